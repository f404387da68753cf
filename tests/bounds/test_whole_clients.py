"""Bounds from whole clients exclude no plan that exists; the core keeps every plan as good as the one known."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds.core import core_of, core_pairs
from optimizer.bounds.knapsacks import SCALE, knapsack_bound, knapsacks
from optimizer.bounds.placements import Placements, nothing_missed, placements, whole_day
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.rules import ObjectiveName
from optimizer.solvers.clock import Clock
from tests.bounds.test_never_crossed import priced_of
from tests.oracle.brute_force import optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import instances

ORDER: tuple[ObjectiveName, ...] = ("unassigned", "late", "continuity")
SECONDS = 5.0


def known(instance: Instance) -> tuple[dict[ObjectiveName, int], int]:
    """What the best plan reaches before continuity, and its continuity."""
    best = optimum(instance, "client-based", ORDER)
    return {"unassigned": best["unassigned"], "late": best["late"]}, best["continuity"]


@tries(few=150, many=6_000)
@given(instances(), st.integers(0, 10_000), st.sampled_from((0.1, 10.0, 1000.0)))
def test_knapsacks_exclude_no_plan_whatever_the_prices(instance: Instance, seed: int, size: float) -> None:
    indexed = index_instance(instance)
    reached, best = known(instance)
    if not nothing_missed(indexed, reached) or not indexed.n_clients:
        return
    pairs = placements(indexed, priced_of(indexed, "client-based").choices)
    price = np.random.Generator(np.random.PCG64(seed)).normal(size=indexed.n_clients) * size
    used = np.zeros(indexed.n_clients, dtype=np.int64)
    whole = np.rint(price * SCALE).astype(np.int64)
    value = knapsacks(pairs.points * SCALE, pairs.minutes, pairs.possible, pairs.capacity, whole, used)
    assert value >= best * SCALE
    bound = knapsack_bound(pairs, price, Clock(0, work=1).allowance(1, 0.01))
    assert bound is None or bound >= best


@tries(few=150, many=6_000)
@given(instances(), st.integers(0, 10_000), st.sampled_from((0.01, 0.3, 5.0)))
def test_the_core_keeps_the_best_plan_whatever_the_prices(instance: Instance, seed: int, size: float) -> None:
    indexed = index_instance(instance)
    reached, best = known(instance)
    if not nothing_missed(indexed, reached) or not indexed.n_clients:
        return
    pairs = placements(indexed, priced_of(indexed, "client-based").choices)
    minute = np.random.Generator(np.random.PCG64(seed)).random(indexed.n_caseworkers) * size
    left = core_pairs(pairs, minute, best)
    bound, holder = core_of(pairs, left).solve(SECONDS)
    assert holder is not None
    assert bound is not None
    assert bound >= best


@tries(few=150, many=6_000)
@given(instances())
def test_on_one_day_who_has_whom_is_a_plan(instance: Instance) -> None:
    indexed = index_instance(instance)
    reached, best = known(instance)
    whole = whole_day(indexed, priced_of(indexed, "client-based").choices)
    if whole is None or not nothing_missed(indexed, reached):
        return
    assert most_of(whole) <= best


def most_of(pairs: Placements) -> int:
    """The most points of any way to place all clients, by trying all."""
    ways = {tuple(pairs.capacity.tolist()): 0}
    for points, minutes, possible in zip(pairs.points, pairs.minutes, pairs.possible, strict=True):
        after: dict[tuple[int, ...], int] = {}
        for room, total in ways.items():
            for worker in np.flatnonzero(possible & (minutes <= np.array(room))).tolist():
                left = (*room[:worker], room[worker] - int(minutes[worker]), *room[worker + 1 :])
                after[left] = max(after.get(left, 0), total + int(points[worker]))
        ways = after
    return max(ways.values(), default=-1)
