"""Under cover and task-based: which caseworkers should exchange tasks next, and which of their tasks may move."""

import numpy as np
import numpy.typing as npt

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.pairs import Chosen, Trust
from optimizer.solvers.valuation import delays, late_weights, minutes_by_day, peaks, task_points

#: A piece keeps to about this many choices of (task, caseworker, day).
_CHOICES = 12_000


class PoolPairChooser:
    """Draws pairs by what they might gain, and learns which have been tried in vain."""

    def __init__(self, indexed: IndexedInstance, seed: int) -> None:
        self._indexed = indexed
        self._rng = np.random.Generator(np.random.PCG64(seed))
        self._trust = Trust(indexed.n_caseworkers)
        able = indexed.able.astype(np.float32)
        self._shared = (able.T @ able).astype(float) / max(1, indexed.n_tasks)

    def choose(self, name: ObjectiveName, decisions: Decisions) -> Chosen | None:
        """The next piece; None where no caseworker has anything to gain."""
        workers = self._indexed.n_caseworkers
        shared = self._shared * (1 - np.eye(workers)) + 1e-6 if workers > 1 else np.ones((1, 1))
        weights = self._need(name, decisions)[:, None] * shared * self._trust.weights
        total = weights.sum()
        if name == "unassigned" or total <= 0:
            return None
        one, other = divmod(int(self._rng.choice(weights.size, p=(weights / total).ravel())), workers)
        pair = np.unique(np.array([one, other]))
        return Chosen(pair, self._free(decisions, pair))

    def learn(self, chosen: Chosen, *, worked: bool) -> None:
        """Pairs that brought nothing are drawn less; all come back in time."""
        self._trust.learn(int(chosen.workers[0]), int(chosen.workers[-1]), worked=worked)

    def _need(self, name: ObjectiveName, decisions: Decisions) -> npt.NDArray[np.float64]:
        """(W,) what each caseworker could contribute at most."""
        indexed = self._indexed
        if name == "overtime":
            extra: Ints = np.maximum(0, minutes_by_day(indexed, decisions) - indexed.capacity)
            return np.asarray(extra.sum(axis=1), dtype=float)
        if name == "peak":
            peak = peaks(indexed, decisions)
            return np.where(peak == peak.max(initial=0), peak, 0).astype(float)
        if name == "continuity":
            client = indexed.client_of
            most = np.where(indexed.able, indexed.own_task_points[client], 0).max(axis=1, initial=0)
            value = indexed.weight[client] * most - task_points(indexed, decisions)
        else:
            value = delays(indexed, decisions) if name == "delay" else late_weights(indexed, decisions)
            value = np.where(indexed.overdue & (name == "late"), 0, value)
        return self._by_worker(value, decisions)

    def _by_worker(self, value: Ints, decisions: Decisions) -> npt.NDArray[np.float64]:
        """What a task could gain counts for who does it; what nobody does, in equal shares for all who may."""
        indexed, done = self._indexed, decisions.performer >= 0
        need = np.bincount(decisions.performer[done], weights=value[done], minlength=indexed.n_caseworkers)
        able = indexed.able[~done & (value > 0)].astype(float)
        shares = able / np.maximum(1.0, able.sum(axis=1, keepdims=True))
        return np.asarray(need + value[~done & (value > 0)] @ shares, dtype=float)

    def _free(self, decisions: Decisions, workers: Ints) -> Bools:
        """(T,) tasks that may move: those of the pair and those undone, drawn until the piece is large enough."""
        indexed = self._indexed
        may = indexed.able[:, workers].sum(axis=1)
        mine = (np.isin(decisions.performer, workers) | (decisions.performer < 0)) & (may > 0)
        days = np.where(indexed.fixed_day >= 0, 1, np.maximum(0, indexed.n_days - indexed.release))
        order = self._rng.permutation(np.flatnonzero(mine))
        free = np.zeros(indexed.n_tasks, dtype=np.bool_)
        free[order[np.cumsum((may * days)[order]) <= _CHOICES]] = True
        return free
