"""How many clients of an older plan must change their caseworker, by counting.

A client who stays has tasks that their caseworker cannot do on time: no day between release and due day is long enough.
What that costs in late weight, beyond what is late whoever does it, adds up over who stays. It may not exceed
what the plan's lateness leaves, so that the costliest must move. A client whose caseworker may not serve them moves in
any case; so do enough of those above a cap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.bounds.arithmetic import first_days
from optimizer.instance.indexed import Bools, IndexedInstance, Ints


@dataclass(frozen=True)
class Scarce:
    """Clients (C,) of whose tasks so much more is late in every plan than `first_days` says."""

    clients: Bools
    late: int


def fewest_moves(
    indexed: IndexedInstance,
    holders: Bools,
    doers: Bools,
    old: Ints,
    late: int | None,
    scarce: Sequence[Scarce] = (),
) -> int:
    """Clients who have another caseworker than `old` (C,), or none, in any client-based plan with at most `late`.

    `holders` (C, W) and `doers` (T, W) say who may be p(c) and who may do a task; -1 in `old` is nobody. Without `late`
    any lateness will do. What is late of `scarce` groups, which share no client, is late whoever of them moves.
    """
    held = old >= 0
    may_stay = held & holders[np.arange(len(old)), old]
    forced = int((held & ~may_stay).sum())
    above_caps = sum(_above_cap(indexed, np.flatnonzero(may_stay & (old == w)), w) for w in np.unique(old[may_stay]))
    if late is None:
        return forced + above_caps
    hopeless = _late_weight(indexed, doers)
    slack = late - int(indexed.late_weight[indexed.overdue].sum()) - int(hopeless.sum())
    with_old = doers & np.equal(old[indexed.client_of][:, None], np.arange(indexed.n_caseworkers))
    cost = np.bincount(
        indexed.client_of, weights=_late_weight(indexed, with_old) - hopeless, minlength=indexed.n_clients
    ).astype(np.int64)
    too_late = _cannot_stay(cost[may_stay], slack)
    for group in scarce:
        cost[group.clients] = 0  # it may be the same lateness
        slack -= group.late
    return forced + max(above_caps, too_late, _cannot_stay(cost[may_stay], slack))


def _cannot_stay(cost: Ints, slack: int) -> int:
    """Cheapest first, as many as the slack allows may stay."""
    return int((np.cumsum(np.sort(cost)) > max(0, slack)).sum())


def _late_weight(indexed: IndexedInstance, doers: Bools) -> Ints:
    """(T,) weight of what none of these can do on time, 0 of the others."""
    late = indexed.can_be_late & (first_days(indexed, doers) > indexed.due)
    return np.where(late, indexed.late_weight, 0)


def _above_cap(indexed: IndexedInstance, clients: Ints, worker: int) -> int:
    """How many must go at least: those with most points first."""
    cap = int(indexed.max_caseload[worker])
    if cap < 0:
        return 0
    points = np.cumsum(np.sort(indexed.points[clients]))
    return int((points > cap).sum())
