"""What is checked: a plan, its rows resolved against the facts of the instance."""

from collections import Counter
from datetime import date
from functools import cached_property

from optimizer.checks.facts import Facts
from optimizer.instance.schema import CaseworkerId, ClientId, Instance, TaskId
from optimizer.plan.schema import Plan, ScheduledTask


class Subject:
    """A plan beside its instance. Rows that name unknown ids are left to the check of rows and appear nowhere here."""

    def __init__(self, instance: Instance, plan: Plan) -> None:
        self.facts = Facts(instance)
        self.plan = plan

    @cached_property
    def named(self) -> dict[ClientId, CaseworkerId | None]:
        """p(c) of every client with a readable row; the first row where there are several."""
        named: dict[ClientId, CaseworkerId | None] = {}
        for row in self.plan.assignments:
            if row.client in self.facts.clients and (
                row.caseworker is None or row.caseworker in self.facts.caseworkers
            ):
                named.setdefault(row.client, row.caseworker)
        return named

    @cached_property
    def rows(self) -> tuple[ScheduledTask, ...]:
        """The schedule, in the order of the file."""
        tasks, caseworkers = self.facts.tasks, self.facts.caseworkers
        return tuple(row for row in self.plan.schedule if row.task in tasks and row.caseworker in caseworkers)

    @cached_property
    def done(self) -> dict[TaskId, ScheduledTask]:
        """w(t) and day(t) of every scheduled task; the first row where there are several."""
        done: dict[TaskId, ScheduledTask] = {}
        for row in self.rows:
            done.setdefault(row.task, row)
        return done

    @cached_property
    def minutes_of_day(self) -> Counter[tuple[CaseworkerId, date]]:
        """Minutes scheduled by caseworker and working day; a date that is none has no capacity to compare with."""
        minutes: Counter[tuple[CaseworkerId, date]] = Counter()
        for row in self.rows:
            if row.day in self.facts.workdays:
                minutes[row.caseworker, row.day] += row.minutes
        return minutes

    def client_of(self, row: ScheduledTask) -> ClientId:
        return self.facts.tasks[row.task].client

    def named_for(self, row: ScheduledTask) -> CaseworkerId | None:
        """p(c) of the client whose task this is."""
        return self.named.get(self.client_of(row))
