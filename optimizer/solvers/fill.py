"""Tasks that a piece left undone because nothing asked for them yet: done wherever there is still room.

Under client-based a task more never hurts lateness, continuity or delay, and pieces that are solved for lateness alone
leave out whatever is not late by it.
"""

import numpy as np

from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.solvers.valuation import minutes_by_day


def fill(indexed: IndexedInstance, decisions: Decisions) -> Decisions:
    """The same decisions with undone tasks on the first day that has room; nothing moves, nobody works overtime."""
    undone = np.flatnonzero((decisions.performer < 0) & (decisions.caseworker[indexed.client_of] >= 0))
    if not len(undone):
        return decisions
    return _Filler(indexed, decisions).run(undone)


class _Filler:
    def __init__(self, indexed: IndexedInstance, decisions: Decisions) -> None:
        self._indexed = indexed
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
        indexed, client = self._indexed, int(self._indexed.client_of[task])
        worker = int(self._caseworker[client])
        if not indexed.able[task, worker]:
            return
        first, reading = self._first_day(task), 0
        if indexed.strangers[client, worker] and indexed.familiarisation:
            met = [int(self._day[t]) for t in indexed.tasks_of[client] if self._performer[t] == worker]
            # Before the first meeting the reading-in would have to move as well.
            first, reading = (max(first, min(met)), 0) if met else (first, indexed.familiarisation)
        fixed = int(indexed.fixed_day[task])
        last = fixed if fixed >= 0 else indexed.n_days - 1
        minutes = int(indexed.minutes[task, worker]) + reading
        days = np.flatnonzero(self._left[worker, max(first, fixed) : last + 1] >= minutes)
        if len(days) and (fixed < 0 or first <= fixed):
            day = max(first, fixed) + int(days[0])
            self._performer[task], self._day[task] = worker, day
            self._left[worker, day] -= minutes

    def _first_day(self, task: int) -> int:
        """From its release and its predecessors on; past the horizon where one of them is not done."""
        first = int(self._indexed.release[task])
        for predecessor, lag in self._indexed.after[task]:
            if self._performer[predecessor] < 0:
                return self._indexed.n_days
            first = max(first, int(self._day[predecessor]) + lag)
        return first
