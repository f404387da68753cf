"""Working days `0 … H-1`, and the days on which tasks may start and fall due (docs/formulation.md, "Given")."""

from datetime import date, timedelta
from functools import cached_property

from optimizer.instance.schema import Horizon, Task

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Workdays:
    """The working days of one horizon."""

    def __init__(self, horizon: Horizon) -> None:
        self.horizon = horizon
        self._before: dict[date, int] = {}

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The dates of the horizon in the work week that are no holiday."""
        start, end = self.horizon.start, self.horizon.end
        every_date = (start + timedelta(days=offset) for offset in range((end - start).days + 1))
        return tuple(day for day in every_date if self._is_worked(day))

    def _is_worked(self, day: date) -> bool:
        return _NAMES[day.weekday()] in self.horizon.workweek and day not in self.horizon.holidays

    @cached_property
    def _set(self) -> frozenset[date]:
        return frozenset(self.dates)

    def __len__(self) -> int:
        """H, the number of working days."""
        return len(self.dates)

    def __contains__(self, day: object) -> bool:
        return day in self._set

    def number(self, day: date) -> int:
        """The working days before a date: its own number, or for another date that of the next working day.

        0 for any date before the horizon, H where no working day is left.
        """
        if day not in self._before:
            self._before[day] = sum(worked < day for worked in self.dates)
        return self._before[day]

    def release(self, task: Task) -> int:
        """The first day the task may be done; H where it can't be scheduled."""
        return self.number(task.release)

    def is_overdue(self, task: Task) -> bool:
        """Late whatever is done."""
        return task.due < self.horizon.start

    def due(self, task: Task) -> int | None:
        """The last day on which the task is on time; None where no day of the horizon is too late.

        For a task that is overdue from the start: day 0, from which its delay counts.
        """
        if self.is_overdue(task):
            return 0
        if task.due > self.horizon.end:
            return None
        last_on_or_before = self.number(task.due) if task.due in self else self.number(task.due) - 1
        day = max(last_on_or_before, self.release(task))
        return day if day < len(self) else None
