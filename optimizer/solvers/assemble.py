"""Decisions become a plan: ids, dates and minutes, in a stable order."""

from collections.abc import Sequence

import numpy as np

from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.plan.schema import Assignment, ObjectiveValue, Plan, Provenance, ScheduledTask, Status
from optimizer.rules import Policy


def assemble_plan(
    indexed: IndexedInstance,
    policy: Policy,
    decisions: Decisions,
    objectives: Sequence[ObjectiveValue] = (),
    status: Status = "feasible",
    provenance: Provenance | None = None,
) -> Plan:
    """The plan that these decisions describe; the schedule is ordered by day, caseworker and task."""
    instance = indexed.instance
    assignments = tuple(
        Assignment.model_construct(client=client.id, caseworker=None if w < 0 else instance.caseworkers[w].id)
        for client, w in zip(instance.clients, decisions.caseworker.tolist(), strict=True)
    )
    return Plan(
        instance=instance.name,
        instance_sha256=instance.sha256,
        policy=policy,
        status=status,
        assignments=assignments,
        schedule=tuple(_schedule(indexed, decisions)),
        objectives=tuple(objectives),
        provenance=provenance or Provenance(),
    )


def _schedule(indexed: IndexedInstance, decisions: Decisions) -> list[ScheduledTask]:
    """Rule C2: the first task of a pair that never met carries the familiarisation."""
    instance = indexed.instance
    done = np.flatnonzero(decisions.performer >= 0)
    order = done[np.lexsort((done, decisions.performer[done], decisions.day[done]))]
    met: set[tuple[int, int]] = set()
    rows = []
    for task in order.tolist():
        worker, client = int(decisions.performer[task]), int(indexed.client_of[task])
        minutes = int(indexed.minutes[task, worker])
        if indexed.strangers[client, worker] and (client, worker) not in met:
            met.add((client, worker))
            minutes += indexed.familiarisation
        rows.append(
            ScheduledTask.model_construct(
                task=instance.tasks[task].id,
                caseworker=instance.caseworkers[worker].id,
                day=indexed.days[int(decisions.day[task])],
                minutes=minutes,
            )
        )
    return rows
