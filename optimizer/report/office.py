"""The rows of an office that sections look up: caseworkers, clients and tasks, column by column.

Columns instead of rows, and places in other columns instead of ids, because a page holds 45,000 clients: an id stands
in it once.
"""

from collections.abc import Mapping
from typing import Any

from optimizer.metrics.facts import Facts
from optimizer.metrics.timeliness import due_of
from optimizer.report.subject import Subject


def office_of(subject: Subject, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Lists of equal length in each group; -1: none.

    `clients.caseworker`, `clients.today`, `tasks.doer` are places in `caseworkers.id`, `tasks.client` in `clients.id`,
    `tasks.day` in `days`. Dates are ISO texts, minutes whole numbers; `clients.programs` is a text; `tasks.late` is 1
    where the task is late. Where `names` are given, by id, caseworkers and clients have a list `name` (None: has none).
    """
    office = _office_of(subject)
    if names is not None:
        for group in ("caseworkers", "clients"):
            office[group]["name"] = [names.get(key) for key in office[group]["id"]]
    return office


def _office_of(subject: Subject) -> dict[str, Any]:
    instance, facts = subject.instance, subject.facts
    worker_at = {worker.id: at for at, worker in enumerate(instance.caseworkers)}
    client_at = {client.id: at for at, client in enumerate(instance.clients)}
    done = [facts.done.get(task.id) for task in instance.tasks]
    return {
        "policy": subject.plan.policy,
        "start": instance.horizon.start.isoformat(),
        "end": instance.horizon.end.isoformat(),
        "days": [day.isoformat() for day in facts.days],
        "caseworkers": {
            "id": [worker.id for worker in instance.caseworkers],
            "languages": [list(worker.languages) for worker in instance.caseworkers],
            "programs": [list(worker.programs) for worker in instance.caseworkers],
            "office": [worker.office for worker in instance.caseworkers],
        },
        "clients": {
            "id": [client.id for client in instance.clients],
            "language": [client.language for client in instance.clients],
            "programs": [", ".join(client.programs) for client in instance.clients],
            "today": [-1 if client.caseworker is None else worker_at[client.caseworker] for client in instance.clients],
            "caseworker": [
                -1 if who is None else worker_at[who]
                for client in instance.clients
                for who in (facts.caseworker_of[client.id],)
            ],
        },
        "tasks": {
            "id": [task.id for task in instance.tasks],
            "client": [client_at[task.client] for task in instance.tasks],
            "kind": [task.kind or task.program for task in instance.tasks],
            "due": [task.due.isoformat() for task in instance.tasks],
            "release": [task.release.isoformat() for task in instance.tasks],
            "doer": [-1 if row is None else worker_at[row.caseworker] for row in done],
            "day": [-1 if row is None else facts.day_number[row.day] for row in done],
            "minutes": [
                task.minutes if row is None else row.minutes for task, row in zip(instance.tasks, done, strict=True)
            ],
            "late": _late(facts),
        },
    }


def _late(facts: Facts) -> list[int]:
    found = (due_of(facts, task) for task in facts.instance.tasks)
    return [int(due is not None and due.is_late) for due in found]
