"""What people really did in a window, as a plan that can be checked and compared like any other."""

from optimizer.checks.check import check_plan, require_checked
from optimizer.checks.verdict import CheckedPlan
from optimizer.errors import PlanRejected
from optimizer.instance.schema import CaseworkerId, TaskId
from optimizer.logs.convert import Imported
from optimizer.plan.schema import Assignment, ObjectiveValue, Plan, Provenance, ScheduledTask
from optimizer.rules import OBJECTIVES


def actual_plan(imported: Imported) -> CheckedPlan:
    """The plan that people carried out, under `task-based`, with its objectives as the checker counts them.

    Raises
    ------
    PlanRejected
        It breaks a rule, which it can do only where the capacity factor is below 1.
    """
    instance = imported.instance
    silent = Plan(
        instance=instance.name,
        instance_sha256=instance.sha256,
        policy="task-based",
        status="feasible",
        assignments=tuple(
            Assignment(client=client.id, caseworker=CaseworkerId(imported.nominal[client.id]))
            for client in instance.clients
        ),
        schedule=tuple(
            ScheduledTask(
                task=TaskId(event.id),
                caseworker=CaseworkerId(event.person or ""),
                day=event.day,
                minutes=imported.minutes.of[event.id],
            )
            for event in imported.window.inside
        ),
        objectives=(),
        provenance=Provenance(solver="what people did"),
    )
    verdict = check_plan(instance, silent)
    if verdict.score is None:
        raise PlanRejected("\n".join(map(str, verdict.violations)))
    values = verdict.score.objectives
    objectives = tuple(ObjectiveValue(name=name, value=values[name]) for name in OBJECTIVES)
    return require_checked(instance, silent.model_copy(update={"objectives": objectives}))
