"""Old days back where that costs nothing that matters more, caseworker by caseworker, without searching."""

from dataclasses import replace

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import Policy
from optimizer.solvers.repaired import repaired
from optimizer.solvers.valuation import late_weights, task_points


def with_old_days(indexed: IndexedInstance, policy: Policy, now: Decisions, old: Ints) -> Decisions:
    """Who does what stays; tasks that `old` (T,) gave a day have it again where that leaves their caseworker no worse.

    No worse: no more late weight, no fewer continuity points, fewer tasks on another day.
    """
    owner = now.caseworker[indexed.client_of]
    performer = np.where(now.performer >= 0, now.performer, owner if policy == "client-based" else -1)
    back = (old >= 0) & (performer >= 0)
    wish = Decisions(now.caseworker, np.where(back, performer, now.performer), np.where(back, old, now.day))
    found = repaired(indexed, policy, wish)
    if not np.array_equal(found.caseworker, now.caseworker):
        return now
    place = np.where(performer >= 0, performer, indexed.n_caseworkers)
    better = _better(indexed, found, now, old, place)
    taken = np.append(better, False)[place]
    mixed = replace(
        now, performer=np.where(taken, found.performer, now.performer), day=np.where(taken, found.day, now.day)
    )
    return mixed if _in_order(indexed, mixed) else now


def _better(indexed: IndexedInstance, found: Decisions, now: Decisions, old: Ints, place: Ints) -> Bools:
    """(W,) for whom."""

    def sums(values: Ints) -> Ints:
        return np.bincount(place, weights=values, minlength=indexed.n_caseworkers + 1)[:-1].astype(np.int64)

    def other_day(decisions: Decisions) -> Ints:
        return sums(((old >= 0) & (decisions.day != old)).astype(np.int64))

    no_later = sums(late_weights(indexed, found)) <= sums(late_weights(indexed, now))
    no_fewer = sums(task_points(indexed, found)) >= sums(task_points(indexed, now))
    return no_later & no_fewer & (other_day(found) < other_day(now))


def _in_order(indexed: IndexedInstance, decisions: Decisions) -> bool:
    """Rule T2 across caseworkers."""
    return all(
        decisions.performer[before] >= 0 and decisions.day[before] + lag <= decisions.day[task]
        for task, after in enumerate(indexed.after)
        if decisions.performer[task] >= 0
        for before, lag in after
    )
