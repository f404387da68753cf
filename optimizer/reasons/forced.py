"""What it costs to have a task on time, or done at all, that a client-based plan has late or undone.

Everybody keeps their clients; the days of the task's caseworker are made anew, as things are and with the task on time.
To force it, its late weight becomes more than that of all other tasks together: then it is late only if it can't be
helped. That is so where nothing but *unassigned* comes before *late* in the plan's priority.
"""

from dataclasses import dataclass, replace

from optimizer.instance.schema import Task, TaskId
from optimizer.reasons.ask import Asker
from optimizer.reasons.change import Change, changes_of
from optimizer.reasons.late_tasks import LateTasks, late_tasks_between
from optimizer.reasons.part import Part, part_of
from optimizer.reasons.present import Present
from optimizer.reasons.price import peak_of_others
from optimizer.scenario.rebuilt import replaced


@dataclass(frozen=True)
class Forced:
    """`possible`: whether it can be on time with its caseworker; None where that was not proven."""

    possible: bool | None
    changes: tuple[Change, ...]
    tasks: LateTasks


def can_be_forced(present: Present) -> bool:
    """Whether *late* decides first, clients being settled."""
    names = present.priority
    return "late" in names and set(names[: names.index("late")]) <= {"unassigned"}


def force(present: Present, task: TaskId, asker: Asker) -> Forced:
    """On time, or where it can't be late, done within the horizon; its client must have a caseworker."""
    worker = present.caseworker_of[present.tasks[task].client]
    assert worker is not None, "a client without a caseworker has no task done"
    part = part_of(present, dict.fromkeys(present.clients_of[worker], worker))
    heavy = 1 + sum(row.late_weight for row in part.instance.tasks)
    before = asker.ask(part, f"the days of {worker} as they are")
    after = asker.ask(_heavier(present, part, task, heavy), f"the days of {worker} with {task} on time")
    if after.value["late"] >= heavy:
        bound = after.bound.get("late")
        return Forced(False if bound is not None and bound >= heavy else None, (), LateTasks((), (), 0))
    if before.tears or after.tears:  # no plan of the whole, as others wait for what is left undone
        return Forced(None, (), LateTasks((), (), 0))
    floor = peak_of_others(present, [worker])
    changes = changes_of(asker.settings.priority, [before], [after], floor)
    return Forced(True, changes, late_tasks_between([before], [after]))


def _heavier(present: Present, part: Part, task: TaskId, weight: int) -> Part:
    last = present.instance.horizon.end

    def heavier(row: Task) -> Task:
        if row.id != task:
            return row
        return row.model_copy(update={"late_weight": weight, "due": min(row.due, last)})

    return replace(part, instance=replaced(part.instance, tasks=tuple(map(heavier, part.instance.tasks))))
