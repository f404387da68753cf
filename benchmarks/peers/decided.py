"""What a peer decides, in the one form in which it leaves the peer's process."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from optimizer.atomic import write_atomically
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.plan.schema import Assignment, Plan, Provenance, ScheduledTask


@dataclass(frozen=True)
class Decided:
    """Indexes into the instance under the client-based policy; -1 is nobody, or never."""

    #: (C,) p(c); (T,) day(t), done by the caseworker of the task's client.
    caseworker: Ints
    day: Ints


def write_decided(decided: Decided, path: Path) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, caseworker=decided.caseworker, day=decided.day)
    write_atomically(path, buffer.getvalue())


def read_decided(path: Path) -> Decided:
    with np.load(path) as arrays:
        return Decided(arrays["caseworker"], arrays["day"])


def decided_of(indexed: IndexedInstance, plan: Plan) -> Decided:
    """The arrays of a client-based plan."""
    instance = indexed.instance
    workers = {worker.id: index for index, worker in enumerate(instance.caseworkers)}
    tasks = {task.id: index for index, task in enumerate(instance.tasks)}
    days = {day: index for index, day in enumerate(indexed.days)}
    held = {row.client: row.caseworker for row in plan.assignments}
    caseworkers = [held[client.id] for client in instance.clients]
    day = np.full(len(tasks), -1)
    for row in plan.schedule:
        day[tasks[row.task]] = days[row.day]
    return Decided(np.array([-1 if w is None else workers[w] for w in caseworkers], dtype=np.int64), day)


def worth_of(indexed: IndexedInstance, decided: Decided) -> tuple[int, int, int]:
    """Unassigned, late and continuity negated, to tell a peer's own plans apart; the checker says what counts."""
    held, done = np.flatnonzero(decided.caseworker >= 0), np.flatnonzero(decided.day >= 0)
    clients = indexed.client_of[done]
    kept = indexed.weight[held] * indexed.kept_points[held, decided.caseworker[held]]
    contacts = indexed.weight[clients] * indexed.own_task_points[clients, decided.caseworker[clients]]
    missed = indexed.can_be_late & ((decided.day < 0) | (decided.day > indexed.due))
    late = int(indexed.late_weight[missed | indexed.overdue].sum())
    return indexed.n_clients - len(held), late, -int(kept.sum() + contacts.sum())


def plan_of(indexed: IndexedInstance, decided: Decided, provenance: Provenance) -> Plan:
    """The plan file that these arrays mean; nothing is repaired, the checker judges what was decided."""
    instance = indexed.instance
    workers = [worker.id for worker in instance.caseworkers]
    return Plan(
        instance=instance.name,
        instance_sha256=instance.sha256,
        policy="client-based",
        status="feasible",
        assignments=tuple(
            Assignment(client=client.id, caseworker=workers[w] if w >= 0 else None)
            for client, w in zip(instance.clients, decided.caseworker.tolist(), strict=True)
        ),
        schedule=tuple(_schedule(indexed, decided)),
        objectives=(),
        provenance=provenance,
    )


def _schedule(indexed: IndexedInstance, decided: Decided) -> list[ScheduledTask]:
    """By day; the first task of a pair that never met carries the familiarisation (C2)."""
    instance, met, rows = indexed.instance, set[int](), []
    placed = np.flatnonzero(decided.day >= 0)
    for task in placed[np.argsort(decided.day[placed], kind="stable")].tolist():
        client = int(indexed.client_of[task])
        worker = int(decided.caseworker[client])
        minutes = int(indexed.minutes[task, worker])
        if indexed.strangers[client, worker] and client not in met:
            minutes += indexed.familiarisation
        met.add(client)
        rows.append(
            ScheduledTask(
                task=instance.tasks[task].id,
                caseworker=instance.caseworkers[worker].id,
                day=indexed.days[int(decided.day[task])],
                minutes=minutes,
            )
        )
    return rows
