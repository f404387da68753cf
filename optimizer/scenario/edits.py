"""Edits of an instance as frozen objects; `str` of one is its notation (`optimizer.scenario.notation` reads it).

What an edit means for the instance stands in `staff`, `hiring` and `leaving`, what is refused in `refusals`.
"""

from dataclasses import dataclass
from datetime import date

from optimizer.instance.schema import CaseworkerId


@dataclass(frozen=True, slots=True)
class Absent:
    """A caseworker works no minute from `first` to `last`, both included, and keeps their clients."""

    caseworker: CaseworkerId
    first: date
    last: date

    def __str__(self) -> str:
        return f"absent {self.caseworker}:{span(self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Leaves:
    """A caseworker leaves on `day`, which is the first without them; all their clients need somebody else.

    A day up to the first of the horizon takes them out of the instance. A later day leaves them their minutes until
    then, but no client: a plan names one caseworker for the whole horizon.
    """

    caseworker: CaseworkerId
    day: date

    def __str__(self) -> str:
        return f"leaves {self.caseworker}:{self.day}"


@dataclass(frozen=True, slots=True)
class Hire:
    """Somebody new; `like` lends office, minutes, overtime and cap, else they are what is usual (the median)."""

    languages: tuple[str, ...]
    programs: tuple[str, ...]
    like: CaseworkerId | None = None

    def __str__(self) -> str:
        words = ",".join((*self.languages, *self.programs))
        return f"hire {words}" + (f":like={self.like}" if self.like is not None else "")


@dataclass(frozen=True, slots=True)
class Train:
    """A caseworker learns languages or programmes."""

    caseworker: CaseworkerId
    languages: tuple[str, ...]
    programs: tuple[str, ...]

    def __str__(self) -> str:
        return f"train {self.caseworker}:{','.join((*self.languages, *self.programs))}"


@dataclass(frozen=True, slots=True)
class Cap:
    """A caseworker's cap on caseload points; None is no cap."""

    caseworker: CaseworkerId
    points: int | None

    def __str__(self) -> str:
        return f"cap {self.caseworker}={'none' if self.points is None else self.points}"


@dataclass(frozen=True, slots=True)
class Overtime:
    """Overtime of `minutes` a day is allowed to a caseworker, or to all (None).

    With `days`, first and last, both included, these are ordinary minutes more on the working days among them: the
    format knows overtime by caseworker, not by date, so that they are not in the objective *overtime*.
    """

    caseworker: CaseworkerId | None
    minutes: int
    days: tuple[date, date] | None = None

    def __str__(self) -> str:
        who = "all" if self.caseworker is None else self.caseworker
        return f"overtime {who}={self.minutes}" + (f":{span(*self.days)}" if self.days else "")


@dataclass(frozen=True, slots=True)
class DueSlack:
    """Every task is due that many calendar days later."""

    days: int

    def __str__(self) -> str:
        return f"due-slack {self.days}"


Edit = Absent | Leaves | Hire | Train | Cap | Overtime | DueSlack


def span(first: date, last: date) -> str:
    """One day, or two with dots between."""
    return str(first) if first == last else f"{first}..{last}"
