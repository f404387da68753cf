"""Which caseworkers should exchange clients next, and which of their clients may move."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.valuation import client_points, delays, late_weights, minutes_by_day, peaks

#: A piece keeps to about this many choices of (task, caseworker, day): more clients are free in a small pair.
_CHOICES = 12_000
#: How much a pair that brought nothing loses of its weight, and one that did keeps.
_FAILED, _WORKED = 0.25, 0.7
_SINGLE: frozenset[ObjectiveName] = frozenset({"delay", "overtime"})


@dataclass(frozen=True)
class Chosen:
    """Caseworkers to solve together; clients (C,), or under cover and task-based tasks (T,), that are free to move."""

    workers: Ints
    free: Bools


class Trust:
    """How promising each pair still is: pairs that brought nothing are drawn less, and all come back in time."""

    def __init__(self, count: int) -> None:
        self.weights: npt.NDArray[np.float64] = np.ones((count, count))

    def learn(self, one: int, other: int, *, worked: bool) -> None:
        self.weights = np.minimum(1.0, self.weights * 1.02)
        self.weights[[one, other], [other, one]] *= _WORKED if worked else _FAILED


class PairChooser:
    """Draws pairs by what they might gain, and learns which have been tried in vain."""

    def __init__(self, indexed: IndexedInstance, suggested: Ints, seed: int) -> None:
        self._indexed, self._suggested = indexed, suggested
        self._rng = np.random.Generator(np.random.PCG64(seed))
        self._trust = Trust(indexed.n_caseworkers)

    def choose(self, name: ObjectiveName, decisions: Decisions) -> Chosen | None:
        """The next piece; None where no caseworker has anything to gain."""
        need = self._need(name, decisions)
        weights = self._weights(name, need, decisions) * self._trust.weights
        total = weights.sum()
        if total <= 0:
            return None
        pair = int(self._rng.choice(weights.size, p=(weights / total).ravel()))
        one, other = divmod(pair, self._indexed.n_caseworkers)
        workers = np.unique(np.array([one, other]))
        return Chosen(workers, self._free(name, decisions, workers))

    def learn(self, chosen: Chosen, *, worked: bool) -> None:
        """Pairs that brought nothing are drawn less; all come back in time."""
        self._trust.learn(int(chosen.workers[0]), int(chosen.workers[-1]), worked=worked)

    def _need(self, name: ObjectiveName, decisions: Decisions) -> Ints:
        """(W,) what each caseworker could contribute at most."""
        indexed = self._indexed
        if name in ("late", "delay"):
            values = late_weights(indexed, decisions) if name == "late" else delays(indexed, decisions)
            if name == "late":
                values = np.where(indexed.overdue, 0, values)
            held = decisions.caseworker[indexed.client_of]
            mine = held >= 0
            return np.bincount(held[mine], weights=values[mine], minlength=indexed.n_caseworkers).astype(np.int64)
        if name == "overtime":
            extra: Ints = np.maximum(0, minutes_by_day(indexed, decisions) - indexed.capacity)
            return np.asarray(extra.sum(axis=1))
        if name == "peak":
            peak = peaks(indexed, decisions)
            return np.where(peak == peak.max(initial=0), peak, 0)
        return np.ones(indexed.n_caseworkers, dtype=np.int64)

    def _weights(self, name: ObjectiveName, need: Ints, decisions: Decisions) -> npt.NDArray[np.float64]:
        """(W, W) how promising each pair is."""
        workers = self._indexed.n_caseworkers
        if name in _SINGLE:
            return np.diag(need.astype(float))
        if name in ("continuity", "unassigned"):
            return self._regret(decisions)
        shared = self._shared_eligibility()
        return need[:, None] * shared * (1 - np.eye(workers)) if workers > 1 else need[:, None].astype(float)

    def _shared_eligibility(self) -> npt.NDArray[np.float64]:
        """(W, W) share of clients that both could serve."""
        eligible = self._indexed.eligible.astype(np.float32)
        return (eligible.T @ eligible).astype(float) / max(1, self._indexed.n_clients)

    def _regret(self, decisions: Decisions) -> npt.NDArray[np.float64]:
        """(W, W) points that clients of one would gain with the other, and moves that the relaxation suggests."""
        indexed = self._indexed
        n_tasks = np.bincount(indexed.client_of, minlength=indexed.n_clients)
        worth = indexed.weight[:, None] * (indexed.kept_points + n_tasks[:, None] * indexed.own_task_points)
        gain = np.where(indexed.eligible, worth - client_points(indexed, decisions)[:, None], 0)
        weights = np.full((indexed.n_caseworkers, indexed.n_caseworkers), 1e-3)
        held = np.flatnonzero(decisions.caseworker >= 0)
        np.add.at(weights, decisions.caseworker[held], np.maximum(0, gain[held]))
        moved = held[(self._suggested[held] >= 0) & (self._suggested[held] != decisions.caseworker[held])]
        np.add.at(weights, (decisions.caseworker[moved], self._suggested[moved]), 100.0)
        if indexed.n_caseworkers > 1:
            np.fill_diagonal(weights, weights.diagonal() * 0.1)
        return weights

    def _free(self, name: ObjectiveName, decisions: Decisions, workers: Ints) -> Bools:
        """Clients that may move: whoever both could serve, drawn until the piece is large enough."""
        indexed = self._indexed
        free = np.zeros(indexed.n_clients, dtype=np.bool_)
        if len(workers) == 1 and name in _SINGLE:
            return free
        mine = np.isin(decisions.caseworker, workers) | (decisions.caseworker < 0)
        movable = np.flatnonzero(mine & (indexed.eligible[:, workers].sum(axis=1) > 1))
        n_tasks = np.bincount(indexed.client_of, minlength=indexed.n_clients)
        fixed_choices = int(n_tasks[mine].sum()) * indexed.n_days // 2
        favoured = 1 + (self._suggested[movable] != decisions.caseworker[movable])
        order = movable[np.argsort(self._rng.random(len(movable)) / favoured)]
        extra = np.cumsum(n_tasks[order]) * indexed.n_days // 2
        chosen = order[extra <= max(_CHOICES - fixed_choices, _CHOICES // 3)]
        free[chosen] = True
        return free
