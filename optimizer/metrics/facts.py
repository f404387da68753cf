"""A checked plan with its rows resolved: what all measures look things up in."""

from functools import cached_property

from optimizer.checks.check import CheckedPlan
from optimizer.instance.calendar import working_days
from optimizer.instance.schema import CaseworkerId, Client, ClientId, Task, TaskId
from optimizer.plan.schema import ScheduledTask

#: Group of what has no office or no kind.
NONE = "(none)"


class Facts:
    def __init__(self, checked: CheckedPlan) -> None:
        self.plan, self.instance, self.score = checked.plan, checked.instance, checked.score
        self.days = working_days(self.instance.horizon)
        self.day_number = {day: number for number, day in enumerate(self.days)}
        self.clients: dict[ClientId, Client] = {client.id: client for client in self.instance.clients}
        self.tasks: dict[TaskId, Task] = {task.id: task for task in self.instance.tasks}
        self.caseworker_of = {row.client: row.caseworker for row in self.plan.assignments}
        self.done: dict[TaskId, ScheduledTask] = {row.task: row for row in self.plan.schedule}

    def client_of(self, row: ScheduledTask) -> Client:
        return self.clients[self.tasks[row.task].client]

    @cached_property
    def contacts(self) -> dict[ClientId, list[CaseworkerId]]:
        """Who did each client's tasks, by day, then by position in the schedule; empty for who had none."""
        contacts: dict[ClientId, list[CaseworkerId]] = {client: [] for client in self.clients}
        for row in sorted(self.plan.schedule, key=lambda row: row.day):
            contacts[self.tasks[row.task].client].append(row.caseworker)
        return contacts
