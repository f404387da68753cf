"""Tasks that a piece left undone because nothing asked for them yet: done wherever there is still room.

A task more never hurts lateness, continuity or delay, and pieces that are solved for lateness alone leave out whatever
is not late by it.
"""

import numpy as np

from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import Policy
from optimizer.solvers.valuation import minutes_by_day


def fill(indexed: IndexedInstance, decisions: Decisions, policy: Policy) -> Decisions:
    """The same decisions with undone tasks done where there is room; nothing moves, nobody works overtime.

    Each goes to whoever of those that the policy allows earns most points with it, on their first day with room.
    """
    undone = np.flatnonzero(decisions.performer < 0)
    if policy == "client-based":
        undone = undone[decisions.caseworker[indexed.client_of[undone]] >= 0]
    if not len(undone):
        return decisions
    return _Filler(indexed, decisions, policy).run(undone)


class _Filler:
    def __init__(self, indexed: IndexedInstance, decisions: Decisions, policy: Policy) -> None:
        self._indexed, self._policy = indexed, policy
        self._caseworker = decisions.caseworker
        self._performer, self._day = decisions.performer.copy(), decisions.day.copy()
        self._left = np.maximum(0, indexed.capacity - minutes_by_day(indexed, decisions))
        self._waited_for = {task for after in indexed.after for task, _ in after}

    def run(self, undone: Ints) -> Decisions:
        """Those due first come first, heavier ones before lighter ones."""
        order = undone[np.lexsort((-self._indexed.late_weight[undone], self._indexed.due[undone]))]
        for task in order.tolist():
            if task not in self._waited_for:  # what waits for it may be done already; the exact model sees to that
                self._place(task)
        return Decisions(self._caseworker, self._performer, self._day)

    def _place(self, task: int) -> None:
        indexed, fixed, first = self._indexed, int(self._indexed.fixed_day[task]), self._first_day(task)
        last = fixed if fixed >= 0 else indexed.n_days - 1
        if first > last:
            return
        workers = self._allowed(task)
        minutes, begin = self._needs(task, workers, max(first, fixed))
        days = np.arange(indexed.n_days)
        fits = (self._left[workers] >= minutes[:, None]) & (days >= begin[:, None]) & (days <= last)
        possible = np.flatnonzero(fits.any(axis=1))
        if not len(possible):
            return
        chosen = possible[np.argmax(self._points(task, workers[possible]))]
        worker, day = int(workers[chosen]), int(np.argmax(fits[chosen]))
        self._performer[task], self._day[task] = worker, day
        self._left[worker, day] -= minutes[chosen]

    def _allowed(self, task: int) -> Ints:
        """Rule A3, and under client-based P1."""
        able = np.flatnonzero(self._indexed.able[task])
        own = self._caseworker[self._indexed.client_of[task]]
        return able[able == own] if self._policy == "client-based" else able

    def _needs(self, task: int, workers: Ints, first: int) -> tuple[Ints, Ints]:
        """Minutes with each caseworker, and from which day on: reading-in done before would have to move as well."""
        indexed, client = self._indexed, int(self._indexed.client_of[task])
        minutes = indexed.minutes[task, workers].astype(np.int64)
        begin = np.full(len(workers), first)
        if indexed.familiarisation:
            strange = indexed.strangers[client, workers]
            minutes += np.where(strange, indexed.familiarisation, 0)
            for at in np.flatnonzero(strange).tolist():
                met = [int(self._day[t]) for t in indexed.tasks_of[client] if self._performer[t] == workers[at]]
                if met:
                    begin[at] = max(first, min(met))
                    minutes[at] -= indexed.familiarisation
        return minutes, begin

    def _points(self, task: int, workers: Ints) -> Ints:
        indexed, client = self._indexed, int(self._indexed.client_of[task])
        own = self._caseworker[client] == workers
        points: Ints = np.where(own, indexed.own_task_points[client, workers], indexed.relationship[client, workers])
        return points

    def _first_day(self, task: int) -> int:
        """From its release and its predecessors on; past the horizon where one of them is not done."""
        first = int(self._indexed.release[task])
        for predecessor, lag in self._indexed.after[task]:
            if self._performer[predecessor] < 0:
                return self._indexed.n_days
            first = max(first, int(self._day[predecessor]) + lag)
        return first
