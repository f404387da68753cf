"""A part of an office as an instance of its own: some clients, each pinned to a caseworker, with all their tasks.

All caseworkers stay in it, so that what they know of clients stays what it was; those to whom nobody is pinned have
nothing to do. Under client-based, such a part depends on the rest through tasks that wait for one another alone: a task
tied to one outside keeps its day, and what is not done and so tied stays undone and is left out.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from optimizer.instance.schema import CaseworkerId, ClientId, Instance, Task, TaskId
from optimizer.reasons.present import Present
from optimizer.scenario.rebuilt import replaced


@dataclass(frozen=True)
class Part:
    """`needed`: tasks that must be done, as a task outside that is done waits for them."""

    instance: Instance
    needed: frozenset[TaskId]


def part_of(present: Present, holder: Mapping[ClientId, CaseworkerId]) -> Part:
    """The clients of `holder`, each with that caseworker."""
    tied = _tied(present, holder)
    tasks = [task for client in holder for task in present.tasks_of[client]]
    never = _never(present, tasks, tied)
    kept = [_inside(present, task, holder, held=task.id in tied) for task in tasks if task.id not in never]
    ids = {task.id for task in kept}
    instance = replaced(
        present.instance,
        clients=tuple(present.clients[c].model_copy(update={"pin": w}) for c, w in holder.items()),
        tasks=tuple(kept),
        relationships=tuple(row for row in present.instance.relationships if row.client in holder),
        efforts=tuple(row for row in present.instance.efforts if row.task in ids),
    )
    return Part(instance, _needed(present, holder))


def _tied(present: Present, inside: Collection[ClientId]) -> set[TaskId]:
    """Tasks inside that wait for one outside, or that one outside waits for."""
    tied = set()
    for task, before in present.ties:
        if (task.client in inside) != (before.client in inside):
            tied.add(task.id if task.client in inside else before.id)
    return tied


def _needed(present: Present, inside: Collection[ClientId]) -> frozenset[TaskId]:
    return frozenset(
        before.id
        for task, before in present.ties
        if before.client in inside and task.client not in inside and task.id in present.day_of
    )


def _never(present: Present, tasks: Collection[Task], tied: Collection[TaskId]) -> set[TaskId]:
    """What must stay undone, and what waits for it."""
    never = {task.id for task in tasks if task.id in tied and task.id not in present.day_of}
    found = bool(never)
    while found:
        more = {task.id for task in tasks if task.id not in never and any(row.task in never for row in task.after)}
        never |= more
        found = bool(more)
    return never


def _inside(present: Present, task: Task, inside: Collection[ClientId], *, held: bool) -> Task:
    if not held:
        return task
    after = tuple(row for row in task.after if present.tasks[row.task].client in inside)
    return task.model_copy(update={"after": after, "fixed_day": present.day_of[task.id]})
