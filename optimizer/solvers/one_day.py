"""A search for offices of one day without binding caps: a plan is no more than who has whom."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.bounds.placements import Placements, whole_day
from optimizer.bounds.prices import PricedBound, Prices, day_prices
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.solvers.clock import Clock
from optimizer.solvers.reshuffle import reshuffle
from optimizer.solvers.settings import SolveSettings

#: Tries of the first round and at most; seconds that a round should take.
_FIRST_TRIES, _MOST_TRIES, _ROUND = 500, 1_000_000, 0.3
#: First heat against what a client's minutes cost, for 100 clients, less for more, as each has less time; the last
#: heat against the first.
_HOT, _COLD = 0.03, 0.1
#: A minute too many costs so many minutes left over; caseworkers that a client is thought to like.
_OVER, _LIKES = 5.0, 20
#: … and so much more after each round while no plan was found.
_DEARER = 1.2
#: Parts of an office keep at least so many caseworkers.
_LEAST_PART = 8
#: What a try takes, about in seconds.
_TRY_WORK = 1e-4
_IMPOSSIBLE = 1e12


def one_day(indexed: IndexedInstance, priced: PricedBound, prices: Prices, settings: SolveSettings) -> "OneDay | None":
    """The search, where it fits the office."""
    pairs = whole_day(indexed, priced.choices)
    if pairs is None or min(pairs.points.shape) < 2 or prices.rates[1] <= 0 or not pairs.possible.any(axis=1).all():
        return None
    return OneDay(indexed, pairs, minute_prices(prices), settings.seed, settings.threads)


def minute_prices(prices: Prices) -> Floats:
    """(W,) points that a minute of the one day costs."""
    return np.asarray(day_prices(prices)[:, 0] / prices.rates[1])


class OneDay:
    """Improves who has whom, starting from whom each client likes best; reports plans without minutes too many."""

    def __init__(self, indexed: IndexedInstance, pairs: Placements, price: Floats, seed: int, threads: int) -> None:
        self._indexed, self._pairs, self._threads = indexed, pairs, threads
        self._rng = np.random.Generator(np.random.PCG64(seed))
        self.price_anew(price)
        self.found = False
        parts = min(threads, indexed.n_caseworkers // _LEAST_PART)
        self._parts = max(1, parts)
        # A small office is not divided: each thread goes its own way through the whole of it.
        start = self._loss.argmin(axis=1)
        self._holders = [start.copy() for _ in range(1 if self._parts > 1 else threads)]

    def price_anew(self, price: Floats) -> None:
        """Other prices (W,) of a minute; who has whom stays."""
        pairs = self._pairs
        net = np.where(pairs.possible, pairs.points - pairs.minutes * price, -_IMPOSSIBLE)
        self._loss = np.ascontiguousarray(net.max(axis=1, keepdims=True) - net)
        # Where minutes cost nothing, one too many still must.
        self._unit = max(float(price.mean()), 1e-3 * float(np.ptp(pairs.points, axis=1).mean()), 1e-6)
        self._idle, self._over = price, _OVER * np.maximum(price, self._unit)
        at_best = pairs.minutes[np.arange(len(net)), net.argmax(axis=1)]
        self._work = self._unit * max(1.0, float(at_best.mean()))
        self._least = np.inf

    def run(self, clock: Clock, seconds: float, warmth: float, report: Callable[[Decisions], object]) -> None:
        """Cool down within the time from `warmth`, 1 at the start."""
        begun, end, tries = clock.left, clock.left - seconds, _FIRST_TRIES
        hot = _HOT * self._work * math.sqrt(100 / max(100, self._indexed.n_clients)) * warmth
        with ThreadPoolExecutor(self._threads) as pool:
            while (left := clock.left) > max(0.0, end):
                heat = hot * _COLD ** min(1.0, (begun - left) / max(1e-9, seconds))
                found = self._divided(pool, tries, heat) if self._parts > 1 else self._apart(pool, tries, heat)
                clock.spend(_TRY_WORK * tries)
                for holder in found:
                    report(self.decisions(holder))
                if not self.found:
                    self._over = self._over * _DEARER  # the best plan may lose more than these minutes did
                longer = min(2.0, _ROUND / max(1e-3, left - clock.left))
                tries = min(_MOST_TRIES, max(_FIRST_TRIES, int(tries * longer)))

    def _apart(self, pool: ThreadPoolExecutor, tries: int, heat: float) -> list[Ints]:
        everybody = np.arange(self._indexed.n_caseworkers), np.arange(self._indexed.n_clients)
        jobs = [pool.submit(self._search, *everybody, holder, tries, heat, self._seed()) for holder in self._holders]
        done = [job.result() for job in jobs]
        self._holders = [holder for holder, _, _ in done]
        return [best for _, best, least in done if self._better(least)]

    def _divided(self, pool: ThreadPoolExecutor, tries: int, heat: float) -> list[Ints]:
        """Caseworkers drawn into parts, with their clients; parts without minutes too many make a plan together."""
        part_of, holder = self._rng.permutation(self._indexed.n_caseworkers) % self._parts, self._holders[0]
        best, jobs = holder.copy(), []
        for part in range(self._parts):
            workers, clients = np.flatnonzero(part_of == part), np.flatnonzero(part_of[holder] == part)
            jobs.append((clients, pool.submit(self._search, workers, clients, holder, tries, heat, self._seed())))
        least = 0.0
        results = [(clients, job.result()) for clients, job in jobs]
        for clients, (new, its_best, its_least) in results:
            holder[clients], best[clients] = new, its_best
            least += its_least
        return [best] if self._better(least) else []

    def _better(self, least: float) -> bool:
        better = least < self._least - 1e-6
        self._least = min(least, self._least)
        self.found = self.found or better
        return better

    def _seed(self) -> int:
        return int(self._rng.integers(2**31))

    def _search(
        self, workers: Ints, clients: Ints, holder: Ints, tries: int, heat: float, seed: int
    ) -> tuple[Ints, Ints, float]:
        """The last and the best caseworkers of some clients among some caseworkers, and the loss of the best."""
        if len(workers) < 2 or len(clients) < 2:
            return holder[clients], holder[clients], np.inf
        rows = np.ix_(clients, workers)
        loss = np.ascontiguousarray(self._loss[rows])
        likes = np.ascontiguousarray(np.argsort(loss, axis=1)[:, :_LIKES])
        position = np.full(self._indexed.n_caseworkers, -1)
        position[workers] = np.arange(len(workers))
        mine = position[holder[clients]]
        best = mine.copy()
        least = reshuffle(
            loss, np.ascontiguousarray(self._pairs.minutes[rows]), likes, self._pairs.capacity[workers],
            self._idle[workers], self._over[workers], mine, best, tries, heat, 0.1 * self._unit, seed,
        )  # fmt: skip
        return workers[mine], workers[best], least

    def decisions(self, holder: Ints) -> Decisions:
        return Decisions(
            holder.copy(), holder[self._indexed.client_of], np.zeros(self._indexed.n_tasks, dtype=np.int64)
        )
