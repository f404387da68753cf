"""Whatever the prices, what they prove excludes no plan that exists; and the gradient is that of the dual."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds.allowance import Unlimited
from optimizer.bounds.prices import PricedBound, Prices
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.rules import ObjectiveName, Policy
from tests.bounds.test_never_crossed import priced_of, relaxation_of
from tests.oracle.brute_force import optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import POLICIES, instances


def drawn(priced: PricedBound, shape: tuple[int, int], seed: int, name: ObjectiveName, size: float) -> Prices:
    """Prices at random, most windows free."""
    rng = np.random.Generator(np.random.PCG64(seed))
    workers, days = shape
    window = rng.random((workers, days, days)) * (rng.random((workers, days, days)) < 0.3) * size
    rates = rng.random(3) * 5 * size
    rates[0 if name == "late" else 1] = 1.0
    if name == "late":
        rates[1] = 0.0  # no continuity was reached
    return Prices(np.triu(window), np.where(priced._capped, rng.random(workers) * size, 0.0), rates)


@tries(few=200, many=10_000)
@given(instances(), st.sampled_from(POLICIES), st.integers(0, 10_000), st.sampled_from((0.01, 0.3, 5.0)))
def test_any_prices_prove_a_bound(instance: Instance, policy: Policy, seed: int, size: float) -> None:
    indexed = index_instance(instance)
    best = optimum(instance, policy, ("unassigned", "late", "continuity"))
    priced, shape = priced_of(indexed, policy), (indexed.n_caseworkers, indexed.n_days)
    reached: dict[ObjectiveName, int] = {"unassigned": best["unassigned"]}
    late = priced.proven("late", reached, drawn(priced, shape, seed, "late", size))
    assert late is None or late <= best["late"]
    reached["late"] = best["late"]
    continuity = priced.proven("continuity", reached, drawn(priced, shape, seed, "continuity", size))
    assert continuity is None or continuity >= best["continuity"]


@tries(few=100, many=3_000)
@given(instances(), st.sampled_from(POLICIES), st.booleans())
def test_good_prices_prove_what_the_linear_relaxation_does(instance: Instance, policy: Policy, first: bool) -> None:
    """One bound is the dual of the other's rows, so that the best prices are worth no more and nearly as much."""
    indexed = index_instance(instance)
    name: ObjectiveName = "late" if first else "continuity"
    linear = relaxation_of(indexed, policy).bound(name, {}, 20.0)
    priced, _ = priced_of(indexed, policy).search(name, {}, Unlimited())
    assert linear is not None and priced is not None
    assert (priced <= linear) if first else (priced >= linear)
    assert abs(priced - linear) <= 0.1 * abs(linear) + (1 if first else 10)


@pytest.mark.parametrize("position", [0, 5, 11])
@tries(few=100, many=3_000)
@given(instances(), st.sampled_from(POLICIES), st.integers(0, 1_000))
def test_the_gradient_is_that_of_the_smoothed_dual(
    position: int, instance: Instance, policy: Policy, seed: int
) -> None:
    indexed = index_instance(instance)
    priced, shape = priced_of(indexed, policy), (indexed.n_caseworkers, indexed.n_days)
    prices, softness, step = drawn(priced, shape, seed, "continuity", 0.3), 2.0, 1e-4
    inside = np.argwhere(np.triu(np.ones(shape[1:] * 2))[None, :, :].repeat(shape[0], axis=0))
    worker, first, last = inside[position % len(inside)]

    def smoothed(extra: float) -> float:
        window = prices.window.copy()
        window[worker, first, last] += extra
        return priced.dual(Prices(window, prices.cap, prices.rates).minute(), prices.cap, prices.rates, softness)[0]

    slope = (smoothed(step) - smoothed(-step)) / (2 * step)
    smoothed(0.0)
    used = float(priced._used[worker, first : last + 1, first : last + 1].sum())
    assert slope == pytest.approx(-used, rel=1e-3, abs=1e-3)


@tries(few=100, many=3_000)
@given(instances(), st.sampled_from(POLICIES), st.integers(0, 1_000), st.sampled_from((0, 1, 2)))
def test_so_is_the_gradient_of_caps_and_reached_values(
    instance: Instance, policy: Policy, seed: int, rate: int
) -> None:
    indexed = index_instance(instance)
    priced, shape = priced_of(indexed, policy), (indexed.n_caseworkers, indexed.n_days)
    prices, softness, step = drawn(priced, shape, seed, "continuity", 0.3), 2.0, 1e-5
    cap = seed % indexed.n_caseworkers

    def smoothed(extra: float, of_rate: float) -> tuple[float, ...]:
        rates, caps = prices.rates.copy(), prices.cap.copy()
        rates[rate] += of_rate
        caps[cap] += extra
        return priced.dual(prices.minute(), caps, rates, softness)

    by_rate = (smoothed(0, step)[0] - smoothed(0, -step)[0]) / (2 * step)
    by_cap = (smoothed(step, 0)[0] - smoothed(-step, 0)[0]) / (2 * step)
    value, exact, late, points, unassigned = smoothed(0, 0)
    assert value >= exact - 1e-9
    assert by_rate == pytest.approx((-late, points, -unassigned)[rate], rel=1e-3, abs=1e-3)
    assert by_cap == pytest.approx(-float(priced._load[cap]), rel=1e-3, abs=1e-3)
