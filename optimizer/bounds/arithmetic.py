"""Bounds by counting alone: each client and task at its best, whatever the others do. Cheap at any size."""

import numpy as np

from optimizer.bounds.heads import depths
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.rules import ObjectiveName


def arithmetic_bound(indexed: IndexedInstance, holders: Bools, doers: Bools, name: ObjectiveName) -> int:
    """A proven bound on one objective, valid for any priority order.

    `holders` (C, W) and `doers` (T, W) say who may be p(c) and who may do a task under the policy.
    """
    match name:
        case "unassigned":
            return int((~holders.any(axis=1)).sum())
        case "late":
            hopeless = indexed.can_be_late & (first_days(indexed, doers) > indexed.due)
            return int(indexed.late_weight[indexed.overdue | hopeless].sum())
        case "continuity":
            return _best_kept(indexed, holders) + _best_contacts(indexed, doers)
        case "delay":
            days = np.minimum(first_days(indexed, doers), indexed.n_days) - indexed.due
            return int((indexed.late_weight * np.maximum(0, days)).sum())
        case "overtime" | "peak":
            return 0


def first_days(indexed: IndexedInstance, doers: Bools) -> Ints:
    """(T,) first day on which somebody has room for the task on an otherwise empty day, its chain of predecessors done.

    H where nobody ever has, or where that is so of a task that it waits for.
    """
    most = indexed.capacity + indexed.overtime
    first = np.full(indexed.n_tasks, indexed.n_days)
    for day in reversed(range(indexed.n_days)):
        open_today = np.where(indexed.fixed_day >= 0, indexed.fixed_day == day, indexed.release <= day)
        fits = doers & (indexed.minutes <= most[:, day])
        first[open_today & fits.any(axis=1)] = day
    waiting = [task for task, predecessors in enumerate(indexed.after) if predecessors]
    for task in sorted(waiting, key=depths(indexed).__getitem__):
        ready = max(
            int(first[before]) + (lag if first[before] < indexed.n_days else 0) for before, lag in indexed.after[task]
        )
        if ready > first[task]:
            first[task] = _first_from(indexed, task, ready, doers[task], most)
    return first


def _first_from(indexed: IndexedInstance, task: int, ready: int, doers: Bools, most: Ints) -> int:
    """The first day from `ready` on that is open to the task and long enough with somebody."""
    fixed = int(indexed.fixed_day[task])
    if 0 <= fixed < ready:
        return indexed.n_days
    days = np.arange(min(ready, indexed.n_days), indexed.n_days) if fixed < 0 else np.array([fixed])
    longest = np.where(doers[:, None], most[:, days] - indexed.minutes[task][:, None], -1).max(axis=0, initial=-1)
    possible = days[longest >= 0]
    return int(possible[0]) if len(possible) else indexed.n_days


def _best_kept(indexed: IndexedInstance, holders: Bools) -> int:
    best = np.where(holders, indexed.kept_points, 0).max(axis=1, initial=0)
    return int((indexed.weight * best).sum())


def _best_contacts(indexed: IndexedInstance, doers: Bools) -> int:
    can_be_done = first_days(indexed, doers) < indexed.n_days
    points = np.where(doers, indexed.own_task_points[indexed.client_of], 0).max(axis=1, initial=0)
    return int((indexed.weight[indexed.client_of] * points)[can_be_done].sum())
