"""Ruin and recreate under cover and task-based: state and rounds around the compiled search."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.bounds.pooled import others_of
from optimizer.bounds.prices import PricedBound, Prices
from optimizer.instance.indexed import Bools, IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, Targets
from optimizer.solvers.annealing import Annealing
from optimizer.solvers.clock import Clock
from optimizer.solvers.order import taking_order
from optimizer.solvers.place import PoolGuide, PoolState, ideals, put_in
from optimizer.solvers.recreate_pool import recreate_pool

_NO_CAP = 1 << 40
#: Caseworkers in a part: in smaller ones too many clients belong to several parts, and stay.
_FEWEST = 15


class PooledAnnealing(Annealing):
    """Improves decisions under cover or task-based.

    Clients whose tasks wait for other clients' tasks stay as they are in the `first` decisions, or those started from.
    """

    def __init__(
        self,
        indexed: IndexedInstance,
        priced: PricedBound,
        prices: Prices,
        priority: Sequence[ObjectiveName],
        targets: Targets,
        seed: int,
        threads: int,
        first: Decisions,
    ) -> None:
        self._first, self._others, self._uncapped = first, others_of(indexed), ~priced.capped
        parts = min(threads, max(1, indexed.n_caseworkers // _FEWEST))
        super().__init__(indexed, priced, prices, priority, targets, seed, parts)
        self._pool_guide = PoolGuide(
            **self._guide._asdict(),
            minute=prices.minute(),
            known=self._others.value,
            strangers=self._others.strangers,
            reading=self._others.reading,
        )

    def start(self, decisions: Decisions | None) -> None:
        """From decisions; with None from those of them that stay as they are, clients with few choices first."""
        self._performer = np.full(self._indexed.n_tasks, -1)
        super().start(decisions)

    def _plan(self) -> PoolState:
        """The state with who does each task; arrays are shared, not copied."""
        return PoolState(**self._state._asdict(), performer=self._performer)

    def _load(self, decisions: Decisions) -> None:
        self._performer[:] = decisions.performer
        super()._load(decisions)
        self._state.cap_left[self._uncapped] = _NO_CAP

    def _build(self) -> None:
        """Prices show the way better than the days of a simple rule, whose tasks are with everybody."""
        moves, first = self._movable, self._first
        task_moves = moves[self._indexed.client_of]
        self._load(
            Decisions(
                np.where(moves, -1, first.caseworker),
                np.where(task_moves, -1, first.performer),
                np.where(task_moves, -1, first.day),
            )
        )
        choices, state = self._choices, self._plan()
        longest = max(1, int(np.diff(choices.task_from).max(initial=1)))
        everybody = np.zeros(self._indexed.n_caseworkers, dtype=np.int64)
        trial, best_trial = (np.zeros((longest, 3), dtype=np.int64) for _ in range(2))
        stays = np.zeros(self._indexed.n_tasks, dtype=np.bool_)
        promise, scores = np.zeros(max(1, int(np.diff(choices.pair_from).max(initial=1)))), np.zeros(longest)
        order = taking_order(choices, self._cap_price, self._rng)
        for client in order[moves[order]].tolist():
            state.worth[client] = put_in(
                client, choices, self._pool_guide, state, everybody, 0, stays, 0.0, trial, best_trial, promise, scores
            )

    def _ideals(self) -> Floats:
        """(C,) the most that a client alone could bring."""
        return ideals(self._choices, self._others.value)

    def _round(self, pool: ThreadPoolExecutor, choices: Choices, attempts: int, heat: float) -> None:
        """Caseworkers drawn into parts; a client moves if all whom it is named with or served by are in one part."""
        part_of = self._rng.permutation(self._indexed.n_caseworkers) % self._threads
        seeds = self._rng.integers(2**31, size=self._threads)
        its_part = self._part_of_client(part_of)
        jobs = [
            pool.submit(
                recreate_pool, choices, self._pool_guide, self._plan(), self._indexed.client_of, part_of,
                self._movable & (its_part == part), part, attempts // self._threads, heat, int(seeds[part]),
            )
            for part in range(self._threads)
        ]  # fmt: skip
        for job in jobs:
            job.result()

    def _part_of_client(self, part_of: np.typing.NDArray[np.int64]) -> np.typing.NDArray[np.int64]:
        """(C,) the part that a client belongs to, drawn where nobody serves it; -1 where it belongs to several."""
        indexed, holder = self._indexed, self._state.holder
        part = self._rng.integers(self._threads, size=indexed.n_clients)
        held = holder >= 0
        done = np.flatnonzero(self._performer >= 0)
        client = indexed.client_of[done]
        part[client] = part_of[self._performer[done]]
        part[held] = part_of[holder[held]]
        split: Bools = part_of[self._performer[done]] != part[client]
        part[client[split]] = -1
        return part

    def pack(self, clock: Clock, moves: int, heat: float) -> None:
        """Days stay as the search lays them: with a pool there is nearly always somebody with the room."""

    def decisions(self) -> Decisions:
        state = self._state
        return Decisions(state.holder.copy(), self._performer.copy(), state.day.copy())
