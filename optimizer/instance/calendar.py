"""Working days: the dates that a horizon plans for, numbered 0 … H-1."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from optimizer.instance.schema import Horizon, Task

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def working_days(horizon: Horizon) -> tuple[date, ...]:
    """The dates of the horizon in the work week that are no holiday, in order."""
    week, holidays = set(horizon.workweek), set(horizon.holidays)
    span = (horizon.end - horizon.start).days
    dates = (horizon.start + timedelta(days=offset) for offset in range(span + 1))
    return tuple(day for day in dates if _WEEKDAYS[day.weekday()] in week and day not in holidays)


def release_index(task: Task, days: tuple[date, ...]) -> int:
    """First day the task may be done, in 0 … H; H where that lies past the last working day."""
    return bisect_left(days, task.release)


def due_index(task: Task, horizon: Horizon, days: tuple[date, ...]) -> int | None:
    """Last day on which the task is on time, in 0 … H-1; None where it can't be missed inside the horizon.

    A task due before the horizon starts is overdue: its delay counts from day 0, which is what is returned.
    """
    if task.due > horizon.end:
        return None
    if task.due < horizon.start:
        return 0
    last_on_or_before = bisect_right(days, task.due) - 1
    due = max(last_on_or_before, release_index(task, days))
    return due if due < len(days) else None
