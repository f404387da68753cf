"""Due dates as working days."""

from bisect import bisect_right
from datetime import date


def due_day(due: date, days: tuple[date, ...], day: int) -> int:
    """The last working day on time, at least the day it comes in; negative where overdue from the start."""
    if due < days[0]:
        return (due - days[0]).days
    if due > days[-1]:
        return len(days) - 1 + (due - days[-1]).days
    return max(bisect_right(days, due) - 1, day)
