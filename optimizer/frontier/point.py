"""One plan of the trade-off, and what its solve has proven about all others."""

from dataclasses import dataclass

from optimizer.checks.check import CheckedPlan
from optimizer.frontier.pair import Pair
from optimizer.solvers.outcome import Outcome, Stopped


@dataclass(frozen=True)
class Point:
    """Values and bounds are those of the objectives, in their own units; a bound that was not proven is None."""

    #: How much of the first objective was asked for; None at the two ends, where the best was asked for.
    allowed: int | None
    #: The second objective came before the first: this is the end with the most of the second.
    is_turned: bool
    #: Of the objectives before both.
    before: tuple[int, ...]
    first: int
    second: int
    first_bound: int | None
    second_bound: int | None
    checked: CheckedPlan
    stopped: Stopped
    seconds: float


def point_of(pair: Pair, outcome: Outcome, allowed: int | None, *, is_turned: bool = False) -> Point | None:
    """None where no plan was found."""
    if outcome.checked is None:
        return None
    rows = {row.name: row for row in outcome.checked.plan.objectives}
    values = outcome.checked.score.objectives
    return Point(
        allowed=allowed,
        is_turned=is_turned,
        before=tuple(values[name] for name in pair.before),
        first=values[pair.first],
        second=values[pair.second],
        first_bound=rows[pair.first].bound,
        second_bound=rows[pair.second].bound,
        checked=outcome.checked,
        stopped=outcome.stopped,
        seconds=outcome.seconds,
    )
