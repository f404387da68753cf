"""Clients who stay with the caseworker of an older plan, counted as continuity points.

Search, exchanges and every proof know continuity as a sum over clients and their caseworkers. With 1 point for staying
and none for anything else they count, and prove, who must move; with more points for staying than one client can bring
otherwise they look for the most continuity among the plans that move fewest.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from optimizer.errors import ModelTooLarge
from optimizer.instance.indexed import IndexedInstance, Ints

#: Points are kept in 32 bits.
_MOST = 2**31 - 1


def counting_stays(indexed: IndexedInstance, old: Ints) -> IndexedInstance:
    """Continuity is the number of clients who stay with `old` (C,), -1 for who had nobody."""
    nothing = np.zeros_like(indexed.kept_points)
    return replace(
        indexed,
        weight=np.ones_like(indexed.weight),
        relationship=nothing,
        kept_points=nothing + _stays(indexed, old),
        own_task_points=nothing,
    )


def stays_first(indexed: IndexedInstance, old: Ints) -> tuple[IndexedInstance, int]:
    """Continuity is what it was and, for each client who stays, as many points more as are returned.

    They are more than any one client can bring otherwise; several together might bring more, so that a plan is to be
    judged by both.

    Raises
    ------
    ModelTooLarge
        If the weights are so large that the points do not fit 32 bits.
    """
    weight = indexed.weight[:, None]
    kept, own, other = (weight * part for part in (indexed.kept_points, indexed.own_task_points, indexed.relationship))
    tasks = np.bincount(indexed.client_of, minlength=indexed.n_clients)
    stay = 1 + int((kept.max(axis=1, initial=0) + tasks * own.max(axis=1, initial=0)).max(initial=0))
    if stay + int(kept.max(initial=0)) > _MOST:
        raise ModelTooLarge("continuity weights and points are too large to be counted beside clients who stay")
    found = replace(
        indexed,
        weight=np.ones_like(indexed.weight),
        relationship=other.astype(np.int32),
        kept_points=(kept + stay * _stays(indexed, old)).astype(np.int32),
        own_task_points=own.astype(np.int32),
    )
    return found, stay


def stays_of(caseworker: Ints, old: Ints) -> int:
    """How many clients have the caseworker they had."""
    return int(((caseworker == old) & (old >= 0)).sum())


def _stays(indexed: IndexedInstance, old: Ints) -> npt.NDArray[np.int32]:
    """(C, W) 1 where w is whom the client had."""
    return np.equal(old[:, None], np.arange(indexed.n_caseworkers)).astype(np.int32)
