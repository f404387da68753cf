"""What edits change about a caseworker who is there already."""

from collections.abc import Callable
from datetime import date
from typing import Any

from optimizer.instance.calendar import working_days
from optimizer.instance.schema import MOST, Caseworker, Horizon
from optimizer.scenario.edits import Absent, Cap, Overtime, Train


def changes_of(worker: Caseworker, edit: Absent | Train | Cap | Overtime, horizon: Horizon) -> dict[str, Any]:
    """New values by field."""
    match edit:
        case Absent():
            return _minutes(worker, lambda _: 0, edit.first, edit.last, horizon)
        case Train():
            return {
                "languages": tuple(dict.fromkeys((*worker.languages, *edit.languages))),
                "programs": tuple(dict.fromkeys((*worker.programs, *edit.programs))),
            }
        case Cap():
            return {"max_caseload": edit.points}
        case Overtime():
            return _overtime(worker, edit, horizon)


def _overtime(worker: Caseworker, edit: Overtime, horizon: Horizon) -> dict[str, Any]:
    if edit.days is None:
        return {"overtime_per_day": edit.minutes}
    # On a day of leave there is no overtime.
    return _minutes(worker, lambda usual: min(usual + edit.minutes, MOST) if usual else 0, *edit.days, horizon)


def _minutes(
    worker: Caseworker, change: Callable[[int], int], first: date, last: date, horizon: Horizon
) -> dict[str, Any]:
    days = [day for day in working_days(horizon) if first <= day <= last]
    changed = {day: change(worker.availability.get(day, worker.minutes_per_day)) for day in days}
    return {"availability": {**worker.availability, **changed}}
