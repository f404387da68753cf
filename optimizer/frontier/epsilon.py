"""How much of the first objective to allow next: where the unknown part of the front is largest."""

from collections.abc import Sequence
from itertools import pairwise

from optimizer.frontier.front import costs
from optimizer.frontier.pair import Pair, cost_of
from optimizer.frontier.point import Point


def next_allowed(pair: Pair, found: Sequence[Point]) -> int | None:
    """The middle of the largest rectangle between neighbours; None where no plan can lie between any two.

    Neighbours are two amounts of the first objective that were reached, or allowed whether or not anything came of it.
    The rectangle between them is as wide as they are apart and as high as the best of the second objective differs; a
    plan that is better in the second than the left one with less of the first than the right one lies inside (the boxes
    of H. W. Hamacher, C. R. Pedersen and S. Ruzika, WIMA Report 95, Kaiserslautern 2005).
    """
    reached = {costs(pair, point)[0] for point in found}
    allowed = {cost_of(pair.first, point.allowed) for point in found if point.allowed is not None}
    least = min(reached)
    amounts = sorted(amount for amount in reached | allowed if amount >= least)
    best = {at: min(costs(pair, point)[1] for point in found if costs(pair, point)[0] <= at) for at in amounts}
    open_between = [(a, b) for a, b in pairwise(amounts) if b - a >= 2 and best[b] < best[a]]
    if not open_between:
        return None
    left, right = max(open_between, key=lambda pair: (pair[1] - pair[0]) * (best[pair[0]] - best[pair[1]]))
    return cost_of(pair.first, (left + right) // 2)
