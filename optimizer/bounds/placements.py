"""What a client with a caseworker costs and brings at least and at most, where nobody is left out and nothing is late.

Given *unassigned* 0 and no avoidable lateness, every client has a caseworker who does all its tasks that can be late,
on time. So the minutes of those are needed somewhere in the horizon; points are at most those of all tasks that this
caseworker could do. Days, caps, the order of tasks and optional tasks' minutes are left out: a relaxation.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.bounds.prices import Prices
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.rules import ObjectiveName


@dataclass(frozen=True)
class Placements:
    """(C, W) points at most, minutes at least, and whether the pair is possible; (W,) minutes of the horizon."""

    points: Ints
    minutes: Ints
    possible: Bools
    capacity: Ints


def nothing_missed(indexed: IndexedInstance, reached: Mapping[ObjectiveName, int]) -> bool:
    """Whether the reached values say that every client has a caseworker and nothing avoidable is late."""
    unavoidable = int(indexed.late_weight[indexed.overdue].sum())
    return reached.get("unassigned") == 0 and reached.get("late") == unavoidable


def placements(indexed: IndexedInstance, choices: Choices) -> Placements:
    """All pairs, for plans in which nothing is missed."""
    on_time = choices.on_first <= choices.on_last
    open_at_all = on_time | (choices.late_first <= choices.late_last)
    must = choices.late_weight > 0
    able = choices.able & open_at_all[:, None]
    fails = must[:, None] & ~(choices.able & on_time[:, None])
    doable, failing = _by_client(indexed, able), _by_client(indexed, fails)
    minutes = _by_client(indexed, np.where(must[:, None], indexed.minutes, 0))
    reads = indexed.strangers & (_by_client(indexed, must[:, None]) > 0)
    points = indexed.weight[:, None] * (indexed.kept_points + indexed.own_task_points * doable)
    return Placements(
        points=points.astype(np.int64),
        minutes=minutes + indexed.familiarisation * reads,
        possible=indexed.eligible & (failing == 0),
        capacity=(indexed.capacity + indexed.overtime).sum(axis=1),
    )


def whole_day(indexed: IndexedInstance, choices: Choices) -> Placements | None:
    """All pairs of a one-day office with every task done on that day; None where a plan is more than who has whom."""
    capped = (indexed.max_caseload >= 0) & (indexed.max_caseload < indexed.points.sum())
    if indexed.n_days != 1 or not indexed.n_clients or not indexed.n_caseworkers or capped.any():
        return None
    today = (choices.on_first <= choices.on_last) | (choices.late_first <= choices.late_last)
    if not today.all():
        return None
    count, able = (
        np.bincount(indexed.client_of, minlength=indexed.n_clients)[:, None],
        _by_client(indexed, choices.able),
    )
    points = indexed.weight[:, None] * (indexed.kept_points + indexed.own_task_points * count)
    minutes = _by_client(indexed, indexed.minutes.astype(np.int64)) + indexed.familiarisation * (
        indexed.strangers & (count > 0)
    )
    return Placements(
        points=points.astype(np.int64),
        minutes=minutes,
        possible=indexed.eligible & (able == count),
        capacity=(indexed.capacity + indexed.overtime).sum(axis=1),
    )


def client_prices(pairs: Placements, prices: Prices) -> Floats:
    """(C,) the most that a client brings when its caseworker's minutes are paid for: a first price of being placed."""
    minute = prices.minute()[:, 0, -1]
    net = np.where(pairs.possible, pairs.points - pairs.minutes * minute, -np.inf)
    return np.asarray(np.nan_to_num(net.max(axis=1, initial=-np.inf), neginf=0.0))


def _by_client(indexed: IndexedInstance, values: Ints | Bools) -> Ints:
    """(C, …) sums over each client's tasks."""
    total = np.zeros((indexed.n_clients, values.shape[1]), dtype=np.int64)
    np.add.at(total, indexed.client_of, values)
    return total
