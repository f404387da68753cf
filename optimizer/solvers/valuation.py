"""Objectives of client-based decisions, from the arrays: what the search compares. The checker has the last word."""

from collections.abc import Sequence

import numpy as np

from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import MAXIMISED, ObjectiveName


class Valuation:
    """Values of decisions on one instance."""

    def __init__(self, indexed: IndexedInstance, priority: Sequence[ObjectiveName]) -> None:
        self._indexed, self._priority = indexed, priority

    def key(self, decisions: Decisions) -> tuple[int, ...]:
        """Smaller is better, in priority order."""
        return tuple(
            -self.value(decisions, name) if name in MAXIMISED else self.value(decisions, name)
            for name in self._priority
        )

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
    """(C,) continuity points of each client under client-based."""
    clients = np.arange(indexed.n_clients)
    held = decisions.caseworker >= 0
    points = np.where(held, indexed.kept_points[clients, decisions.caseworker], 0).astype(np.int64)
    done = np.flatnonzero(decisions.performer >= 0)
    client = indexed.client_of[done]
    np.add.at(points, client, indexed.own_task_points[client, decisions.performer[done]])
    return indexed.weight * points


def delays(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(T,) weighted working days past due."""
    day = np.where(decisions.day < 0, indexed.n_days, decisions.day)
    return indexed.late_weight * np.maximum(0, day - indexed.due)


def minutes_by_day(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(W, H) minutes scheduled, familiarisation on the first day of each pair."""
    done = np.flatnonzero(decisions.performer >= 0)
    worker, day, client = decisions.performer[done], decisions.day[done], indexed.client_of[done]
    minutes = np.zeros((indexed.n_caseworkers, indexed.n_days), dtype=np.int64)
    np.add.at(minutes, (worker, day), indexed.minutes[done, worker])
    strange = indexed.strangers[client, worker]
    if indexed.familiarisation and strange.any():
        pair = (client * indexed.n_caseworkers + worker)[strange]
        pairs, position = np.unique(pair, return_inverse=True)
        first = np.full(len(pairs), indexed.n_days)
        np.minimum.at(first, position, day[strange])
        np.add.at(minutes, (pairs % indexed.n_caseworkers, first), indexed.familiarisation)
    return minutes


def peaks(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(W,) utilisation in thousandths, rounded up; 0 without capacity."""
    total, capacity = minutes_by_day(indexed, decisions).sum(axis=1), indexed.capacity.sum(axis=1)
    return np.where(capacity > 0, -(-1000 * total // np.maximum(1, capacity)), 0)
