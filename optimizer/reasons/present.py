"""What stands in a plan, looked up by client, caseworker and task."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from optimizer.checks.check import CheckedPlan
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Caseworker, CaseworkerId, Client, ClientId, Instance, Task, TaskId
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.rules import OBJECTIVES, ObjectiveName


@dataclass(frozen=True)
class Present:
    """A checked plan, to be explained."""

    checked: CheckedPlan

    @property
    def instance(self) -> Instance:
        return self.checked.instance

    @cached_property
    def indexed(self) -> IndexedInstance:
        return index_instance(self.instance)

    @cached_property
    def decisions(self) -> Decisions:
        return decisions_of_plan(self.indexed, self.checked.plan)

    @property
    def priority(self) -> tuple[ObjectiveName, ...]:
        """Of the plan; the default order where the plan lists no objectives."""
        return tuple(row.name for row in self.checked.plan.objectives) or OBJECTIVES

    @cached_property
    def clients(self) -> dict[ClientId, Client]:
        return {client.id: client for client in self.instance.clients}

    @cached_property
    def caseworkers(self) -> dict[CaseworkerId, Caseworker]:
        return {worker.id: worker for worker in self.instance.caseworkers}

    @cached_property
    def tasks(self) -> dict[TaskId, Task]:
        return {task.id: task for task in self.instance.tasks}

    @cached_property
    def client_number(self) -> dict[ClientId, int]:
        """Positions in the arrays, as are the two that follow."""
        return {client.id: c for c, client in enumerate(self.instance.clients)}

    @cached_property
    def worker_number(self) -> dict[CaseworkerId, int]:
        return {worker.id: w for w, worker in enumerate(self.instance.caseworkers)}

    @cached_property
    def task_number(self) -> dict[TaskId, int]:
        return {task.id: t for t, task in enumerate(self.instance.tasks)}

    @cached_property
    def caseworker_of(self) -> dict[ClientId, CaseworkerId | None]:
        return {row.client: row.caseworker for row in self.checked.plan.assignments}

    @cached_property
    def clients_of(self) -> dict[CaseworkerId, tuple[ClientId, ...]]:
        held: dict[CaseworkerId, list[ClientId]] = {worker.id: [] for worker in self.instance.caseworkers}
        for client, worker in self.caseworker_of.items():
            if worker is not None:
                held[worker].append(client)
        return {worker: tuple(clients) for worker, clients in held.items()}

    @cached_property
    def tasks_of(self) -> dict[ClientId, tuple[Task, ...]]:
        tasks: dict[ClientId, list[Task]] = {client.id: [] for client in self.instance.clients}
        for task in self.instance.tasks:
            tasks[task.client].append(task)
        return {client: tuple(mine) for client, mine in tasks.items()}

    @cached_property
    def day_of(self) -> dict[TaskId, date]:
        """Of the scheduled tasks."""
        return {row.task: row.day for row in self.checked.plan.schedule}

    @cached_property
    def ties(self) -> tuple[tuple[Task, Task], ...]:
        """Tasks that wait for a task of another client, each with that task."""
        return tuple(
            (task, self.tasks[row.task])
            for task in self.instance.tasks
            for row in task.after
            if self.tasks[row.task].client != task.client
        )

    def programs_of(self, client: ClientId) -> frozenset[str]:
        """Those listed and those of its tasks."""
        return frozenset(self.clients[client].programs).union(task.program for task in self.tasks_of[client])
