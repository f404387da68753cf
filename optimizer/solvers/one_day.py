"""A search for offices of one day without binding caps: a plan is no more than who has whom."""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from optimizer.bounds.choices import Floats
from optimizer.bounds.placements import Placements, whole_day
from optimizer.bounds.prices import PricedBound, Prices, day_prices
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.solvers.beams import Beams
from optimizer.solvers.clock import Clock
from optimizer.solvers.reserve import LAST, reserve
from optimizer.solvers.reshuffle import reshuffle
from optimizer.solvers.settings import SolveSettings

#: Most tries of a round; seconds that a round should take.
_MOST_TRIES, _ROUND = 1_000_000, 0.3
#: First heat against what a client's minutes cost, for 100 clients, less for more, as each has less time; the last
#: heat against the first.
_HOT, _COLD = 0.03, 0.1
#: A minute too many costs so many minutes left over; caseworkers that a client is thought to like.
_OVER, _LIKES = 5.0, 20
#: … and so much more after each round while no plan was found.
_DEARER = 1.2
#: Parts of an office keep at least so many caseworkers.
_LEAST_PART = 8
#: Tries of the first round, and what one takes, about in seconds: reshuffling, and closing one caseworker.
_FIRST_RESHUFFLED, _RESHUFFLE_WORK = 500, 1e-4
_FIRST_CLOSED, _CLOSE_WORK = 4, 3e-5
#: Against the price of a minute: the most that a closed caseworker may lose; what a minute of an open one costs at
#: first, at least and at most. Caseworkers open at a time.
_SURPLUS, _CHARGES, _REACH = 10.0, (0.02, 1e-4, 0.1), 12
#: Share of the time in which plans are made anew, and by how many tries each of these is improved; by those of a round
#: where that is less.
_ANEW, _POLISH = 0.75, 60
_IMPOSSIBLE = 1e12

#: Last and best caseworkers of some clients, and what the best lose.
_Found = tuple[Ints, Ints, float]
_Kernel = Callable[..., _Found]


@dataclass
class _Steps:
    """A kind of step, made for the tries that take a round's time; what a try takes, and what all took so far."""

    kernel: Callable[[int], _Kernel]
    first: int
    work: float
    share: float = 1.0
    used: float = 0.0

    def __post_init__(self) -> None:
        self.tries = self.first


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
        self._indexed, self.pairs, self._threads = indexed, pairs, threads
        self._rng = np.random.Generator(np.random.PCG64(seed))
        self.price_anew(price)
        self.found = False
        parts = min(threads, indexed.n_caseworkers // _LEAST_PART)
        self._parts = max(1, parts)
        # A small office is not divided: each thread goes its own way through the whole of it.
        start = self._loss.argmin(axis=1)
        self._holders = [start.copy() for _ in range(1 if self._parts > 1 else threads)]
        self._best = start

    @property
    def many(self) -> bool:
        """Whether some caseworkers remain beyond the last ones that are divided as a whole."""
        return self._indexed.n_caseworkers > 2 * LAST

    def price_anew(self, price: Floats) -> None:
        """Other prices (W,) of a minute; who has whom stays."""
        pairs = self.pairs
        net = np.where(pairs.possible, pairs.points - pairs.minutes * price, -_IMPOSSIBLE)
        self._loss = np.ascontiguousarray(net.max(axis=1, keepdims=True) - net)
        # Where minutes cost nothing, one too many still must.
        self._unit = max(float(price.mean()), 1e-3 * float(np.ptp(pairs.points, axis=1).mean()), 1e-6)
        self._idle, self._over = price, _OVER * np.maximum(price, self._unit)
        self._charges = [np.array(_CHARGES) * self._unit for _ in range(self._threads)]
        at_best = pairs.minutes[np.arange(len(net)), net.argmax(axis=1)]
        self._work = self._unit * max(1.0, float(at_best.mean()))
        self._least = np.inf

    def run(self, clock: Clock, seconds: float, warmth: float, report: Callable[[Decisions], object]) -> None:
        """Reshuffle; cool down within the time from `warmth`, 1 at the start."""
        begun = clock.left
        hot = _HOT * self._work * math.sqrt(100 / max(100, self._indexed.n_clients)) * warmth

        def kernel(tries: int) -> _Kernel:
            if not self.found and clock.left < begun:
                self._over = self._over * _DEARER  # the best plan may lose more than these minutes did
            heat = hot * _COLD ** min(1.0, (begun - clock.left) / max(1e-9, seconds))
            return partial(self._reshuffled, tries=tries, heat=heat)

        self._rounds(clock, seconds, report, [_Steps(kernel, _FIRST_RESHUFFLED, _RESHUFFLE_WORK)])

    def improve(self, clock: Clock, seconds: float, report: Callable[[Decisions], object]) -> None:
        """Close caseworkers of the best plan one after the other, and make plans anew.

        Each thread goes its own way: in parts there would be fewer to choose from, worth more than the second thread.
        """
        self._parts, self._holders = 1, [self._best.copy() for _ in range(self._threads)]
        self._least = self._loses(self._best)  # prices may be new
        self._leasts = [self._least] * self._threads
        beams = self.beams()
        work = _CLOSE_WORK * self._indexed.n_caseworkers
        closing = _Steps(lambda tries: partial(self._closed, tries=tries), _FIRST_CLOSED, work, 1 - _ANEW)

        def anew(tries: int) -> _Kernel:
            return partial(self._made, beams=beams, tries=tries, polish=min(_POLISH, closing.tries))

        self._rounds(clock, seconds, report, [closing, _Steps(anew, 1, beams.work + _POLISH * work, _ANEW)])

    def beams(self) -> Beams:
        """What makes plans anew at the present prices."""
        pairs = self.pairs
        return Beams(self._loss, pairs.minutes, pairs.capacity, self._idle, self._unit, self._threads)

    def _rounds(self, clock: Clock, seconds: float, report: Callable[[Decisions], object], kinds: list[_Steps]) -> None:
        """Rounds of so many tries, of the kind that has had the least time and still ends in time."""
        end = clock.left - seconds
        with ThreadPoolExecutor(self._threads) as pool:
            while (left := clock.left) > max(0.0, end):
                in_time = [kind for kind in kinds if kind is kinds[0] or kind.tries * kind.work < left - max(0.0, end)]
                kind = min(in_time, key=lambda kind: kind.used / kind.share)
                step = kind.kernel(kind.tries)
                found = self._divided(pool, step) if self._parts > 1 else self._apart(pool, step)
                clock.spend(kind.work * kind.tries)
                for holder in found:
                    report(self.decisions(holder))
                took = left - clock.left
                kind.used += took
                longer = min(2.0, _ROUND / max(1e-3, took))
                kind.tries = min(_MOST_TRIES, max(kind.first, int(kind.tries * longer)))

    def _apart(self, pool: ThreadPoolExecutor, step: _Kernel) -> list[Ints]:
        everybody = np.arange(self._indexed.n_caseworkers), np.arange(self._indexed.n_clients)
        lanes = enumerate(self._holders)
        jobs = [pool.submit(step, *everybody, holder, lane=lane, seed=self._seed()) for lane, holder in lanes]
        done = [job.result() for job in jobs]
        self._holders = [holder for holder, _, _ in done]
        return [best for _, best, least in done if self._better(best, least)]

    def _divided(self, pool: ThreadPoolExecutor, step: _Kernel) -> list[Ints]:
        """Caseworkers drawn into parts, with their clients; parts without minutes too many make a plan together."""
        part_of, holder = self._rng.permutation(self._indexed.n_caseworkers) % self._parts, self._holders[0]
        best, jobs = holder.copy(), []
        for part in range(self._parts):
            workers, clients = np.flatnonzero(part_of == part), np.flatnonzero(part_of[holder] == part)
            jobs.append((clients, pool.submit(step, workers, clients, holder, lane=part, seed=self._seed())))
        least = 0.0
        results = [(clients, job.result()) for clients, job in jobs]
        for clients, (new, its_best, its_least) in results:
            holder[clients], best[clients] = new, its_best
            least += its_least
        return [best] if self._better(best, least) else []

    def _better(self, holder: Ints, least: float) -> bool:
        better = least < self._least - 1e-6
        if better:
            self._least, self._best, self.found = least, holder.copy(), True
        return better

    def _seed(self) -> int:
        return int(self._rng.integers(2**31))

    def _reshuffled(
        self, workers: Ints, clients: Ints, holder: Ints, *, tries: int, heat: float, seed: int, **_lane: int
    ) -> _Found:
        if len(workers) < 2 or len(clients) < 2:
            return holder[clients], holder[clients], np.inf
        loss, minutes, mine = self._among(workers, clients, holder)
        likes = np.ascontiguousarray(np.argsort(loss, axis=1)[:, :_LIKES])
        best = mine.copy()
        least = reshuffle(
            loss, minutes, likes, self.pairs.capacity[workers], self._idle[workers], self._over[workers],
            mine, best, tries, heat, 0.1 * self._unit, seed,
        )  # fmt: skip
        return workers[mine], workers[best], least

    def _closed(self, _workers: Ints, _clients: Ints, holder: Ints, *, tries: int, lane: int, seed: int) -> _Found:
        holder = holder.copy()
        self._leasts[lane] = self._reserved(holder, self._charges[lane], tries, seed)
        return holder, holder, self._leasts[lane]

    def _reserved(self, holder: Ints, charge: Floats, tries: int, seed: int) -> float:
        """Close caseworkers of a plan one after the other, which changes it; its loss."""
        pairs = self.pairs
        return reserve(
            self._loss, pairs.minutes, pairs.capacity, self._idle, holder, tries,
            _REACH, _SURPLUS * self._unit, charge, seed,
        )  # fmt: skip

    def _made(
        self,
        _workers: Ints,
        _clients: Ints,
        holder: Ints,
        *,
        beams: Beams,
        tries: int,
        polish: int,
        lane: int,
        seed: int,
    ) -> _Found:
        rng = np.random.Generator(np.random.PCG64(seed))
        for _ in range(tries):
            new, least = beams.run(lane, self._leasts[lane], rng)
            if least < np.inf:
                least = self._reserved(new, self._charges[lane].copy(), polish, int(rng.integers(2**31)))
            if least < self._leasts[lane] - 1e-6:
                holder, self._leasts[lane] = new, least
        return holder, holder, self._leasts[lane]

    def _loses(self, holder: Ints) -> float:
        pairs, clients = self.pairs, np.arange(len(holder))
        load = np.bincount(holder, pairs.minutes[clients, holder], len(pairs.capacity))
        return float(self._loss[clients, holder].sum() + (pairs.capacity - load) @ self._idle)

    def _among(self, workers: Ints, clients: Ints, holder: Ints) -> tuple[Floats, Ints, Ints]:
        """Losses, minutes and present caseworkers of some clients among some caseworkers."""
        rows = np.ix_(clients, workers)
        position = np.full(self._indexed.n_caseworkers, -1)
        position[workers] = np.arange(len(workers))
        return (
            np.ascontiguousarray(self._loss[rows]),
            np.ascontiguousarray(self.pairs.minutes[rows]),
            position[holder[clients]],
        )

    def decisions(self, holder: Ints) -> Decisions:
        return Decisions(
            holder.copy(), holder[self._indexed.client_of], np.zeros(self._indexed.n_tasks, dtype=np.int64)
        )
