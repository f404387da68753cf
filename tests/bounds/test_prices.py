"""Whatever the prices, what they prove excludes no plan that exists; and the gradient is that of the dual."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds.prices import PricedBound, Prices
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.rules import ObjectiveName
from tests.oracle.brute_force import optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import instances


def drawn(priced: PricedBound, shape: tuple[int, int], seed: int, name: ObjectiveName, size: float) -> Prices:
    """Prices at random, most windows free."""
    rng = np.random.Generator(np.random.PCG64(seed))
    workers, days = shape
    window = rng.random((workers, days, days)) * (rng.random((workers, days, days)) < 0.3) * size
    rates = rng.random(3) * 5 * size
    rates[0 if name == "late" else 1] = 1.0
    if name == "late":
        rates[1] = 0.0  # no continuity was reached
    has_cap = priced._indexed.max_caseload >= 0
    return Prices(np.triu(window), np.where(has_cap, rng.random(workers) * size, 0.0), rates)


@tries(few=100, many=5_000)
@given(instances(), st.integers(0, 10_000), st.sampled_from((0.01, 0.3, 5.0)))
def test_any_prices_prove_a_bound(instance: Instance, seed: int, size: float) -> None:
    indexed = index_instance(instance)
    best = optimum(instance, "client-based", ("unassigned", "late", "continuity"))
    priced, shape = PricedBound(indexed), (indexed.n_caseworkers, indexed.n_days)
    reached: dict[ObjectiveName, int] = {"unassigned": best["unassigned"]}
    late = priced.proven("late", reached, drawn(priced, shape, seed, "late", size))
    assert late is None or late <= best["late"]
    reached["late"] = best["late"]
    continuity = priced.proven("continuity", reached, drawn(priced, shape, seed, "continuity", size))
    assert continuity is None or continuity >= best["continuity"]


@pytest.mark.parametrize("position", [0, 5, 11])
@given(instances(), st.integers(0, 1_000))
def test_the_gradient_is_that_of_the_smoothed_dual(position: int, instance: Instance, seed: int) -> None:
    indexed = index_instance(instance)
    priced, shape = PricedBound(indexed), (indexed.n_caseworkers, indexed.n_days)
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
