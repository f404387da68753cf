"""Which tasks become late or undone between two plans of the same clients."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import CaseworkerId, ClientId, Task, TaskId
from optimizer.model.decisions import decisions_of_plan
from optimizer.reasons.ask import Answer
from optimizer.solvers.valuation import late_weights


@dataclass(frozen=True)
class LateTask:
    """A task that is late in one of the plans only; caseworker and due date for the sentence."""

    task: TaskId
    client: ClientId
    caseworker: CaseworkerId | None
    due: str
    late_weight: int


@dataclass(frozen=True)
class LateTasks:
    """Tasks late after and not before, and the other way; how many more are undone (fewer: negative).

    Plans that are equally good may choose other tasks; the weights are what is proven.
    """

    newly_late: tuple[LateTask, ...]
    no_longer_late: tuple[LateTask, ...]
    more_undone: int


def late_tasks_between(before: Sequence[Answer], after: Sequence[Answer]) -> LateTasks:
    """Of the plans of the same clients, in parts that may be cut otherwise."""
    old, new = _late(before), _late(after)
    return LateTasks(
        tuple(row for task, row in new.items() if task not in old),
        tuple(row for task, row in old.items() if task not in new),
        _undone(after) - _undone(before),
    )


def _late(answers: Iterable[Answer]) -> dict[TaskId, LateTask]:
    found = {}
    for answer in answers:
        checked = answer.checked
        named = {row.client: row.caseworker for row in checked.plan.assignments}
        for task, weight in _weights(answer):
            found[task.id] = LateTask(task.id, task.client, named[task.client], task.due.isoformat(), weight)
    return found


def _weights(answer: Answer) -> Iterable[tuple[Task, int]]:
    indexed = index_instance(answer.checked.instance)
    weights = late_weights(indexed, decisions_of_plan(indexed, answer.checked.plan))
    for t in np.flatnonzero(weights).tolist():
        yield answer.checked.instance.tasks[t], int(weights[t])


def _undone(answers: Iterable[Answer]) -> int:
    return sum(len(answer.checked.instance.tasks) - len(answer.checked.plan.schedule) for answer in answers)
