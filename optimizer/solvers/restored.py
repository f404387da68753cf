"""Old days back where that costs nothing that matters more: each caseworker's days packed anew, old ones cheapest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from optimizer.bounds.choices import Floats, choices_of
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import Policy
from optimizer.solvers.days import Days
from optimizer.solvers.repaired import repaired
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.ties import tied_clients
from optimizer.solvers.valuation import late_weights, task_points

#: Another day costs so many points; a late unit as many as no days are worth.
_OTHER_DAY, _LATE = 3.0, 2_000.0
#: Attempts for each task, and heat: the days there are a good beginning.
_MOVES, _HEAT = 1_000, 0.01


def with_old_days(
    indexed: IndexedInstance, policy: Policy, now: Decisions, old: Ints, settings: SolveSettings
) -> Iterator[Decisions]:
    """Who does what stays; tasks that `old` (T,) gave a day have it again where that leaves their caseworker no worse.

    Better and better decisions. No worse: no more late weight, no fewer continuity points, fewer tasks on another day.
    Under cover, where a client's tasks tie caseworkers together, everything stays.
    """
    if policy != "client-based":
        return
    owner = now.caseworker[indexed.client_of]
    other = (old >= 0) & (now.day != old) & (owner >= 0)
    workers = np.unique(owner[other]).tolist()
    days = _OldDays(indexed, old)
    # From the old days with what does not fit beside them left out at first, and from the days there are.
    for begin in (repaired(indexed, policy, _wish(now, owner, old)), None):
        found = days.pack(begin or now, workers, _MOVES, _HEAT, settings.seed, settings.threads)
        mixed = _taken_where_better(indexed, found, now, old, workers)
        if in_order(indexed, mixed):
            now = mixed
            yield now


def _wish(now: Decisions, owner: Ints, old: Ints) -> Decisions:
    back = (old >= 0) & (owner >= 0)
    return replace(now, performer=np.where(back, owner, now.performer), day=np.where(back, old, now.day))


class _OldDays(Days):
    def __init__(self, indexed: IndexedInstance, old: Ints) -> None:
        holders = possible_holders(indexed, "client-based")
        choices = choices_of(indexed, holders, possible_doers(indexed, "client-based", holders))
        super().__init__(indexed, choices, np.array([_LATE, 1.0, 0.0, 0.0]), ~tied_clients(indexed))
        self._old_day = old

    def _cost(self, worker: int, tasks: Ints, old: Ints) -> Floats:
        """As otherwise, and something more on every day that is not the old one."""
        had = self._old_day[tasks]
        other = (had >= 0)[:, None] & (np.arange(self._indexed.n_days + 1) != had[:, None])
        return np.ascontiguousarray(super()._cost(worker, tasks, old) + _OTHER_DAY * other)


def _taken_where_better(
    indexed: IndexedInstance, found: Decisions, now: Decisions, old: Ints, workers: Sequence[int]
) -> Decisions:
    owner = now.caseworker[indexed.client_of]

    def parts(decisions: Decisions) -> Ints:
        """(3, T) late weight, points lacking and whether the day is another one."""
        other = (old >= 0) & (decisions.day != old)
        return np.stack([late_weights(indexed, decisions), -task_points(indexed, decisions), other.astype(np.int64)])

    before, after = parts(now), parts(found)
    taken = np.zeros(indexed.n_tasks, dtype=np.bool_)
    for worker in workers:
        mine = np.flatnonzero(owner == worker)
        taken[mine] = after[:, mine].sum(axis=1).tolist() < before[:, mine].sum(axis=1).tolist()
    return replace(
        now, performer=np.where(taken, found.performer, now.performer), day=np.where(taken, found.day, now.day)
    )


def in_order(indexed: IndexedInstance, decisions: Decisions) -> bool:
    """Rule T2, also where one caseworker's task waits for another's."""
    return all(
        decisions.performer[before] >= 0 and decisions.day[before] + lag <= decisions.day[task]
        for task, after in enumerate(indexed.after)
        if decisions.performer[task] >= 0
        for before, lag in after
    )
