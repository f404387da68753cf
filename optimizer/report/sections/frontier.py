"""The trade-off: what a little more of one objective buys of another, and what is proven to be out of reach."""

from typing import Any

from optimizer.frontier.files import FrontFile
from optimizer.metrics.measures import Measures
from optimizer.report.document import Section


def frontier(front: FrontFile | None, plan: Measures) -> Section:
    """None: nobody has made the front, and the page says with which command it comes.

    Values are those of the two objectives, summed over the office, in their own units. `most_points`: of continuity,
    what no plan under any policy could exceed, for a scale in percent.
    """
    return Section("frontier", None if front is None else _data(front, plan))


def _data(front: FrontFile, plan: Measures) -> dict[str, Any]:
    first, second = front.objectives
    return {
        "first": first,
        "second": second,
        "policy": front.front[0].policy,
        "most_points": plan.continuity.best_points,
        "plan": {"first": plan.objectives[first], "second": plan.objectives[second], "policy": plan.policy},
        "best_first": front.best_first,
        "best_second": front.best_second,
        "points": [
            {"first": one.first, "second": one.second, "second_bound": one.second_bound, "proven": one.proven}
            for one in front.front
        ],
        "beaten": [{"first": one.first, "second": one.second} for one in front.dominated],
    }
