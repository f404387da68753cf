"""Plans for the checker's tests: built on an instance, claiming nothing unless told to."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from optimizer.checks.check import check_plan
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Assignment, ObjectiveValue, Plan, ScheduledTask
from tests.builders import day


def row(task: str = "t1", caseworker: str = "w1", on: int | date = 0, minutes: int = 30) -> ScheduledTask:
    """A row of the schedule, on the given date or working day from Monday 2026-01-05 on."""
    return ScheduledTask(task=task, caseworker=caseworker, day=day(on) if isinstance(on, int) else on, minutes=minutes)


def plan(
    instance: Instance, /, *schedule: ScheduledTask, named: Mapping[str, str | None] | None = None, **fields: Any
) -> Plan:
    """Every client stays with today's caseworker, except those in `named`."""
    of_today = {client.id: client.caseworker for client in instance.clients}
    assignments = {**of_today, **(named or {})}
    defaults: dict[str, Any] = {
        "instance": instance.name,
        "instance_sha256": instance.sha256,
        "policy": "client-based",
        "status": "feasible",
        "assignments": tuple(Assignment(client=who, caseworker=by) for who, by in assignments.items()),
        "schedule": schedule,
        "objectives": (),
    }
    return Plan(**{**defaults, **fields})


def broken(instance: Instance, plan: Plan) -> list[str]:
    """The ids of the rules broken, one per violation."""
    return [violation.rule for violation in check_plan(instance, plan).violations]


def score(instance: Instance, plan: Plan, objective: str) -> int:
    """One objective of a plan that must be readable."""
    found = check_plan(instance, plan).score
    assert found is not None
    return found.objectives[objective]


def claim(name: str, value: int | None, bound: int | None = None) -> ObjectiveValue:
    return ObjectiveValue(name=name, value=value, bound=bound)
