"""The caseworker that a pooled plan names for each client (rule P1 under `task-based`)."""

from collections import Counter
from collections.abc import Iterable

from optimizer.dispatch.walk import Done
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Assignment, Plan


def nominal_caseworkers(indexed: IndexedInstance, done: Iterable[Done]) -> list[int]:
    """(C,) today's own caseworker; else who did most of the client's tasks; else the fewest caseload points.

    Clients of the last kind are named one after the other in order of id, each counting towards the points of the
    next. Nobody (-1) only in an office without caseworkers.
    """
    named: list[int] = indexed.own.tolist()
    for client, caseworker in _most_tasks(indexed, done).items():
        if named[client] < 0:
            named[client] = caseworker
    _fewest_points(indexed, named)
    return named


def with_nominal_caseworkers(instance: Instance, plan: Plan) -> Plan:
    """A `task-based` plan with its caseworkers named as dispatch names them; the schedule stays as it is.

    For plans whose maker did not look at continuity, so that the contrast is not decided by whom it happened to name.
    """
    indexed = index_instance(instance)
    workers = {worker.id: w for w, worker in enumerate(instance.caseworkers)}
    tasks = {task.id: t for t, task in enumerate(instance.tasks)}
    number = {day: d for d, day in enumerate(indexed.days)}
    done = [Done(tasks[row.task], workers[row.caseworker], number[row.day], row.minutes) for row in plan.schedule]
    named = nominal_caseworkers(indexed, sorted(done, key=lambda row: row.day))
    names = [worker.id for worker in instance.caseworkers]
    assignments = tuple(
        Assignment(client=client.id, caseworker=names[w] if w >= 0 else None)
        for client, w in zip(instance.clients, named, strict=True)
    )
    return plan.model_copy(update={"assignments": assignments})


def _most_tasks(indexed: IndexedInstance, done: Iterable[Done]) -> dict[int, int]:
    """Per client met, who did most of its tasks; of equals, the first to do one, which is who was counted first."""
    counts: dict[int, Counter[int]] = {}
    for row in done:
        counts.setdefault(int(indexed.client_of[row.task]), Counter())[row.caseworker] += 1
    return {client: counter.most_common(1)[0][0] for client, counter in counts.items()}


def _fewest_points(indexed: IndexedInstance, named: list[int]) -> None:
    """Fill in who is left."""
    workers, clients = indexed.instance.caseworkers, indexed.instance.clients
    if not workers:
        return
    by_id = sorted(range(len(workers)), key=lambda w: workers[w].id)
    load = [0] * len(workers)
    for client, caseworker in enumerate(named):
        if caseworker >= 0:
            load[caseworker] += int(indexed.points[client])
    for client in sorted((c for c, w in enumerate(named) if w < 0), key=lambda c: clients[c].id):
        named[client] = min(by_id, key=load.__getitem__)
        load[named[client]] += int(indexed.points[client])
