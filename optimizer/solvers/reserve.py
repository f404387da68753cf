"""Reserve: some caseworkers take what makes the others exactly full, and are divided anew at the end.

For offices in which a plan is no more than who has whom, with losses as in `reshuffle.py`. Nearly no division of a few
caseworkers fills them all exactly at little loss; but it is easy to fill *one*, if those whom it exchanges clients with
need not fit. So one after the other is closed: filled at the least loss from those that are still open, up to `reach`
of them, whose minutes too many or left over cost next to nothing; the last few are divided as a whole. If that
loses less than before, the plan is kept. The charge on the minutes of open caseworkers adapts itself: the smaller, the
better those that are closed, but the harder the last.
"""

import math

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.compiled import compiled
from optimizer.instance.indexed import Ints
from optimizer.solvers.divide import divide, memory

#: Most of the last caseworkers, divided as a whole; now and then one fewer.
LAST = 4
#: Sets of moves in each half, for one caseworker and for the last ones.
_SETS, _LAST_SETS = 500, 4_000
#: By what share of tries should be kept, the charge adapts; by how much a try that is kept lowers its logarithm.
_KEPT, _STEP = 0.01, 0.2


@compiled
def _put(client: int, new: int, holder: Ints, minutes: Ints, room: Ints, mine: Ints, count: Ints, place: Ints) -> None:
    """Give a client to a caseworker."""
    was = holder[client]
    if was == new:
        return
    room[was] += minutes[client, was]
    room[new] -= minutes[client, new]
    count[was] -= 1
    moved = mine[was, count[was]]
    mine[was, place[client]], place[moved] = moved, place[client]
    mine[new, count[new]], place[client] = client, count[new]
    count[new] += 1
    holder[client] = new


@compiled
def reserve(
    loss: Floats,
    minutes: Ints,
    capacity: Ints,
    idle: Floats,
    holder: Ints,
    tries: int,
    reach: int,
    surplus: float,
    charge: Floats,
    seed: int,
) -> float:
    """Improve `holder` (C,), a plan, in place by so many tries; its loss.

    `loss`, `minutes` (C, W); `capacity`, `idle` (W,), the price of a minute left over; `surplus` is the most that a
    closed caseworker may lose beyond its clients' least; `charge` (3,) what a minute of an open caseworker costs, which
    changes, at least and at most.
    """
    np.random.seed(seed)
    n_clients, n_workers = loss.shape
    room = capacity.copy()
    mine, count = np.empty((n_workers, n_clients), np.int64), np.zeros(n_workers, np.int64)
    place = np.zeros(n_clients, np.int64)
    total = 0.0
    for client in range(n_clients):
        worker = holder[client]
        room[worker] -= minutes[client, worker]
        mine[worker, count[worker]], place[client] = client, count[worker]
        count[worker] += 1
        total += loss[client, worker]
    for worker in range(n_workers):
        total += room[worker] * idle[worker]
    kept = holder.copy()
    sides = max(LAST, min(reach, n_workers - 1) + 1)
    work = memory(n_clients, sides, _LAST_SETS, 4 * capacity.max())
    most = np.full((sides + 1, 1), 1e15)
    pool, found = np.empty(n_clients, np.int64), np.empty(n_clients, np.int64)
    may = np.empty((n_clients, sides), np.bool_)
    chosen, left = np.empty(sides, np.int64), np.empty(sides, np.int64)
    for _ in range(tries):
        order = np.random.permutation(n_workers)
        fits, closed, n_last = True, 0.0, LAST - np.random.randint(2)
        for turn in range(n_workers - 1, n_last - 2, -1):
            # The caseworker to be closed and those still open; at the end the last ones together.
            last = turn == n_last - 1
            worker, n_open = order[turn], min(turn, reach)
            value = room[worker] * idle[worker] if room[worker] >= 0 else np.inf
            for spot in range(count[worker]):
                value += loss[mine[worker, spot], worker]
            if value < 1e-9 and not last:
                continue  # nothing to be gained
            n_pool, least, charged = 0, 0.0, 0.0
            for side in range(n_open + 1):
                worker = order[side - 1] if side > 0 else order[turn]
                chosen[side], left[side] = worker, room[worker]
                charged += abs(room[worker]) * charge[0] if side > 0 else 0.0
            for side in range(n_open + 1):
                worker = chosen[side]
                for spot in range(count[worker]):
                    client, low = mine[worker, spot], np.inf
                    for other in range(n_open + 1):
                        may[n_pool, other] = last or side == 0 or other in (0, side)
                        if may[n_pool, other]:
                            low = min(low, loss[client, chosen[other]])
                    pool[n_pool] = client
                    left[side] += minutes[client, worker]
                    value += loss[client, worker] if side > 0 else 0.0
                    least += low
                    n_pool += 1
            limit = total - closed + 1e-6 if last else min(value, least + surplus) + charged
            n_sides = n_open + 1
            new = divide(
                chosen[:n_sides], n_sides if last else 1, left[:n_sides], pool[:n_pool], may[:n_pool, :n_sides],
                loss, minutes, idle, charge[0], limit, most[sides if last else n_open], _LAST_SETS if last else _SETS,
                found[:n_pool], work,
            )  # fmt: skip
            if new < np.inf:
                for row in range(n_pool):
                    _put(pool[row], chosen[found[row]], holder, minutes, room, mine, count, place)
            worker = chosen[0]
            if new == np.inf and (last or room[worker] < 0):
                fits = False
                break
            if last:
                total = closed + new
                break
            closed += room[worker] * idle[worker]
            for spot in range(count[worker]):
                closed += loss[mine[worker, spot], worker]
            if closed > total:
                fits = False
                break
        if fits:
            kept[:] = holder
        else:
            for client in range(n_clients):
                _put(client, kept[client], holder, minutes, room, mine, count, place)
        step = -_STEP if fits else _STEP * _KEPT / (1 - _KEPT)
        charge[0] = min(max(charge[0] * math.exp(step), charge[1]), charge[2])
    return total
