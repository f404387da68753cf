"""What the plan could not do: clients without a caseworker, tasks without a day, late tasks; each with the reason."""

from collections.abc import Iterator
from typing import Any

from optimizer.grounds.late import late_of
from optimizer.grounds.unplaced import Unplaced, unplaced_of
from optimizer.report.document import Section
from optimizer.report.reasons import reason_data
from optimizer.report.subject import Subject


def exceptions(subject: Subject) -> Section:
    """Rows in that order; the kinds are `no_caseworker`, `no_day` and `late`."""
    unplaced = [_unplaced(subject, row) for row in unplaced_of(subject.standing)]
    return Section("exceptions", {"rows": [*unplaced, *_late(subject)]})


def _unplaced(subject: Subject, row: Unplaced) -> dict[str, Any]:
    if row.kind == "client":
        programs = ", ".join(subject.instance.clients[row.number].programs)
        return {"kind": "no_caseworker", "client": row.number, "program": programs, "reason": reason_data(row.reason)}
    return {"kind": "no_day", **_of_task(subject, row.number), "reason": reason_data(row.reason)}


def _late(subject: Subject) -> Iterator[dict[str, Any]]:
    for row in late_of(subject.standing):
        yield {"kind": "late", **_of_task(subject, row.task), "days": row.days, "reason": reason_data(row.reason)}


def _of_task(subject: Subject, task: int) -> dict[str, Any]:
    """`weight`: what it counts under late, 0 if it is not late."""
    standing, row = subject.standing, subject.instance.tasks[task]
    return {
        "client": int(standing.indexed.client_of[task]),
        "task": task,
        "program": row.program,
        "weight": row.late_weight if standing.late[task] else 0,
    }
