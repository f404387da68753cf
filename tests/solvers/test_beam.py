"""Closing a caseworker against all ways to do so; plans from nothing fit, lose what is said, are the same again."""

from itertools import product

import numpy as np
import pytest

from optimizer.bounds.choices import Floats
from optimizer.instance.indexed import Ints
from optimizer.solvers.beams import Beams
from optimizer.solvers.closing import Office, Terms, cheapest, close, desk

SOFTNESS = 0.5


def value(loss: Floats, minutes: Ints, capacity: Ints, idle: Floats, holder: Ints) -> float:
    rows = range(len(holder))
    room = capacity - np.bincount(holder, minutes[rows, holder], len(capacity)).astype(np.int64)
    assert (room >= 0).all()
    return float(loss[rows, holder].sum() + (room * idle).sum())


def office(seed: int, clients: int = 60, workers: int = 10) -> tuple[Office, Ints]:
    """An office whose caseworkers are full but for a few minutes, and their minutes."""
    rng = np.random.default_rng(seed)
    loss = rng.integers(0, 12, (clients, workers)).astype(float)
    loss -= loss.min(axis=1, keepdims=True)
    minutes = rng.integers(1, 60, (clients, workers))
    holder = rng.integers(workers, size=clients)
    load = np.bincount(holder, minutes[range(clients), holder], workers).astype(np.int64)
    capacity = load + rng.integers(0, 6, workers)
    near = np.ascontiguousarray(np.argsort(loss, axis=0, kind="stable").T)
    shares = np.ascontiguousarray(np.exp(-loss / SOFTNESS).T)
    return Office(loss, minutes, np.full(workers, 0.5), near, shares, SOFTNESS), capacity


@pytest.mark.parametrize("seed", range(20))
def test_the_cheapest_moves_are_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    moves, idle, left = 8, 0.25, int(rng.integers(-40, 60))
    table = desk(moves, 200)
    table.cost[:], table.need[:] = rng.integers(0, 8, moves), rng.integers(-20, 21, moves)
    best = np.inf
    for made in product((False, True), repeat=moves):
        need = int(table.need[list(made)].sum())
        if need <= left:
            best = min(best, float(table.cost[list(made)].sum()) + (left - need) * idle)
    assert cheapest(moves, left, idle, table) == pytest.approx(best)
    if best < np.inf:
        need = int(table.need[table.made].sum())
        assert need <= left
        assert table.cost[table.made].sum() + (left - need) * idle == pytest.approx(best)


@pytest.mark.parametrize("seed", range(10))
def test_closing_keeps_the_books_and_leaves_closed_ones_alone(seed: int) -> None:
    its, capacity = office(seed)
    holder, is_open = its.loss.argmin(axis=1), np.ones(10, dtype=bool)
    rows = np.arange(len(holder))
    room = capacity - np.bincount(holder, its.minutes[rows, holder], 10).astype(np.int64)
    choices = its.shares.sum(axis=0)
    for worker in (3, 7, 0):
        before = holder.copy()
        others_closed = np.isin(before, np.flatnonzero(~is_open))
        lost = close(worker, holder, room, is_open, choices, its, Terms(0.01, 0.0, 20.0, 0.0), desk(100, 1_000))
        assert not is_open[worker]
        assert (holder[others_closed] == before[others_closed]).all()
        assert (room == capacity - np.bincount(holder, its.minutes[rows, holder], 10)).all()
        assert choices == pytest.approx(its.shares[is_open].sum(axis=0), abs=1e-9)
        moved = holder != before
        assert ((holder == worker) | (before == worker))[moved].all()
        mine = holder == worker
        assert room[worker] >= 0
        assert lost == pytest.approx(its.loss[mine, worker].sum() + room[worker] * its.idle[worker])


def test_the_best_way_to_close_one_of_two() -> None:
    # 10 minutes are left over with its own client; with both, 10 would be too many; the other one alone fills it.
    loss, minutes = np.array([[0.0, 1.0], [2.0, 0.0]]), np.array([[10, 10], [20, 20]])
    its = Office(
        loss, minutes, np.full(2, 1.0), np.array([[0, 1], [1, 0]]), np.exp(-loss / SOFTNESS).T.copy(), SOFTNESS
    )
    holder, room, is_open = np.array([0, 1]), np.array([10, 0]), np.ones(2, dtype=bool)
    lost = close(0, holder, room, is_open, its.shares.sum(axis=0), its, Terms(0.0, 0.0, 20.0, 0.0), desk(10, 100))
    # The exchange loses 1 for the client that leaves and 2 for the one that comes; without it 10 minutes cost 10.
    assert holder.tolist() == [1, 0]
    assert (lost, room[0]) == (2.0, 0)


def beams(seed: int) -> tuple[Beams, Office, Ints]:
    its, capacity = office(seed)
    return Beams(its.loss, its.minutes, capacity, its.idle, 0.5, 1), its, capacity


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_plan_from_nothing_fits_and_loses_what_it_says(seed: int) -> None:
    making, its, capacity = beams(seed)
    rng, found = np.random.default_rng(seed), 0
    for _ in range(8):
        holder, lost = making.run(0, 400.0, rng)
        if lost < np.inf:
            assert lost == pytest.approx(value(its.loss, its.minutes, capacity, its.idle, holder))
            found += 1
    assert found


def test_the_same_seed_gives_the_same_plans_and_little_is_asked_for_in_vain() -> None:
    plans = []
    for _ in range(2):
        making = beams(4)[0]
        rng = np.random.default_rng(4)
        plans.append([(holder.tolist(), lost) for holder, lost in (making.run(0, 400.0, rng) for _ in range(4))])
    assert plans[0] == plans[1]
    assert any(lost < np.inf for _, lost in plans[0])
    assert beams(4)[0].run(0, 0.0, np.random.default_rng(4))[1] == np.inf
