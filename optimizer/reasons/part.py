"""A part of an office as an instance of its own: some clients, each pinned to a caseworker, with all their tasks.

All caseworkers stay in it, so that what they know of clients stays what it was; those to whom nobody is pinned have
nothing to do. Under client-based, such a part depends on the rest only through tasks that wait for one another.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from optimizer.instance.schema import CaseworkerId, ClientId, Instance, Task, TaskId
from optimizer.reasons.present import Present
from optimizer.scenario.rebuilt import replaced


@dataclass(frozen=True)
class Part:
    """`needed`: tasks that must be done, as a task of the rest that is done waits for them."""

    instance: Instance
    needed: frozenset[TaskId]


def part_of(
    present: Present, holder: Mapping[ClientId, CaseworkerId], concerned: Collection[ClientId] | None = None
) -> Part:
    """The clients of `holder`, each with that caseworker.

    `concerned` names them and those who have nobody here; of everybody else the plan stays as it is: a task tied to one
    of theirs keeps its day, or stays undone if it is.
    """
    concerned = holder.keys() if concerned is None else concerned
    tied = _tied(present, concerned)
    tasks = [task for client in holder for task in present.tasks_of[client]]
    never = {task.id for task in tasks if _never(present, task, holder, concerned, tied)}
    ids = {task.id for task in tasks} - never
    instance = replaced(
        present.instance,
        clients=tuple(present.clients[c].model_copy(update={"pin": w}) for c, w in holder.items()),
        tasks=tuple(
            _undoable(present, task) if task.id in never else _as_settled(present, task, holder, task.id in tied)
            for task in tasks
        ),
        relationships=tuple(row for row in present.instance.relationships if row.client in holder),
        efforts=tuple(row for row in present.instance.efforts if row.task in ids),
    )
    return Part(instance, _needed(present, holder, concerned))


def _tied(present: Present, concerned: Collection[ClientId]) -> set[TaskId]:
    """Tasks that wait for one of the rest, or that one of the rest waits for."""
    return {
        task.id if task.client in concerned else before.id
        for task, before in present.ties
        if (task.client in concerned) != (before.client in concerned)
    }


def _needed(present: Present, inside: Collection[ClientId], concerned: Collection[ClientId]) -> frozenset[TaskId]:
    return frozenset(
        before.id
        for task, before in present.ties
        if before.client in inside and task.client not in concerned and task.id in present.day_of
    )


def _never(
    present: Present,
    task: Task,
    holder: Mapping[ClientId, CaseworkerId],
    concerned: Collection[ClientId],
    tied: Collection[TaskId],
) -> bool:
    """Tied and undone, or waiting for a client who has nobody."""
    if task.id in tied and task.id not in present.day_of:
        return True
    before = {present.tasks[row.task].client for row in task.after}
    return any(client in concerned and client not in holder for client in before)


def _undoable(present: Present, task: Task) -> Task:
    """Longer than every day: it stays in the part, as being late counts."""
    longest = int((present.indexed.capacity + present.indexed.overtime).max())
    return task.model_copy(update={"minutes": longest + 1, "after": ()})


def _as_settled(present: Present, task: Task, holder: Mapping[ClientId, CaseworkerId], held: bool) -> Task:
    after = tuple(row for row in task.after if present.tasks[row.task].client in holder)
    return task.model_copy(update={"after": after} | ({"fixed_day": present.day_of[task.id]} if held else {}))
