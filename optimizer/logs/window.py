"""A log cut in three: before the window, inside it, after it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from optimizer.errors import Fault, InputError
from optimizer.instance.schema import Weekday
from optimizer.logs.events import Log, LogEvent
from optimizer.logs.settings import ImportSettings

_WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Window:
    """Events of people unless said otherwise, each part in order of completion."""

    log: Log
    start: date
    end: date
    before: tuple[LogEvent, ...]
    inside: tuple[LogEvent, ...]
    #: Cases known when the window began: some event, of a person or not, was completed or released before it.
    known_cases: frozenset[str]
    #: Events inside the window that no person did.
    unattended: int

    @cached_property
    def log_before(self) -> Log:
        """What the log said when the window began."""
        return self.log.between(None, self.start - timedelta(days=1))

    @cached_property
    def cases(self) -> tuple[str, ...]:
        """Cases with a task in the window, by first task."""
        return tuple(dict.fromkeys(event.case for event in self.inside))

    @cached_property
    def days_worked(self) -> tuple[date, ...]:
        return tuple(sorted({event.day for event in self.inside}))

    @cached_property
    def workweek(self) -> tuple[Weekday, ...]:
        """Days of the week on which anybody worked."""
        worked = {day.weekday() for day in self.days_worked}
        return tuple(name for number, name in enumerate(_WEEKDAYS) if number in worked)

    @cached_property
    def holidays(self) -> tuple[date, ...]:
        """Dates in the work week on which nobody worked."""
        week, worked = set(self.workweek), set(self.days_worked)
        dates = (self.start + timedelta(days=offset) for offset in range((self.end - self.start).days + 1))
        return tuple(day for day in dates if _WEEKDAYS[day.weekday()] in week and day not in worked)

    @cached_property
    def contacts(self) -> dict[str, dict[str, int]]:
        """Per case of the window, contacts before it by person, the most frequent first, then the most recent."""
        wanted = set(self.cases)
        counts: dict[str, Counter[str]] = {}
        for event in reversed(self.before):
            if event.case in wanted and event.person is not None:
                counts.setdefault(event.case, Counter())[event.person] += 1
        return {case: dict(people.most_common()) for case, people in counts.items()}


def window_of(log: Log, settings: ImportSettings) -> Window:
    """Cut a log at the window.

    Raises
    ------
    InputError
        The window ends before it starts, or nobody did anything in it.
    """
    start, end = settings.start, settings.end
    if end < start:
        raise InputError([Fault("window", "", "--to", str(end), f"is before --from {start}")])
    inside = tuple(event for event in log.attended if start <= event.day <= end)
    if not inside:
        days = [event.day for event in log.attended]
        span = f"its work by people runs from {min(days)} to {max(days)}" if days else "it has no work by people at all"
        raise InputError([Fault(log.where, "", "", "", f"has no work by people from {start} to {end}; {span}")])
    return Window(
        log=log,
        start=start,
        end=end,
        before=tuple(event for event in log.attended if event.day < start),
        inside=inside,
        known_cases=frozenset(
            event.case for event in log.events if min(event.day, event.released or event.day) < start
        ),
        unattended=sum(event.person is None and start <= event.day <= end for event in log.events),
    )
