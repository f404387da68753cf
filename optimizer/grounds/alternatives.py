"""Who else could be a client's caseworker, everybody else staying where the plan has them."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from optimizer.grounds.standing import Standing
from optimizer.instance.indexed import Bools, Ints

#: Never more of a client.
MOST: Final = 3


def alternatives_of(standing: Standing, clients: Sequence[int]) -> list[list[int]]:
    """Per client the best caseworkers besides today's and the plan's, who may serve them and have the caseload points.

    Those with minutes enough for the client's work first, then by relationship points, then by minutes left.
    """
    rows = np.asarray(clients, dtype=np.int64)
    possible, points = _possible(standing, rows), standing.indexed.kept_points[rows].astype(np.int64)
    left = minutes_left(standing)
    enough = left >= _work(standing)[rows][:, None]
    order = np.lexsort((np.broadcast_to(-left, points.shape), -points, ~enough, ~possible), axis=1)[:, :MOST]
    return [[w for w in row if possible[n, w]] for n, row in enumerate(order.tolist())]


def minutes_left(standing: Standing) -> Ints:
    """(W,) minutes in the horizon that the plan leaves, with the overtime allowed."""
    return np.asarray(np.maximum(0, standing.room).sum(axis=1), dtype=np.int64)


def caseload_left(standing: Standing) -> Ints:
    """(W,) caseload points below the cap, or -1 without a cap."""
    cap = standing.indexed.max_caseload
    return np.where(cap < 0, -1, cap - standing.caseload)


def _possible(standing: Standing, clients: Ints) -> Bools:
    """(N, W)"""
    indexed = standing.indexed
    left = caseload_left(standing)
    possible = indexed.eligible[clients] & ((left < 0) | (left >= indexed.points[clients][:, None]))
    for taken in (indexed.own[clients], standing.decisions.caseworker[clients]):
        somebody = np.flatnonzero(taken >= 0)
        possible[somebody, taken[somebody]] = False
    return np.asarray(possible, dtype=np.bool_)


def _work(standing: Standing) -> Ints:
    """(C,) minutes of the tasks that the plan does for each client, without reading in."""
    work = np.zeros(standing.indexed.n_clients, dtype=np.int64)
    done = np.flatnonzero(standing.decisions.performer >= 0)
    np.add.at(
        work, standing.indexed.client_of[done], standing.indexed.minutes[done, standing.decisions.performer[done]]
    )
    return work
