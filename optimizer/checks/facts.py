"""What an instance says, derived a second time and apart from what solvers read, so that neither hides a mistake."""

from datetime import date
from functools import cached_property

from optimizer.checks.acquaintance import Acquaintance
from optimizer.checks.eligibility import Eligibility
from optimizer.checks.workdays import Workdays
from optimizer.instance.schema import Caseworker, CaseworkerId, Client, ClientId, Instance, Task, TaskId


class Facts:
    """Look-ups and derived quantities of one instance; minutes and days as in docs/formulation.md."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.workdays = Workdays(instance.horizon)
        self.beta = instance.rules.new_relationship_points

    @cached_property
    def clients(self) -> dict[ClientId, Client]:
        return {client.id: client for client in self.instance.clients}

    @cached_property
    def caseworkers(self) -> dict[CaseworkerId, Caseworker]:
        return {caseworker.id: caseworker for caseworker in self.instance.caseworkers}

    @cached_property
    def tasks(self) -> dict[TaskId, Task]:
        return {task.id: task for task in self.instance.tasks}

    @cached_property
    def acquaintance(self) -> Acquaintance:
        return Acquaintance(self.instance)

    @cached_property
    def eligibility(self) -> Eligibility:
        return Eligibility(self.instance)

    @cached_property
    def _efforts(self) -> dict[tuple[TaskId, CaseworkerId], int]:
        return {(effort.task, effort.caseworker): effort.minutes for effort in self.instance.efforts}

    def minutes(self, task: Task, caseworker: CaseworkerId) -> int:
        """Minutes of the task for that caseworker, without reading in."""
        return self._efforts.get((task.id, caseworker), task.minutes)

    def capacity(self, caseworker: CaseworkerId, day: date) -> int:
        """cap[w,d] of a working day, in minutes."""
        worker = self.caseworkers[caseworker]
        return worker.availability.get(day, worker.minutes_per_day)

    def overtime_allowed(self, caseworker: CaseworkerId, day: date) -> int:
        """Minutes beyond capacity; none on a day of leave."""
        return self.caseworkers[caseworker].overtime_per_day if self.capacity(caseworker, day) > 0 else 0

    def available(self, caseworker: CaseworkerId) -> int:
        """Minutes of capacity in the whole horizon."""
        return sum(self.capacity(caseworker, day) for day in self.workdays.dates)
