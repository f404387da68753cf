"""Work done in the window, as tasks that still have to be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from optimizer.logs.events import Cases, LogEvent
from optimizer.logs.minutes import TaskMinutes
from optimizer.logs.settings import ImportSettings
from optimizer.logs.window import Window


@dataclass(frozen=True)
class Tasks:
    rows: list[dict[str, Any]]
    #: Tasks whose due date lies after the window: nothing a plan does makes them late.
    cannot_be_missed: int
    #: Tasks recorded as released only after their deadline, or after the day they were done; released earlier here.
    released_earlier: int


def task_rows(window: Window, cases: Cases | None, minutes: TaskMinutes, settings: ImportSettings) -> Tasks:
    """One task an event, in order of completion.

    A task is released when the log says, else when the event before it in its case was completed, else when it was
    started; never after the day on which it was done or due.
    """
    deadlines = cases.deadline if cases is not None else {}
    preceding, previous_task = _preceding_days(window), dict[str, str]()
    rows: list[dict[str, Any]] = []
    moved = 0
    for event in window.inside:
        recorded = event.released or preceding.get(event.id) or (event.started.date() if event.started else event.day)
        due = _due(event, deadlines, window, settings)
        release = min(recorded, event.day, due)
        moved += release < recorded
        before = previous_task.get(event.case)
        previous_task[event.case] = event.id
        rows.append(
            {
                "id": event.id,
                "client": event.case,
                "program": event.program,
                "minutes": minutes.of[event.id],
                "release": release.isoformat(),
                "due": due.isoformat(),
                "late_weight": 1,
                "after": [{"task": before, "days": 0}] if settings.order and before is not None else [],
            }
        )
    horizon_end = window.end.isoformat()
    return Tasks(rows, sum(row["due"] > horizon_end for row in rows), moved)


def _preceding_days(window: Window) -> dict[str, date]:
    """Per event, the day on which the event before it in the same case was completed, by whomever."""
    latest: dict[str, date] = {}
    days: dict[str, date] = {}
    for event in window.log.events:
        if event.case in latest:
            days[event.id] = latest[event.case]
        latest[event.case] = event.day
    return days


def _due(event: LogEvent, deadlines: Mapping[str, date], window: Window, settings: ImportSettings) -> date:
    deadline = event.due or deadlines.get(event.case) or window.end + timedelta(days=1)
    if settings.due == "window":
        return min(deadline, window.end)
    return min(deadline, event.day) if settings.due == "as-done" else deadline
