"""First plans that simple rules make, so that there is a plan before the solver begins."""

import numpy as np

from optimizer.dispatch import dispatch
from optimizer.dispatch.dedicated import only_named
from optimizer.dispatch.rules import RULES
from optimizer.dispatch.walk import walk
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions
from optimizer.plan.schema import Plan
from optimizer.rules import Policy


def first_plan(instance: Instance, policy: Policy) -> Plan:
    """`dedicated` keeps to rule P1 under client-based and cover; under task-based the pool rule best on lateness."""
    if policy == "task-based":
        return dispatch(instance, "skill")
    plan = dispatch(instance, "dedicated")
    return plan.model_copy(update={"policy": policy})


def place_by_due_day(indexed: IndexedInstance, caseworker: Ints) -> Decisions:
    """Tasks on days for a given (C,) assignment: each caseworker works by due day, without overtime."""
    rule = RULES["dedicated"]
    done = walk(indexed, only_named(indexed, caseworker.tolist()), rule.order(indexed.instance, 0), rule.choice)
    performer, day = np.full(indexed.n_tasks, -1), np.full(indexed.n_tasks, -1)
    for row in done:
        performer[row.task], day[row.task] = row.caseworker, row.day
    return Decisions(caseworker, performer, day)
