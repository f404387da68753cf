"""What is left of an instance on a day: the work that a plan has done by then is taken out, as history.

A done task has left its client a contact with whoever did it, and lets go what waited for it. Were done tasks left
in, rule P1 would tie every client for whom something was done to whoever did it; so the horizon begins on the day.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from optimizer.errors import Fault, InputError
from optimizer.instance.calendar import working_days
from optimizer.instance.schema import MOST, Caseworker, CaseworkerId, Client, Instance, Task, TaskId
from optimizer.plan.schema import Plan, ScheduledTask
from optimizer.scenario.rebuilt import replaced, validated


@dataclass(frozen=True)
class Rest:
    """`instance` from the day on; `done`: what was taken out; `notes`: what could not be carried over as it was."""

    instance: Instance
    done: tuple[ScheduledTask, ...]
    notes: tuple[str, ...]


def rest_of(instance: Instance, plan: Plan, as_of: date) -> Rest:
    """The instance from `as_of` on, the plan having been followed until the day before.

    Tasks that the plan has before `as_of` count as done on that day by that caseworker, if the instance still has them.

    Raises
    ------
    InputError
        The day lies before the horizon or after its last working day, or the plan names no client of the instance.
    """
    _refuse(instance, plan, as_of)
    ids = {task.id for task in instance.tasks}
    done = tuple(row for row in plan.schedule if row.day < as_of and row.task in ids)
    left = _Left(instance, {row.task: row.day for row in done}, as_of)
    tasks = tuple(left.task(task) for task in instance.tasks if task.id not in left.done)
    contacts = Counter((row.task, row.caseworker) for row in done)
    of_client = {task.id: task.client for task in instance.tasks}
    met: dict[str, Counter[CaseworkerId]] = {}
    for (task, worker), count in contacts.items():
        met.setdefault(of_client[task], Counter())[worker] += count
    rest = replaced(
        instance,
        horizon=instance.horizon.model_copy(
            update={"start": as_of, "holidays": tuple(day for day in instance.horizon.holidays if day >= as_of)}
        ),
        caseworkers=tuple(_from_now_on(worker, as_of) for worker in instance.caseworkers),
        clients=tuple(_met(client, met.get(client.id)) for client in instance.clients),
        tasks=tasks,
        efforts=tuple(row for row in instance.efforts if row.task not in left.done),
    )
    return Rest(validated(rest, f"as of {as_of}"), done, tuple(left.notes()))


def _refuse(instance: Instance, plan: Plan, as_of: date) -> None:
    horizon, faults = instance.horizon, []
    if as_of < horizon.start:
        faults.append(
            Fault("as of", "", "day", str(as_of), f"lies before the horizon, which starts on {horizon.start}")
        )
    elif not any(day >= as_of for day in working_days(horizon)):
        faults.append(
            Fault("as of", "", "day", str(as_of), f"leaves no working day; the horizon ends on {horizon.end}")
        )
    known = {client.id for client in instance.clients}
    if plan.assignments and not any(row.client in known for row in plan.assignments):
        faults.append(Fault("plan", "", "instance", plan.instance, f"names no client of {instance.name}"))
    if faults:
        raise InputError(faults)


class _Left:
    """Tasks that are left, one by one."""

    def __init__(self, instance: Instance, done: Mapping[TaskId, date], as_of: date) -> None:
        self.done, self._as_of = done, as_of
        self._end = instance.horizon.end
        self._days = working_days(instance.horizon)
        self._number = {day: number for number, day in enumerate(self._days)}
        self._missed: list[TaskId] = []
        self._too_late: list[TaskId] = []

    def task(self, task: Task) -> Task:
        """Without predecessors that are done; it waits for their lags all the same."""
        changes: dict[str, Any] = {}
        if any(row.task in self.done for row in task.after):
            changes["after"] = tuple(row for row in task.after if row.task not in self.done)
            release = max(
                [task.release, *(self._ready(row.task, row.days) for row in task.after if row.task in self.done)]
            )
            changes["release"] = release
            if release > task.due:
                changes["due"] = release
                self._too_late.append(task.id)
        if task.fixed_day is not None and task.fixed_day < self._as_of:
            changes["fixed_day"] = None
            self._missed.append(task.id)
        return task.model_copy(update=changes) if changes else task

    def _ready(self, task: TaskId, lag: int) -> date:
        number = self._number[self.done[task]] + lag
        return self._days[number] if number < len(self._days) else self._end + timedelta(1)

    def notes(self) -> list[str]:
        """What a reader should know."""
        found = []
        if self._missed:
            found.append(
                f"appointments that passed and were not kept, now free to be put on any day: {_few(self._missed)}"
            )
        if self._too_late:
            found.append(
                f"due before what they wait for lets them begin, now due on their first day: {_few(self._too_late)}"
            )
        return found


def _few(ids: list[TaskId]) -> str:
    return ", ".join(ids[:10]) + (f" and {len(ids) - 10:,} more" if len(ids) > 10 else "")


def _from_now_on(worker: Caseworker, as_of: date) -> Caseworker:
    ahead = {day: minutes for day, minutes in worker.availability.items() if day >= as_of}
    return worker if len(ahead) == len(worker.availability) else worker.model_copy(update={"availability": ahead})


def _met(client: Client, met: Counter[CaseworkerId] | None) -> Client:
    if not met:
        return client
    contacts = dict(client.contacts)
    for worker, count in met.items():
        contacts[worker] = min(contacts.get(worker, 0) + count, MOST)
    return client.model_copy(update={"contacts": contacts})
