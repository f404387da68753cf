"""What a log says, as typed rows in order of completion."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from optimizer.logs.columns import Role


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One piece of work that was completed. Times and dates are those of the office's wall clock."""

    line: int
    id: str
    case: str
    activity: str
    #: None: a system did it, or nobody knows who.
    person: str | None
    started: datetime | None
    done: datetime
    #: As recorded, else from start to completion; None where neither is known.
    minutes: float | None
    released: date | None
    due: date | None
    responsible: str | None
    #: The activity, unless another column was named.
    program: str

    @property
    def day(self) -> date:
        return self.done.date()


@dataclass(frozen=True)
class Log:
    """A whole log; `events` are in order of completion, then of start, then as in the file."""

    where: str
    events: tuple[LogEvent, ...]
    #: Rows of the file that are no event of `events`, by reason.
    dropped: Mapping[str, int] = field(default_factory=dict)
    #: Events of `events` that no person did, by reason.
    unattended: Mapping[str, int] = field(default_factory=dict)
    #: Which column held what.
    columns: Mapping[Role, str] = field(default_factory=dict)

    @cached_property
    def attended(self) -> tuple[LogEvent, ...]:
        """Events that a person did: the contacts."""
        return tuple(event for event in self.events if event.person is not None)

    def between(self, start: date | None, end: date | None) -> "Log":
        """The events completed from `start` to `end`, both included; None leaves an end open."""
        first, last = start or date.min, end or date.max
        kept = tuple(event for event in self.events if first <= event.day <= last)
        unattended = {"not done by a person": sum(event.person is None for event in kept)}
        return Log(self.where, kept, self.dropped, unattended, self.columns)


@dataclass(frozen=True)
class Cases:
    """What is known about cases as such, from a file of its own."""

    responsible: Mapping[str, str] = field(default_factory=dict)
    deadline: Mapping[str, date] = field(default_factory=dict)
