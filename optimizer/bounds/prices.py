"""Prices of minutes, caps and reached objectives that make the Lagrangian dual small, and the bound they prove."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, minimize

from optimizer.bounds.allowance import Allowance
from optimizer.bounds.caps import cap_bound
from optimizer.bounds.choices import Choices, Floats, choices_of, with_fewer_pairs
from optimizer.bounds.pooled import others_of, pooled_dual
from optimizer.bounds.smooth import dual
from optimizer.instance.indexed import Bools, IndexedInstance
from optimizer.rules import ObjectiveName, Policy

#: Objectives that prices can bound.
PRICED: frozenset[ObjectiveName] = frozenset({"late", "continuity"})

#: Whole multiples of this are summed without rounding by floating-point numbers up to `_EXACT`.
_GRAIN = 2.0**-20
_EXACT = 2.0**32
#: Each softness is a share of how much choices differ; about this many evaluations each.
_SOFTNESS: dict[str, tuple[float, ...]] = {"continuity": (0.3, 0.1, 0.03, 0.01), "late": (0.03, 0.01, 0.003, 0.001)}
_EVALUATIONS: dict[str, int] = {"continuity": 100, "late": 60}
#: So soft that choices are ranked down to several times the usual difference between them.
_SHARE_SOFTNESS = 0.3
#: At most so many more of them, within this share of the time, while each lowers the dual by more than this share.
_MORE, _CHEAP, _ENOUGH = 8, 0.3, 1e-5
#: A late unit is worth about this share of the points that choices differ by, where no price says more.
_FIRST_RATE = 2.0
_MOST_RATE = 30.0
#: A client without a caseworker is worth so much more than the points that choices differ by.
_CLIENT_RATE = 100.0
_FREE: tuple[ObjectiveName, ...] = ("late", "continuity")
_POSITION: dict[str, int] = {"late": 0, "continuity": 1, "unassigned": 2}


@dataclass(frozen=True)
class Prices:
    """`window` (W, H, H): a minute in a window; `cap` (W,): a caseload point; `rates`: late, continuity, unassigned."""

    window: Floats
    cap: Floats
    rates: Floats

    def minute(self) -> Floats:
        """(W, H, H) price of a minute that must lie in the window [a, b]: of all windows around it."""
        return _around(self.window)


class PricedBound:
    """Bounds for one instance under one policy; each search for prices starts from the last one's.

    `holders` (C, W) and `doers` (T, W) say who may be p(c) and who may do a task. Clients being independent at given
    prices, `threads` share them out.
    """

    def __init__(
        self, indexed: IndexedInstance, policy: Policy, holders: Bools, doers: Bools, threads: int = 1
    ) -> None:
        self._indexed = indexed
        self.choices: Choices = choices_of(indexed, holders, doers)
        self.others = None if policy == "client-based" else others_of(indexed)
        workers, days = indexed.n_caseworkers, indexed.n_days
        upto = np.zeros((workers, days + 1))
        upto[:, 1:] = np.cumsum(indexed.capacity + indexed.overtime, axis=1)
        inside = np.triu(np.ones((days, days), dtype=np.bool_))
        self._windows = np.nonzero(inside)
        self._capacity = np.where(inside, upto[:, None, 1:] - upto[:, :-1, None], 0.0)
        self._capped = (indexed.max_caseload >= 0) & (policy != "task-based")
        self._cap = np.where(self._capped, indexed.max_caseload, 0).astype(float)
        self._used, self._load = np.zeros((workers, days, days)), np.zeros(workers)
        self._parts = _parts(self.choices, threads)
        self._part_used, self._part_load = np.zeros((threads, workers, days, days)), np.zeros((threads, workers))
        self.share = np.zeros(len(self.choices.worker))
        self.spread = self._spread()
        self._constant = int(indexed.late_weight[indexed.overdue].sum())
        #: The last search's prices by objective, and how far down its softnesses it came: the next goes on there.
        self._last: dict[str, tuple[Prices, int]] = {}
        #: What caps alone prove and price.
        self.caps = cap_bound(indexed, holders, self._capped)
        #: The last search ended by itself; another one would bring little.
        self.converged = False

    @property
    def capped(self) -> Bools:
        """(W,) whose caseload points a cap limits under the policy."""
        return self._capped

    @property
    def work(self) -> float:
        """What one evaluation of the dual takes, about in seconds."""
        tasks = np.diff(self.choices.task_from)
        steps = float(np.diff(self.choices.pair_from) @ (1 + tasks))
        if self.others is not None:
            steps += 2 * float(self.choices.able.sum())
        return 1e-6 + 5e-8 * steps

    def search(
        self, name: ObjectiveName, reached: Mapping[ObjectiveName, int], allowance: Allowance
    ) -> tuple[int | None, Prices]:
        """A proven bound on `name` given the values reached for earlier objectives, and the prices that prove it.

        One evaluation of the dual is a step of the allowance.
        """
        search = _Search(self, name, reached, allowance)
        best = search.run(*self._last.get(name, (None, 0)))
        self._last[name], self.converged = (best, search.next), not search.cut_off
        return self.proven(name, reached, best), best

    def at_last_prices(self, name: ObjectiveName, reached: Mapping[ObjectiveName, int]) -> int | None:
        """What the prices of the last search for `name` prove given other values: one evaluation, no search."""
        last = self._last.get(name)
        return None if last is None else self.proven(name, reached, last[0])

    def proven(self, name: ObjectiveName, reached: Mapping[ObjectiveName, int], prices: Prices) -> int | None:
        """What these prices prove, in arithmetic without rounding: all terms are multiples of 2 ** -20."""
        window, cap, rates = (np.rint(part / _GRAIN) * _GRAIN for part in (prices.window, prices.cap, prices.rates))
        unit = rates[_POSITION[name]]
        if unit <= 0:
            return None
        minute, cap = _around(window), np.where(self._capped, cap, 0.0)
        total = self.dual(minute, cap, rates, 0.0)[1]
        fixed = self.fixed(window, cap, rates, name, reached)
        if self._most_terms(minute, cap, rates) + abs(fixed) > _EXACT:
            return None
        least = (total + fixed) / unit
        if name == "late":
            return int(np.ceil(-least - 1e-9)) + self._constant
        return int(np.floor(least + 1e-9))

    def _most_terms(self, minute: Floats, cap: Floats, rates: Floats) -> float:
        """What the terms of all clients add up to at most, whichever way each of them chooses."""
        indexed, choices = self._indexed, self.choices
        minutes = float(indexed.minutes.max(axis=1, initial=0).sum()) + indexed.familiarisation * indexed.n_tasks
        tasks = np.bincount(indexed.client_of, minlength=indexed.n_clients)
        points = float((indexed.weight * (indexed.own_task_points.max(axis=1, initial=0) * (1 + tasks))).sum())
        terms = float(minute.max(initial=0.0)) * minutes + float(cap.max(initial=0.0)) * float(indexed.points.sum())
        terms += rates[0] * float(choices.late_weight.sum()) + rates[1] * points + rates[2] * indexed.n_clients
        return float(terms)

    def dual(self, minute: Floats, cap: Floats, rates: Floats, softness: float) -> tuple[float, ...]:
        """The smoothed sum over clients, the exact one, and the late weight, points and unassigned expected."""

        def one(part: int) -> tuple[float, ...]:
            used, load = self._part_used[part], self._part_load[part]
            first, after_last = self._parts[part], self._parts[part + 1]
            arrays = (minute, cap, rates, softness, used, load, self.share, first, after_last)
            if self.others is None:
                return dual(self.choices, *arrays)
            return pooled_dual(self.choices, self.others, *arrays)

        if len(self._parts) == 2:
            sums = [one(0)]
        else:
            with ThreadPoolExecutor(len(self._parts) - 1) as pool:
                sums = list(pool.map(one, range(len(self._parts) - 1)))
        np.sum(self._part_used, axis=0, out=self._used)
        np.sum(self._part_load, axis=0, out=self._load)
        return tuple(sum(column) for column in zip(*sums, strict=True))

    def fixed(
        self, window: Floats, cap: Floats, rates: Floats, name: ObjectiveName, reached: Mapping[ObjectiveName, int]
    ) -> float:
        """The part of the dual that no client's choice changes."""
        total = float((window * self._capacity).sum() + cap @ self._cap)
        for other, value in reached.items():
            if other != name and other in _POSITION:
                total += rates[_POSITION[other]] * self.limit(other, value)
        return total

    def limit(self, name: ObjectiveName, value: int) -> float:
        return -value if name == "continuity" else value - self._constant if name == "late" else value

    def _spread(self) -> float:
        """How many points a client's choices of those who satisfy A2 differ by, on average."""
        indexed = self._indexed
        held = indexed.eligible.any(axis=1)
        if not held.any():
            return 1.0
        eligible, kept = indexed.eligible[held], indexed.kept_points[held]
        highest = np.where(eligible, kept, -1).max(axis=1)
        lowest = np.where(eligible, kept, 2**31 - 1).min(axis=1)
        return max(1.0, float((indexed.weight[held] * (highest - lowest)).mean()))


class _Search:
    """One descent: softness by softness, with limited-memory BFGS (Byrd, Lu, Nocedal and Zhu 1995)."""

    def __init__(
        self,
        owner: PricedBound,
        name: ObjectiveName,
        reached: Mapping[ObjectiveName, int],
        allowance: Allowance,
    ) -> None:
        self._owner, self._name, self._reached, self._allowance = owner, name, reached, allowance
        self._free: list[ObjectiveName] = [other for other in _FREE if other in reached and other != name]
        spread = owner.spread
        self._rates = np.zeros(3)
        self._rates[_POSITION[name]] = 1.0 if name == "continuity" else spread
        if "unassigned" in reached:
            self._rates[2] = (owner.caps.exchange if name == "late" else _CLIENT_RATE) * spread
        self._cap_prices = spread * owner.caps.late_price if name == "late" else self._rates[2] * owner.caps.price
        self._workers, self._days = owner._capacity.shape[0], owner._capacity.shape[1]
        self._n_windows = self._workers * len(owner._windows[0])
        # So scaled, the prices of a minute, of a caseload point and of an objective move at about the same pace.
        self._scale = np.concatenate(
            [
                np.full(self._n_windows, spread / 100),
                np.full(self._workers, 0.3 * spread),
                [0.3 * spread if other == "late" else 0.1 for other in self._free],
            ]
        )
        # Where no plan reaches a value, its price would grow without end; any price proves a bound.
        self._most = np.full(len(self._scale), np.inf)
        self._most[self._n_windows + self._workers :] = _MOST_RATE * spread / self._scale[-1:]
        self._best, self._best_value = np.zeros(len(self._scale)), np.inf
        self.cut_off = False
        self.at = self._steps = 0

    def run(self, start: Prices | None, at: int) -> Prices:
        """From prices that a search had come to at a softness; with None from none."""
        x, planned, most = self._first(start), _SOFTNESS[self._name], _EVALUATIONS[self._name]
        # With many ways for each task the highest softness smooths too much to show a direction.
        first = at if self._owner.others is None else max(1, at)
        for position, share in enumerate(self._shares(planned[first:]), first):
            self.at, self._steps = position, 0
            softness = share * self._owner.spread
            try:
                answer = minimize(
                    self._value,
                    x,
                    args=(softness,),
                    jac=True,
                    method="L-BFGS-B",
                    bounds=Bounds(0, self._most),
                    options={"maxfun": most, "maxiter": most, "maxcor": 20, "ftol": 1e-12},
                )
            except TimeoutError:
                self.cut_off = True
                break
            x = answer.x
        return self._prices(self._best)

    @property
    def next(self) -> int:
        """Where to go on among the planned softnesses: one that was cut off after half of its steps is done with."""
        done = not self.cut_off or self._steps > _EVALUATIONS[self._name] / 2
        return min(self.at + done, len(_SOFTNESS[self._name]) - 1)

    def _shares(self, planned: Sequence[float]) -> Iterator[float]:
        """As planned, then ever smaller ones, while that is cheap and still brings something."""
        yield from planned
        share = planned[-1]
        for _ in range(_MORE):
            before = self._best_value
            if self._allowance.used > _CHEAP:
                return
            share /= 3
            yield share
            if self._best_value > before - _ENOUGH * abs(before):
                return

    def _first(self, start: Prices | None) -> Floats:
        x = np.zeros(len(self._scale))
        x[self._n_windows : self._n_windows + self._workers] = self._cap_prices
        if start is not None:
            windows = start.window[:, self._owner._windows[0], self._owner._windows[1]]
            x[: self._n_windows], x[self._n_windows : self._n_windows + self._workers] = windows.ravel(), start.cap
        for place, other in enumerate(self._free):
            known = 0.0 if start is None else start.rates[_POSITION[other]]
            x[self._n_windows + self._workers + place] = known or (
                _FIRST_RATE * self._owner.spread if other == "late" else 0.01
            )
        return np.asarray(x / self._scale)

    def _prices(self, x: Floats) -> Prices:
        x = np.maximum(0.0, x * self._scale)
        window = np.zeros((self._workers, self._days, self._days))
        window[:, self._owner._windows[0], self._owner._windows[1]] = x[: self._n_windows].reshape(self._workers, -1)
        rates = self._rates.copy()
        for place, other in enumerate(self._free):
            rates[_POSITION[other]] = x[self._n_windows + self._workers + place]
        cap = np.where(self._owner._capped, x[self._n_windows : self._n_windows + self._workers], 0.0)
        return Prices(window, cap, rates)

    def _value(self, x: Floats, softness: float) -> tuple[float, Floats]:
        if not self._allowance.tick():
            raise TimeoutError
        self._steps += 1
        owner, prices = self._owner, self._prices(x)
        smoothed, exact, late, points, _ = owner.dual(prices.minute(), prices.cap, prices.rates, softness)
        fixed = owner.fixed(prices.window, prices.cap, prices.rates, self._name, self._reached)
        if exact + fixed < self._best_value:
            self._best_value, self._best = exact + fixed, x.copy()
        spare = owner._capacity - _inside(owner._used)
        slope: list[Floats] = [
            spare[:, owner._windows[0], owner._windows[1]].ravel(),
            np.where(owner._capped, owner._cap - owner._load, 0.0),
            np.array(
                [
                    owner.limit(other, self._reached[other]) + (points if other == "continuity" else -late)
                    for other in self._free
                ]
            ),
        ]
        return smoothed + fixed, np.concatenate(slope) * self._scale


def _parts(choices: Choices, threads: int) -> list[int]:
    """Where each thread's clients begin, and where the last one's end: about as much work for each."""
    work = np.cumsum(np.diff(choices.pair_from) * (1 + np.diff(choices.task_from)) + 1)
    total = int(work[-1]) if len(work) else 0
    cuts = [int(np.searchsorted(work, total * part / threads)) for part in range(1, threads)]
    return [0, *cuts, len(work)]


def _around(window: Floats) -> Floats:
    """Sums over the windows that contain [a, b]."""
    return np.ascontiguousarray(np.cumsum(np.cumsum(window, axis=1)[:, :, ::-1], axis=2)[:, :, ::-1])


def _inside(used: Floats) -> Floats:
    """Sums over the windows that [a, b] contains."""
    return np.asarray(np.cumsum(np.cumsum(used[:, ::-1], axis=1)[:, ::-1], axis=2))


def day_prices(prices: Prices) -> Floats:
    """(W, H) price of a minute on each day."""
    # A copy also on one day, where the diagonal is all there is: for what is read-only the search is compiled anew.
    return np.diagonal(prices.minute(), axis1=1, axis2=2).copy()


def promising(priced: PricedBound, prices: Prices, most: int) -> Choices:
    """Each client's choices with the caseworkers who pay most at these prices."""
    priced.dual(prices.minute(), prices.cap, prices.rates, _SHARE_SOFTNESS * priced.spread)
    return with_fewer_pairs(priced.choices, priced.share, most)
