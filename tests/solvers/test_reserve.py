"""Dividing by halves against all divisions, and closing caseworkers: still a plan, no worse, the same again."""

from itertools import product

import numpy as np
import pytest

from optimizer.bounds.choices import Floats
from optimizer.instance.indexed import Ints
from optimizer.solvers.divide import divide, memory
from optimizer.solvers.reserve import reserve

IMPOSSIBLE = 1e12


def all_divisions(loss: Floats, minutes: Ints, left: Ints, idle: Floats, tight: int, charge: float) -> float:
    """The least loss of any division, every one of them tried."""
    clients, sides = loss.shape
    least = np.inf
    for way in product(range(sides), repeat=clients):
        rest = left.copy()
        np.subtract.at(rest, list(way), minutes[range(clients), way])
        if (rest[:tight] >= 0).all():
            paid = (rest[:tight] * idle[:tight]).sum() + charge * np.abs(rest[tight:]).sum()
            least = min(least, float(loss[range(clients), way].sum() + paid))
    return least


@pytest.mark.parametrize("tight", [1, 2, 3])
@pytest.mark.parametrize("seed", range(8))
def test_halves_find_the_best_division(tight: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    clients, sides = 7, 3
    loss, minutes = rng.integers(0, 9, (clients, sides)).astype(float), rng.integers(1, 20, (clients, sides))
    loss[0, 1] = IMPOSSIBLE
    left, idle = rng.integers(15, 45, sides), np.array([1.0, 0.5, 0.0])
    found, everything = np.full(clients, -1), np.ones((clients, sides), dtype=bool)
    new = divide(
        np.arange(sides), tight, left.copy(), np.arange(clients), everything, loss, minutes, idle, 0.1, 1e6,
        np.array([1e6]), 3_000, found, memory(clients, sides, 3_000, 1_000),
    )  # fmt: skip
    best = all_divisions(loss, minutes, left, idle, tight, 0.1)
    assert new == (pytest.approx(best) if best < IMPOSSIBLE else np.inf)
    if new < np.inf:
        rest = left.copy()
        np.subtract.at(rest, found, minutes[range(clients), found])
        assert (rest[:tight] >= 0).all()


def test_clients_stay_where_they_may_be() -> None:
    loss, minutes = np.array([[0.0, 5.0], [5.0, 0.0]]), np.array([[3, 3], [3, 3]])
    may, found = np.array([[False, True], [True, True]]), np.full(2, -1)
    new = divide(
        np.arange(2), 1, np.array([3, 3]), np.arange(2), may, loss, minutes, np.ones(2), 1.0, 100.0,
        np.array([100.0]), 10, found, memory(2, 2, 10, 100),
    )  # fmt: skip
    assert found.tolist() == [1, 0]
    assert new == 10.0


def tight_office(seed: int) -> tuple[Floats, Ints, Ints, Ints]:
    """Losses, minutes, capacities and a plan that leaves minutes over."""
    rng = np.random.default_rng(seed)
    clients, workers = 60, 10
    loss, minutes = rng.integers(0, 12, (clients, workers)).astype(float), rng.integers(1, 60, (clients, workers))
    holder = rng.integers(workers, size=clients)
    load = np.bincount(holder, minutes[range(clients), holder], workers).astype(np.int64)
    return loss, minutes, load + rng.integers(0, 10, workers), holder


def value(loss: Floats, minutes: Ints, capacity: Ints, idle: Floats, holder: Ints) -> float:
    rows = range(len(holder))
    room = capacity - np.bincount(holder, minutes[rows, holder], len(capacity)).astype(np.int64)
    assert (room >= 0).all()
    return float(loss[rows, holder].sum() + (room * idle).sum())


def closed(seed: int) -> tuple[float, float, list[int], float]:
    """The loss before and after, who has whom then, and the charge."""
    loss, minutes, capacity, holder = tight_office(seed)
    idle, charge = np.full(10, 0.5), np.array([0.02, 1e-4, 0.1])
    before = value(loss, minutes, capacity, idle, holder)
    after = reserve(loss, minutes, capacity, idle, holder, 50, 6, 10.0, charge, seed)
    assert after == pytest.approx(value(loss, minutes, capacity, idle, holder), abs=1e-3)
    return before, after, holder.tolist(), float(charge[0])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_closing_keeps_a_plan_and_improves_it(seed: int) -> None:
    before, after, _, charge = closed(seed)
    assert after < before
    assert 1e-4 <= charge <= 0.1


def test_the_same_seed_gives_the_same_plan() -> None:
    assert closed(4) == closed(4)
