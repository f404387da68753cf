"""Ruin and recreate on one instance: state, prices and rounds around the compiled search."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.bounds.prices import PricedBound, Prices, day_prices, promising
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, Targets
from optimizer.solvers.clock import Clock
from optimizer.solvers.days import Days
from optimizer.solvers.order import taking_order
from optimizer.solvers.recreate import Guide, State, insert, recreate
from optimizer.solvers.steering import steering
from optimizer.solvers.ties import tied_clients
from optimizer.solvers.valuation import client_points, task_minutes

#: Attempts in one part of the first round; between two rounds the plan is looked at.
_FIRST_ATTEMPTS, _MOST_ATTEMPTS = 2_000, 500_000
#: Most rounds look at so many caseworkers a client, the most promising at the prices; every few rounds at all.
_PROMISING, _ROUNDS_TO_ALL = 10, 5
#: Days are packed anew after so many rounds, with so many moves for each task.
_ROUNDS_TO_PACK, _PACK_MOVES, _PACK_HEAT = 10, 300, 0.1
#: What an attempt takes for each pair of client and caseworker that it looks at, and a move of packing, in seconds.
_ATTEMPT_WORK, _MOVE_WORK = 5e-7, 3e-7
#: Caseworkers in a part: in smaller ones clients find too few others.
_FEWEST = 8
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
        targets: Targets,
        seed: int,
        threads: int,
    ) -> None:
        self._indexed, self._choices, self._spread = indexed, priced.choices, priced.spread
        self._cap_price = priced.caps.price
        self._threads = max(1, min(threads, indexed.n_caseworkers // _FEWEST))
        self._rng = np.random.Generator(np.random.PCG64(seed))
        rates = self._rates_for(list(priority), float(prices.rates[0]))
        self._steering = steering(indexed, priority, targets, rates, prices, priced.spread)
        rows = [row for after in indexed.after for row in after]
        before, lag = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(2))
        self._movable = ~tied_clients(indexed)
        self._guide = Guide(
            price=day_prices(prices),
            # Next to a client left out, which costs more here than when the prices were found.
            cap_price=prices.cap + max(0.0, rates[2] - prices.rates[2]) * priced.caps.price,
            rates=rates,
            ideal=self._ideals(),
            before_from=np.append(0, np.cumsum([len(rows) for rows in indexed.after])).astype(np.int64),
            before=before,
            lag=lag,
        )
        self._promising = promising(priced, prices, _PROMISING)
        self._days = Days(indexed, self._choices, rates, self._movable)

    def _rates_for(self, priority: list[ObjectiveName], late_price: float) -> Floats:
        """A late unit, a point, nobody, a unit of delay: far apart, in the order of the objectives."""
        late = max(_LATE * self._spread, 5 * late_price)
        nobody = late * _NOBODY / _LATE if "unassigned" in priority else 0.0
        if "late" not in priority or "continuity" in priority[: priority.index("late")]:
            late = 0.05 if "late" in priority else 0.0
        return np.array([late, 1.0, nobody, _DELAY * self._spread])

    @property
    def parts(self) -> int:
        """How many parts of the office are searched at the same time."""
        return self._threads

    def start(self, decisions: Decisions | None) -> None:
        """From decisions; from an empty plan with None, those first who must not be left out."""
        indexed = self._indexed
        self._state = State(
            room=(indexed.capacity + indexed.overtime).astype(np.int64),
            cap_left=np.where(indexed.max_caseload < 0, np.int64(1) << 40, indexed.max_caseload),
            holder=np.full(indexed.n_clients, -1),
            day=np.full(indexed.n_tasks, -1),
            booked=np.zeros(indexed.n_tasks, dtype=np.int64),
            worth=np.zeros(indexed.n_clients),
        )
        if decisions is None:
            self._build()
        else:
            self._load(decisions)

    def _build(self) -> None:
        longest = int(np.diff(self._choices.task_from).max(initial=1))
        everybody = np.zeros(self._indexed.n_caseworkers, dtype=np.int64)
        trial, best_trial = (np.zeros((max(1, longest), 2), dtype=np.int64) for _ in range(2))
        for client in taking_order(self._choices, self._cap_price, self._rng).tolist():
            self._state.worth[client] = insert(
                client, self._choices, self._guide, self._state, everybody, 0, 0.0, trial, best_trial
            )

    def _load(self, decisions: Decisions) -> None:
        """Minutes as booked: reading-in goes with the first task of a pair that never met."""
        indexed, state = self._indexed, self._state
        state.holder[:], state.day[:] = decisions.caseworker, decisions.day
        held, done = np.flatnonzero(state.holder >= 0), np.flatnonzero(state.day >= 0)
        np.subtract.at(state.cap_left, state.holder[held], indexed.points[held])
        state.booked[:] = task_minutes(indexed, decisions)
        np.subtract.at(state.room, (decisions.performer[done], state.day[done]), state.booked[done])
        state.worth[:] = self._worths(decisions)

    def _worths(self, decisions: Decisions) -> Floats:
        """(C,) what each client brings, in the terms of the compiled search."""
        indexed, rates, choices = self._indexed, self._guide.rates, self._choices
        worth = client_points(indexed, decisions) - rates[2] * (decisions.caseworker < 0)
        day = np.where(decisions.day >= 0, decisions.day, indexed.n_days)
        late = np.where((decisions.day < 0) | (day > choices.due), choices.late_weight, 0)
        delay = choices.delay_weight * np.maximum(0, day - choices.due)
        np.subtract.at(worth, indexed.client_of, rates[0] * late + rates[3] * delay)
        return np.asarray(worth)

    def _ideals(self) -> Floats:
        """(C,) the most that a client alone could bring."""
        choices = self._choices
        tasks = np.diff(choices.task_from)
        owner = np.repeat(np.arange(len(tasks)), np.diff(choices.pair_from))
        ideal = np.full(len(tasks), -np.inf)
        np.maximum.at(ideal, owner, (choices.kept + tasks[owner] * choices.contact).astype(float))
        return ideal

    def run(self, clock: Clock, seconds: float, heat: float, enough: Callable[[Decisions], bool]) -> None:
        """Cool from `heat` (1 at the start) down within the time; `enough` is asked about the plan of each round."""
        end, begun, hot = clock.left - seconds, clock.left, _HOT * self._spread * heat
        cold = min(hot, _COLD * self._spread)
        attempts, rounds = _FIRST_ATTEMPTS, 0
        with ThreadPoolExecutor(self._threads) as pool:
            while clock.left > max(0.0, end):
                before = clock.left
                past = (begun - before) / max(1e-9, seconds)
                choices = self._promising if rounds % _ROUNDS_TO_ALL else self._choices
                self._round(pool, choices, attempts, hot * (cold / hot) ** min(1.0, past))
                clock.spend(attempts * self._attempt_work(choices))
                if enough(self.decisions()):
                    return
                self._turn()
                if before - clock.left < 0.01 * seconds:
                    attempts = min(attempts * 2, _MOST_ATTEMPTS)
                elif before - clock.left > 0.03 * seconds:
                    attempts = max(attempts // 2, _FIRST_ATTEMPTS)
                rounds += 1
                if rounds % _ROUNDS_TO_PACK == 0:
                    self.pack(clock, _PACK_MOVES, _PACK_HEAT)
                    if enough(self.decisions()):
                        return

    def _turn(self) -> None:
        """Another weight of lateness makes every client's worth another."""
        if self._steering is not None:
            decisions = self.decisions()
            self._steering.turn(decisions)
            self._state.worth[:] = self._worths(decisions)

    def _attempt_work(self, choices: Choices) -> float:
        return _ATTEMPT_WORK * (10 + len(choices.worker) / max(1, self._indexed.n_clients)) / self._threads

    def _round(self, pool: ThreadPoolExecutor, choices: Choices, attempts: int, heat: float) -> None:
        """Caseworkers drawn into as many parts as there are threads, each part searched by itself."""
        part_of = self._rng.permutation(self._indexed.n_caseworkers) % self._threads
        seeds = self._rng.integers(2**31, size=self._threads)
        holder = self._state.holder
        # Clients without a caseworker are in one part this time and in another the next.
        waiting = self._rng.integers(self._threads, size=len(holder))
        its_part = np.where(holder >= 0, part_of[holder], waiting)
        jobs = [
            pool.submit(
                recreate, choices, self._guide, self._state, part_of, self._movable & (its_part == part), part,
                attempts // self._threads, heat, int(seeds[part]),
            )
            for part in range(self._threads)
        ]  # fmt: skip
        for job in jobs:
            job.result()

    def pack(self, clock: Clock, moves: int, heat: float) -> None:
        """Pack every caseworker's days anew, with so many moves for each task."""
        clock.spend(_MOVE_WORK * moves * self._indexed.n_tasks / self._threads)
        turn = int(self._rng.integers(2**30))
        workers = range(self._indexed.n_caseworkers)
        self.start(self._days.pack(self.decisions(), workers, moves, heat, turn, self._threads))

    def decisions(self) -> Decisions:
        holder, day = self._state.holder, self._state.day
        return Decisions(holder.copy(), np.where(day >= 0, holder[self._indexed.client_of], -1), day.copy())
