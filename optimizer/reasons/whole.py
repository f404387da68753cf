"""The whole plan: what is late and undone, how much of it is proven unavoidable, and where the office is over-full."""

from dataclasses import dataclass

import numpy as np

from optimizer.plan.schema import ObjectiveValue
from optimizer.reasons.bottlenecks import Bottleneck, bottlenecks
from optimizer.reasons.present import Present
from optimizer.solvers.valuation import late_weights


@dataclass(frozen=True)
class WholeReason:
    """Counts of tasks: `overdue` before the first day, `late` otherwise, `undone` released in the horizon."""

    objectives: tuple[ObjectiveValue, ...]
    n_tasks: int
    overdue: int
    late: int
    undone: int
    unassigned: int
    bottlenecks: tuple[Bottleneck, ...]


def whole_reason(present: Present) -> WholeReason:
    """Bottlenecks hold for every plan of the instance under the plan's policy, whatever this one does."""
    indexed, decisions = present.indexed, present.decisions
    late = late_weights(indexed, decisions) > 0
    undone = (decisions.performer < 0) & (indexed.release < indexed.n_days)
    return WholeReason(
        objectives=present.checked.plan.objectives,
        n_tasks=indexed.n_tasks,
        overdue=int(indexed.overdue.sum()),
        late=int((late & ~indexed.overdue).sum()),
        undone=int(undone.sum()),
        unassigned=int(np.sum(decisions.caseworker < 0)),
        bottlenecks=bottlenecks(indexed, present.checked.plan.policy),
    )
