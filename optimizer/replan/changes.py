"""What one plan has that another has not: clients with another caseworker, tasks with another day or doer, lateness."""

from dataclasses import dataclass
from datetime import date

from optimizer.instance.calendar import due_index, working_days
from optimizer.instance.schema import CaseworkerId, ClientId, Horizon, Instance, Task, TaskId
from optimizer.plan.schema import Plan


@dataclass(frozen=True)
class Move:
    """A client's caseworker before and now; None is nobody."""

    client: ClientId
    before: CaseworkerId | None
    now: CaseworkerId | None


@dataclass(frozen=True)
class Slot:
    """Who does a task, and when."""

    caseworker: CaseworkerId
    day: date


@dataclass(frozen=True)
class Shift:
    """A task's doer and day before and now; None is not at all."""

    task: TaskId
    client: ClientId
    before: Slot | None
    now: Slot | None

    @property
    def reassigned(self) -> bool:
        """Somebody else does it."""
        return self.before is not None and self.now is not None and self.before.caseworker != self.now.caseworker

    @property
    def rescheduled(self) -> bool:
        """It had a day and has not the same one now."""
        return self.before is not None and (self.now is None or self.before.day != self.now.day)


@dataclass(frozen=True)
class Changes:
    """Of the clients and tasks of the newer instance, in its order.

    `moved`: had a caseworker and have not the same one now; `placed`: had nobody, or were not known; `shifts`: tasks
    whose doer or day differs, those that are done now and were not before included; `became_late` and `no_longer_late`:
    of the tasks of both.
    """

    moved: tuple[Move, ...]
    placed: tuple[Move, ...]
    shifts: tuple[Shift, ...]
    became_late: tuple[TaskId, ...]
    no_longer_late: tuple[TaskId, ...]

    @property
    def reassigned(self) -> tuple[Shift, ...]:
        return tuple(shift for shift in self.shifts if shift.reassigned)

    @property
    def rescheduled(self) -> tuple[Shift, ...]:
        return tuple(shift for shift in self.shifts if shift.rescheduled)


def changes_between(before: Instance, old: Plan, after: Instance, new: Plan) -> Changes:
    """From a plan of one instance to a plan of another version of it."""
    moves = _moves(old, after, new)
    was_late, is_late = _late_tasks(before, old), _late_tasks(after, new)
    both = [task.id for task in after.tasks if task.id in was_late]
    return Changes(
        moved=tuple(move for move in moves if move.before is not None),
        placed=tuple(move for move in moves if move.before is None),
        shifts=tuple(_shifts(old, after, new)),
        became_late=tuple(task for task in both if is_late[task] and not was_late[task]),
        no_longer_late=tuple(task for task in both if was_late[task] and not is_late[task]),
    )


def _moves(old: Plan, after: Instance, new: Plan) -> list[Move]:
    before = {row.client: row.caseworker for row in old.assignments}
    now = {row.client: row.caseworker for row in new.assignments}
    moves = [Move(client.id, before.get(client.id), now.get(client.id)) for client in after.clients]
    return [move for move in moves if move.before != move.now]


def _shifts(old: Plan, after: Instance, new: Plan) -> list[Shift]:
    before, now = _slots(old), _slots(new)
    shifts = [Shift(task.id, task.client, before.get(task.id), now.get(task.id)) for task in after.tasks]
    return [shift for shift in shifts if shift.before != shift.now]


def _slots(plan: Plan) -> dict[TaskId, Slot]:
    return {row.task: Slot(row.caseworker, row.day) for row in plan.schedule}


def _late_tasks(instance: Instance, plan: Plan) -> dict[TaskId, bool]:
    """Whether each task counts as late (docs/formulation.md)."""
    done = {row.task: row.day for row in plan.schedule}
    days = working_days(instance.horizon)
    return {task.id: _is_late(task, instance.horizon, days, done.get(task.id)) for task in instance.tasks}


def _is_late(task: Task, horizon: Horizon, days: tuple[date, ...], day: date | None) -> bool:
    due = due_index(task, horizon, days)
    if due is None:
        return False
    return task.due < horizon.start or day is None or day > days[due]
