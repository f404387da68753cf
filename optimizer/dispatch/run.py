"""From an instance and a rule to a plan."""

import time
from importlib.metadata import version

from optimizer.checks.score import score_of
from optimizer.checks.subject import Subject
from optimizer.dispatch.dedicated import dedicated_caseworkers, only_named
from optimizer.dispatch.nominal import nominal_caseworkers
from optimizer.dispatch.rules import RULES
from optimizer.dispatch.walk import Done, walk
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Assignment, ObjectiveValue, Plan, Provenance, ScheduledTask
from optimizer.rules import OBJECTIVES, Policy


def dispatch(instance: Instance, rule: str, seed: int = 0) -> Plan:
    """What a dispatch rule would do: policy `client-based` for dedicated, `task-based` for all others.

    Raises
    ------
    ValueError
        For an unknown rule.
    """
    plan = dispatched(instance, rule, seed)
    values = score_of(Subject(instance, plan)).objectives
    return plan.model_copy(
        update={"objectives": tuple(ObjectiveValue(name=name, value=values[name]) for name in OBJECTIVES)}
    )


def dispatched(instance: Instance, rule: str, seed: int = 0) -> Plan:
    """The same without its objectives, for whoever scores it anyway.

    Raises
    ------
    ValueError
        For an unknown rule.
    """
    if rule not in RULES:
        raise ValueError(f"rule {rule!r}: must be one of {', '.join(RULES)}")
    began = time.monotonic()
    indexed = index_instance(instance)
    ranks = RULES[rule].order(instance, seed)
    if rule == "dedicated":
        policy: Policy = "client-based"
        named = dedicated_caseworkers(indexed)
        done = walk(indexed, only_named(indexed, named), ranks, RULES[rule].choice)
    else:
        policy = "task-based"
        done = walk(indexed, indexed.able, ranks, RULES[rule].choice)
        named = nominal_caseworkers(indexed, done)
    plan = _plan(indexed, policy, named, done)
    provenance = Provenance(
        solver=f"caseload dispatch {rule}",
        versions={"caseload-optimizer": version("caseload-optimizer")},
        seed=seed if rule == "random" else None,
        settings={"rule": rule},
        seconds=round(time.monotonic() - began, 3),
    )
    return plan.model_copy(update={"provenance": provenance})


def _plan(indexed: IndexedInstance, policy: Policy, named: list[int], done: list[Done]) -> Plan:
    instance = indexed.instance
    workers = [worker.id for worker in instance.caseworkers]
    tasks = [task.id for task in instance.tasks]
    return Plan(
        instance=instance.name,
        instance_sha256=instance.sha256,
        policy=policy,
        status="feasible",
        assignments=tuple(
            Assignment(client=client.id, caseworker=workers[caseworker] if caseworker >= 0 else None)
            for client, caseworker in zip(instance.clients, named, strict=True)
        ),
        schedule=tuple(
            ScheduledTask(
                task=tasks[row.task], caseworker=workers[row.caseworker], day=indexed.days[row.day], minutes=row.minutes
            )
            for row in done
        ),
        objectives=(),
    )
