"""Objectives of decisions, from the arrays: what the search compares. The checker has the last word."""

from collections.abc import Sequence

import numpy as np

from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import MAXIMISED, ObjectiveName, Targets, as_counted


class Valuation:
    """Values of decisions on one instance."""

    def __init__(self, indexed: IndexedInstance, priority: Sequence[ObjectiveName], targets: Targets) -> None:
        self._indexed, self._priority, self._targets = indexed, priority, targets

    def key(self, decisions: Decisions) -> tuple[int, ...]:
        """Smaller is better, in priority order; no better than the targets."""
        counted = {name: as_counted(name, self.value(decisions, name), self._targets) for name in self._priority}
        return tuple(-value if name in MAXIMISED else value for name, value in counted.items())

    def value(self, decisions: Decisions, name: ObjectiveName) -> int:
        match name:
            case "unassigned":
                return int((decisions.caseworker < 0).sum())
            case "late":
                return int(late_weights(self._indexed, decisions).sum())
            case "continuity":
                return int(client_points(self._indexed, decisions).sum())
            case "delay":
                return int(delays(self._indexed, decisions).sum())
            case "overtime":
                extra = minutes_by_day(self._indexed, decisions) - self._indexed.capacity
                return int(np.maximum(0, extra).sum())
            case "peak":
                return int(peaks(self._indexed, decisions).max(initial=0))


def late_weights(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(T,) weight of each late task, 0 of the others."""
    day = np.where(decisions.day < 0, indexed.n_days, decisions.day)
    late = indexed.overdue | (indexed.can_be_late & (day > indexed.due))
    return np.where(late, indexed.late_weight, 0)


def client_points(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(C,) continuity points of each client."""
    clients = np.arange(indexed.n_clients)
    held = decisions.caseworker >= 0
    points = indexed.weight * np.where(held, indexed.kept_points[clients, decisions.caseworker], 0)
    np.add.at(points, indexed.client_of, task_points(indexed, decisions))
    return points


def task_points(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(T,) continuity points of each task: more where p(c) does it."""
    client, worker = indexed.client_of, decisions.performer
    own = decisions.caseworker[client] == worker
    points = np.where(own, indexed.own_task_points[client, worker], indexed.relationship[client, worker])
    return np.where(worker >= 0, indexed.weight[client] * points, 0)


def delays(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(T,) weighted working days past due."""
    day = np.where(decisions.day < 0, indexed.n_days, decisions.day)
    return indexed.late_weight * np.maximum(0, day - indexed.due)


def minutes_by_day(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(W, H) minutes scheduled, familiarisation on the first day of each pair."""
    done = np.flatnonzero(decisions.performer >= 0)
    minutes = np.zeros((indexed.n_caseworkers, indexed.n_days), dtype=np.int64)
    np.add.at(minutes, (decisions.performer[done], decisions.day[done]), task_minutes(indexed, decisions)[done])
    return minutes


def task_minutes(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(T,) minutes of each scheduled task, familiarisation with the first of each pair; 0 of the others."""
    done = np.flatnonzero(decisions.performer >= 0)
    worker, client = decisions.performer[done], indexed.client_of[done]
    minutes = np.zeros(indexed.n_tasks, dtype=np.int64)
    minutes[done] = indexed.minutes[done, worker]
    strange = np.flatnonzero(indexed.strangers[client, worker])
    if indexed.familiarisation and len(strange):
        order = strange[np.argsort(decisions.day[done[strange]], kind="stable")]
        _, first = np.unique(client[order] * indexed.n_caseworkers + worker[order], return_index=True)
        minutes[done[order[first]]] += indexed.familiarisation
    return minutes


def peaks(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(W,) utilisation in thousandths, rounded up; 0 without capacity."""
    total, capacity = minutes_by_day(indexed, decisions).sum(axis=1), indexed.capacity.sum(axis=1)
    return np.where(capacity > 0, -(-1000 * total // np.maximum(1, capacity)), 0)
