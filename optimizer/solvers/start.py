"""The first plan: the best that a simple rule makes, so that there is a plan before the solver begins."""

from optimizer.dispatch import dispatch
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan
from optimizer.rules import Policy


def first_plan(instance: Instance, policy: Policy) -> Plan:
    """`dedicated` keeps to rule P1 under client-based and cover; under task-based the pool rule best on lateness."""
    if policy == "task-based":
        return dispatch(instance, "skill")
    plan = dispatch(instance, "dedicated")
    return plan.model_copy(update={"policy": policy})
