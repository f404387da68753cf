"""Ruin and recreate on one instance: state, prices and rounds around the compiled search."""

from collections.abc import Callable, Sequence

import numpy as np

from optimizer.bounds.prices import PricedBound, Prices, day_prices
from optimizer.instance.indexed import Bools, IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.clock import Clock
from optimizer.solvers.recreate import _MOST, insert, recreate

#: Attempts in one round; between two rounds the plan is looked at and time is read.
_ROUND = 20_000
#: Temperatures, a late unit, an unassigned client and a unit of delay, against how much clients' choices differ.
_HOT, _COLD = 0.5, 0.01
_LATE, _NOBODY, _DELAY = 30.0, 300.0, 0.0002


class Annealing:
    """Improves client-based decisions; clients whose tasks wait for other clients' tasks stay as they are."""

    def __init__(
        self,
        indexed: IndexedInstance,
        priced: PricedBound,
        prices: Prices,
        priority: Sequence[ObjectiveName],
        seed: int,
    ) -> None:
        self._indexed, self._choices, self._seed = indexed, priced.choices, seed
        self._spread = priced.spread
        self._rates = self._rates_for(list(priority), float(prices.rates[0]))
        self._price, self._cap_price = day_prices(prices), prices.cap
        self._before_from = np.append(0, np.cumsum([len(rows) for rows in indexed.after])).astype(np.int64)
        rows = [row for after in indexed.after for row in after]
        self._before, self._lag = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(2))
        most = max(1, int(np.diff(self._choices.task_from).max(initial=1)))
        self._trial, self._best_trial = np.zeros((most, 2), dtype=np.int64), np.zeros((most, 2), dtype=np.int64)
        self._old_day, self._old_booked = (np.zeros(_MOST * most, dtype=np.int64) for _ in range(2))
        self._movable = _movable(indexed)

    def _rates_for(self, priority: list[ObjectiveName], late_price: float) -> np.typing.NDArray[np.float64]:
        """A late unit, a point, nobody, a unit of delay: far apart, in the order of the objectives."""
        late = max(_LATE * self._spread, 5 * late_price)
        nobody = late * _NOBODY / _LATE if "unassigned" in priority else 0.0
        if "late" not in priority or "continuity" in priority[: priority.index("late")]:
            late = 0.05 if "late" in priority else 0.0
        return np.array([late, 1.0, nobody, _DELAY * self._spread])

    def start(self, decisions: Decisions | None) -> None:
        """From decisions; from an empty plan with None, clients with few choices first."""
        indexed = self._indexed
        self._room = (indexed.capacity + indexed.overtime).astype(np.int64)
        self._cap_left = np.where(indexed.max_caseload < 0, np.int64(1) << 40, indexed.max_caseload)
        self._holder, self._day = np.full(indexed.n_clients, -1), np.full(indexed.n_tasks, -1)
        self._booked, self._worth = np.zeros(indexed.n_tasks, dtype=np.int64), np.zeros(indexed.n_clients)
        if decisions is None:
            self._build()
        else:
            self._load(decisions)
        self._ideal = self._ideals()

    def _build(self) -> None:
        rng = np.random.Generator(np.random.PCG64(self._seed))
        few = np.diff(self._choices.pair_from)
        for client in np.lexsort((rng.random(len(few)), few)).tolist():
            self._insert(client)

    def _insert(self, client: int) -> None:
        self._worth[client] = insert(
            client, self._choices, self._before, self._lag, self._before_from, self._price, self._cap_price,
            self._rates, 0.0, self._room, self._cap_left, self._holder, self._day, self._booked, self._trial,
            self._best_trial,
        )  # fmt: skip

    def _load(self, decisions: Decisions) -> None:
        """Minutes as booked: reading-in goes with the first task of a pair that never met."""
        indexed = self._indexed
        self._holder, self._day = decisions.caseworker.copy(), decisions.day.copy()
        held = np.flatnonzero(self._holder >= 0)
        np.subtract.at(self._cap_left, self._holder[held], indexed.points[held])
        met: dict[int, int] = {}
        done = np.flatnonzero(self._day >= 0)
        self._booked[done] = indexed.minutes[done, decisions.performer[done]]
        if indexed.familiarisation:
            for task in done[np.argsort(self._day[done], kind="stable")].tolist():
                client = int(indexed.client_of[task])
                if indexed.strangers[client, self._holder[client]] and met.setdefault(client, task) == task:
                    self._booked[task] += indexed.familiarisation
        np.subtract.at(self._room, (decisions.performer[done], self._day[done]), self._booked[done])
        self._worth = self._worths()

    def _worths(self) -> np.typing.NDArray[np.float64]:
        """(C,) what each client brings, in the terms of `insert`."""
        indexed, clients = self._indexed, np.arange(self._indexed.n_clients)
        held = self._holder >= 0
        worth = np.where(held, indexed.weight * indexed.kept_points[clients, self._holder], -self._rates[2])
        worth = worth.astype(float)
        done = self._day >= 0
        client = indexed.client_of
        gain = indexed.weight[client] * indexed.own_task_points[client, self._holder[client]]
        day = np.where(done, self._day, indexed.n_days)
        late = np.where(~done | (day > self._choices.due), self._choices.late_weight, 0)
        delay = self._choices.delay_weight * np.maximum(0, day - self._choices.due)
        np.add.at(worth, client, np.where(done, gain, 0) - self._rates[0] * late - self._rates[3] * delay)
        return np.asarray(worth)

    def _ideals(self) -> np.typing.NDArray[np.float64]:
        """(C,) the most that a client alone could bring."""
        choices = self._choices
        tasks = np.diff(choices.task_from)
        owner = np.repeat(np.arange(len(tasks)), np.diff(choices.pair_from))
        ideal = np.full(len(tasks), -np.inf)
        np.maximum.at(ideal, owner, (choices.kept + tasks[owner] * choices.contact).astype(float))
        return ideal

    def run(self, clock: Clock, seconds: float, heat: float, report: Callable[[Decisions], object]) -> None:
        """Cool from `heat` (1 at the start) down within the time; `report` gets a plan after each round."""
        end, begun, hot = clock.left - seconds, clock.left, _HOT * self._spread * heat
        cold = min(hot, _COLD * self._spread)
        attempts = _ROUND // 10
        while clock.left > max(0.0, end):
            before = clock.left
            past = (begun - before) / max(1e-9, seconds)
            now = hot * (cold / hot) ** min(1.0, past)
            self._seed += 1
            recreate(
                self._choices, self._before, self._lag, self._before_from, self._price, self._cap_price, self._rates,
                self._ideal, self._movable, self._room, self._cap_left, self._holder, self._day, self._booked,
                self._worth, self._trial, self._best_trial, self._old_day, self._old_booked, attempts, now, now,
                self._seed,
            )  # fmt: skip
            report(self.decisions())
            if before - clock.left < 0.02 * seconds:
                attempts = min(attempts * 2, 50 * _ROUND)
            elif before - clock.left > 0.05 * seconds:
                attempts = max(attempts // 2, 1000)

    def decisions(self) -> Decisions:
        performer = np.where(self._day >= 0, self._holder[self._indexed.client_of], -1)
        return Decisions(self._holder.copy(), performer, self._day.copy())


def _movable(indexed: IndexedInstance) -> Bools:
    """(C,) no task of the client waits for another client's, nor the other way round."""
    movable = np.ones(indexed.n_clients, dtype=np.bool_)
    for task, predecessors in enumerate(indexed.after):
        for predecessor, _ in predecessors:
            pair = indexed.client_of[[task, predecessor]]
            if pair[0] != pair[1]:
                movable[pair] = False
    return movable
