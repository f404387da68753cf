"""From a window of a log to an instance, and to the plan that people really carried out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimizer.instance.build import build_instance
from optimizer.instance.schema import Instance
from optimizer.logs.clients import client_rows, nominal_caseworkers, own_caseworkers
from optimizer.logs.events import Cases, Log
from optimizer.logs.minutes import TaskMinutes, task_minutes
from optimizer.logs.notes import notes_on
from optimizer.logs.people import caseworker_rows
from optimizer.logs.settings import ImportSettings
from optimizer.logs.tasks import task_rows
from optimizer.logs.window import Window, window_of


@dataclass(frozen=True)
class Imported:
    instance: Instance
    window: Window
    minutes: TaskMinutes
    #: Who each client's caseworker is said to have been while the window ran.
    nominal: dict[str, str]
    #: What was left out, cut or assumed, each in one sentence.
    notes: tuple[str, ...]


def import_window(log: Log, settings: ImportSettings, cases: Cases | None = None) -> Imported:
    """Read what was done in a window as an instance of what had to be done.

    Raises
    ------
    InputError
        Nothing in the window, no minutes, or an instance that the format refuses.
    """
    window = window_of(log, settings)
    minutes = task_minutes(window, settings)
    owners = own_caseworkers(window, cases, settings)
    tasks = task_rows(window, cases, minutes, settings)
    raw: dict[str, Any] = {
        "format": "caseload-instance/1",
        "name": settings.name or f"{Path(log.where).name.split('.')[0]}-{settings.start}",
        "horizon": {
            "start": settings.start.isoformat(),
            "end": settings.end.isoformat(),
            "workweek": list(window.workweek),
            "holidays": [day.isoformat() for day in window.holidays],
        },
        "rules": {"policy": settings.policy, "familiarisation_minutes": 0},
        "caseworkers": caseworker_rows(window, owners, minutes, settings),
        "clients": client_rows(window, owners),
        "tasks": tasks.rows,
    }
    instance = build_instance(raw, log.where)
    notes = notes_on(window, minutes, owners, tasks)
    return Imported(instance, window, minutes, nominal_caseworkers(window, owners), notes)
