"""First plans that simple rules make, so that there is a plan before the solver begins."""

from collections.abc import Iterator, Sequence

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.dispatch import dispatched
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan
from optimizer.rules import MAXIMISED, ObjectiveName, Policy

#: Pool rules worth trying as a start: the strongest on lateness and on continuity (docs/formulation.md).
_POOL_RULES = ("skill", "edf", "sticky")


def first_plan(instance: Instance, policy: Policy, priority: Sequence[ObjectiveName]) -> CheckedPlan:
    """The best plan of a simple rule that keeps to the policy."""
    candidates = [require_checked(instance, plan) for plan in _candidates(instance, policy)]
    return min(candidates, key=lambda checked: _key(checked, priority))


def _candidates(instance: Instance, policy: Policy) -> Iterator[Plan]:
    """`dedicated` keeps to rule P1 under client-based and cover; under cover others may do its clients' tasks."""
    pooled = (dispatched(instance, rule) for rule in _POOL_RULES if policy != "client-based")
    if policy == "task-based":
        yield from pooled
        return
    dedicated = dispatched(instance, "dedicated").model_copy(update={"policy": policy})
    yield dedicated
    for plan in pooled:
        yield plan.model_copy(update={"policy": policy, "assignments": dedicated.assignments})


def _key(checked: CheckedPlan, priority: Sequence[ObjectiveName]) -> tuple[int, ...]:
    values = checked.score.objectives
    return tuple(-values[name] if name in MAXIMISED else values[name] for name in priority)
