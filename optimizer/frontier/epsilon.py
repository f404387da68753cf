"""How much of the first objective to allow next: where the unknown part of the front is largest."""

from collections.abc import Sequence
from itertools import pairwise

from optimizer.frontier.front import ceiling_of, costs
from optimizer.frontier.pair import Pair, cost_of
from optimizer.frontier.point import Point


def next_allowed(pair: Pair, found: Sequence[Point]) -> int | None:
    """The middle of the largest rectangle between neighbours; None where no plan can lie between any two.

    Neighbours are two amounts of the first objective that were allowed. The rectangle between them is as wide as these
    are apart and as high as the best of the second objective differs; a plan that is better in the second than the left
    one with less of the first than the right one lies inside (the boxes of Laumanns, Thiele and Zitzler, European
    Journal of Operational Research 169, 2006, in two dimensions).
    """
    ceilings = sorted({_asked(pair, point) for point in found})
    best = {at: min(costs(pair, point)[1] for point in found if costs(pair, point)[0] <= at) for at in ceilings}
    open_between = [(a, b) for a, b in pairwise(ceilings) if b - a >= 2 and best[b] < best[a]]
    if not open_between:
        return None
    left, right = max(open_between, key=lambda pair: (pair[1] - pair[0]) * (best[pair[0]] - best[pair[1]]))
    return cost_of(pair.first, (left + right) // 2)


def _asked(pair: Pair, point: Point) -> int:
    """What was allowed, as a cost; of the turned end what it has, since nothing is gained beyond it."""
    ceiling = ceiling_of(pair, point)
    return costs(pair, point)[0] if ceiling is None else ceiling
