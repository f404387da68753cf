"""A bound on continuity from whole clients: each caseworker packs the best knapsack of clients, clients have prices.

Every client must be with exactly one caseworker. Take that out of the rows at a price for each client (of any sign),
and caseworkers decide alone; each solves a knapsack in whole numbers. Any prices prove a bound, and the best ones a
tighter one than the linear program's, for a client can't be split (the stronger Lagrangian relaxation of the
generalised assignment problem: M. L. Fisher, R. Jaikumar and L. N. Van Wassenhove, Management Science 32, 1986).
"""

import numpy as np

from optimizer.bounds.allowance import Allowance
from optimizer.bounds.choices import Floats
from optimizer.bounds.placements import Placements
from optimizer.compiled import compiled
from optimizer.instance.indexed import Bools, Ints

#: Client prices are whole multiples of 1 / this, so that all sums are exact.
SCALE = 1024
#: Sums stay below this, or nothing is claimed.
_EXACT = 2.0**61
#: One evaluation beyond this many steps of a table is too slow to be repeated often enough.
_MOST_STEPS = 4e8
#: First length of a step, against a client's mean gap to its second-best caseworker; the least; steps until it shrinks.
_FIRST_STEP, _LEAST_STEP, _PATIENCE = 5.0, 1e-3, 30
_SHRINK, _MOMENTUM = 0.7, 0.7


@compiled
def knapsacks(points: Ints, minutes: Ints, possible: Bools, capacity: Ints, price: Ints, used: Ints) -> int:
    """The bound at these client prices, both in multiples of 1 / SCALE; fills `used` (C,) how often each is packed."""
    clients, workers = points.shape
    used[:] = 0
    most = max(0, capacity.max())
    table, taken = np.zeros(most + 1, np.int64), np.zeros((clients, most + 1), np.bool_)
    items = np.empty(clients, np.int64)
    total = 0
    for client in range(clients):
        total += price[client]
    for worker in range(workers):
        room, n = capacity[worker], 0
        table[: room + 1] = 0
        for client in range(clients):
            gain = points[client, worker] - price[client]
            need = minutes[client, worker]
            if not possible[client, worker] or gain <= 0 or need > room:
                continue
            items[n] = client
            taken[n, : room + 1] = False
            for left in range(room, need - 1, -1):
                if table[left - need] + gain > table[left]:
                    table[left] = table[left - need] + gain
                    taken[n, left] = True
            n += 1
        total += table[room]
        left = room
        for row in range(n - 1, -1, -1):
            if taken[row, left]:
                used[items[row]] += 1
                left -= minutes[items[row], worker]
    return int(total)


def knapsack_work(pairs: Placements) -> float:
    """What one evaluation takes, about in seconds."""
    return 2e-9 * pairs.points.size * max(1.0, float(pairs.capacity.max(initial=0)))


def knapsack_bound(pairs: Placements, price: Floats, allowance: Allowance) -> int | None:
    """A proven bound on continuity, from first client prices on; None where it would take too long or not be exact."""
    clients, workers = pairs.points.shape
    if not clients or not pairs.possible.any(axis=1).all():
        return None
    largest = float(pairs.points.max()) + float(np.abs(price).max())
    if float(clients) * workers * float(pairs.capacity.max()) > _MOST_STEPS or largest * SCALE * clients * 8 > _EXACT:
        return None
    return _Descent(pairs, allowance, _EXACT / SCALE / clients / 8).run(price)


class _Descent:
    """Subgradients with momentum; back to the best prices, with shorter steps, where they bring nothing."""

    def __init__(self, pairs: Placements, allowance: Allowance, most: float) -> None:
        self._pairs, self._allowance, self._most = pairs, allowance, most
        self._points, self._used = pairs.points * SCALE, np.zeros(len(pairs.points), dtype=np.int64)
        two = np.sort(np.where(pairs.possible, pairs.points, pairs.points.min()), axis=1)[:, -2:]
        self._unit = max(1.0, float((two[:, -1] - two[:, 0]).mean()) / 10)

    def run(self, price: Floats) -> int | None:
        best, best_price, step, idle = np.inf, price, _FIRST_STEP * self._unit, 0
        direction = np.zeros(len(price))
        while step > _LEAST_STEP * self._unit and self._allowance.tick():
            value = self._value(price)
            idle = 0 if value < best - 0.02 * self._unit * SCALE else idle + 1
            if value < best:
                best, best_price = value, price
            direction = (self._used - 1) + _MOMENTUM * direction
            length = float(np.sqrt((direction**2).sum()))
            if length == 0:
                break
            if idle > _PATIENCE:
                price, step, idle, direction = best_price, step * _SHRINK, 0, np.zeros(len(price))
            else:
                price = np.clip(price + step * direction / length, -self._most, self._most)
        return None if best == np.inf else int(best // SCALE)

    def _value(self, price: Floats) -> int:
        pairs = self._pairs
        whole = np.rint(price * SCALE).astype(np.int64)
        return int(knapsacks(self._points, pairs.minutes, pairs.possible, pairs.capacity, whole, self._used))
