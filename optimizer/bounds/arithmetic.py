"""Bounds by counting alone: each client and task at its best, whatever the others do. Cheap at any size."""

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance
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


def first_days(indexed: IndexedInstance, doers: Bools) -> np.typing.NDArray[np.int64]:
    """(T,) first day on which somebody has room for the task on an otherwise empty day; H if nobody ever has."""
    most = indexed.capacity + indexed.overtime
    first = np.full(indexed.n_tasks, indexed.n_days)
    for day in reversed(range(indexed.n_days)):
        open_today = np.where(indexed.fixed_day >= 0, indexed.fixed_day == day, indexed.release <= day)
        fits = doers & (indexed.minutes <= most[:, day])
        first[open_today & fits.any(axis=1)] = day
    return first


def _best_kept(indexed: IndexedInstance, holders: Bools) -> int:
    best = np.where(holders, indexed.kept_points, 0).max(axis=1, initial=0)
    return int((indexed.weight * best).sum())


def _best_contacts(indexed: IndexedInstance, doers: Bools) -> int:
    can_be_done = first_days(indexed, doers) < indexed.n_days
    points = np.where(doers, indexed.own_task_points[indexed.client_of], 0).max(axis=1, initial=0)
    return int((indexed.weight[indexed.client_of] * points)[can_be_done].sum())
