"""One beam after the other, for each thread its own: charge and order are a good one's, changed a little."""

import math

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.instance.indexed import Ints
from optimizer.solvers.beam import SOFTNESS, WAYS, beam, turns
from optimizer.solvers.closing import Office

#: Plans side by side in an office of so many pairs of client and caseworker, fewer in larger ones; at least, at most.
_WIDTH, _PAIRS, _LEAST, _MOST = 50, 16_000, 16, 100
#: What a closing takes, about in seconds, and for each client.
_CLOSE_WORK, _CLIENT_WORK = 1e-5, 2.5e-8
#: The charge at first, in prices of a minute; how much it is changed for a beam (deviation of the logarithm), and how
#: many caseworkers change places; how fast a good beam is forgotten.
_CHARGE, _SPREAD, _SWAPS, _FORGET = 0.03, 0.4, 4, 1.002
#: Plans that lose more than so many times the best are left; a beam's end says how good its charge was.
_SLACK = 1.5


class Beams:
    """Losses and minutes (C, W), capacities and prices of minutes left over (W,), the price of a minute."""

    def __init__(self, loss: Floats, minutes: Ints, capacity: Ints, idle: Floats, unit: float, threads: int) -> None:
        n_clients, n_workers = loss.shape
        softness = SOFTNESS * unit
        near = np.ascontiguousarray(np.argsort(loss, axis=0, kind="stable").T)
        self._office = Office(
            loss, np.ascontiguousarray(minutes), idle, near, np.ascontiguousarray(np.exp(-loss / softness).T), softness
        )
        self._capacity, self._unit = capacity, unit
        self.width = int(min(_MOST, max(_LEAST, _WIDTH * math.sqrt(_PAIRS / loss.size))))
        self.work = self.width * WAYS * turns(n_workers) * (_CLOSE_WORK + _CLIENT_WORK * n_clients)
        self._order = [np.arange(n_workers) for _ in range(threads)]
        self._charge, self._good = [_CHARGE] * threads, [math.inf] * threads

    def run(self, lane: int, least: float, rng: np.random.Generator) -> tuple[Ints, float]:
        """A plan (C,) and its loss, infinity if it loses far more than `least`."""
        charge, order = self._charge[lane] * math.exp(_SPREAD * rng.normal()), self._order[lane].copy()
        for one, two in rng.integers(len(order), size=(_SWAPS, 2)):
            order[[one, two]] = order[[two, one]]
        found = np.zeros(len(self._office.loss), dtype=np.int64)
        most, seed = max(_SLACK * least, self._unit), int(rng.integers(2**31))
        lost = beam(self._office, self._capacity, self._unit, order, self.width, charge * self._unit, most, seed, found)
        if lost < self._good[lane]:
            self._good[lane], self._charge[lane], self._order[lane] = lost, charge, order
        else:
            self._good[lane] *= _FORGET
        return found, float(lost)
