"""How many clients must stay without a caseworker because caseloads are capped (rule A4), and prices that prove it.

Clients with the same eligible caseworkers and points are alike, so that the linear program "place as many as the caps
allow" is small at any size. Its duals are prices γ of a caseload point. For any γ >= 0 at most

    Σ_c max(0, max over eligible w of (1 − γ_w · points_c)) + Σ_w γ_w · cap_w

clients have a caseworker (Geoffrion, Mathematical Programming Study 2, 1974): nothing about the LP solver has to be
trusted, as the sum is taken again in whole multiples of 2 ** -20.

Who is left out is late with all that falls due. A second program, "place as much late weight as possible, leaving no
more clients out than need be", prices points so that they tell whom to leave out. These prices prove nothing by
themselves; searches for prices begin with them.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from optimizer.bounds.choices import Floats
from optimizer.instance.indexed import Bools, IndexedInstance, Ints

_UNIT: Final = 1 << 20
#: So many late units are worth a client where no program says how many.
_EXCHANGE: Final = 100.0
#: More pairs of a kind of client and a caseworker than this are not put to the LP; then no cap has a price.
_MOST_PAIRS: Final = 400_000


@dataclass(frozen=True)
class CapBound:
    """`unassigned`: at least so many; `price` (W,) of a caseload point, where one client is worth 1.

    `late_price` (W,): where its late weight is what a client is worth, and `exchange` more because it is one.
    """

    unassigned: int
    price: Floats
    late_price: Floats
    exchange: float


@dataclass(frozen=True)
class _Kinds:
    """`count` (K,) clients alike, their `points`, `late` weight (K,) and who may serve them, `eligible` (K, W)."""

    count: Ints
    points: Ints
    late: Ints
    eligible: Bools


@dataclass(frozen=True)
class _Duals:
    """`cap` (W,) of a caseload point, and of the number of clients placed, `each`."""

    cap: Floats
    each: float


def cap_bound(indexed: IndexedInstance, holders: Bools, capped: Bools) -> CapBound:
    """From the caps of the caseworkers who have one that counts; `holders` (C, W), `capped` (W,)."""
    cap, late = np.where(capped, indexed.max_caseload, 0), _late_weights(indexed)
    kinds = _kinds(indexed.points, np.zeros_like(late), holders)
    duals = _duals(kinds, np.ones(len(kinds.count)), cap, capped)
    price = np.rint(_UNIT * duals.cap).astype(np.int64)
    worth = np.where(kinds.eligible, _UNIT - price * kinds.points[:, None], 0).max(axis=1, initial=0)
    most = int((kinds.count * np.maximum(worth, 0)).sum()) + int((price * cap).sum())
    unassigned = max(0, indexed.n_clients - most // _UNIT)
    if not duals.cap.any():
        return CapBound(unassigned, duals.cap, duals.cap, _EXCHANGE)
    kinds = _kinds(indexed.points, late, holders)
    tilted = _duals(kinds, kinds.late.astype(float), cap, capped, indexed.n_clients - unassigned)
    if not tilted.cap.any():
        return CapBound(unassigned, duals.cap, _EXCHANGE * duals.cap, _EXCHANGE)
    # Where the late weights alone would place as many, minutes still must not make it worth leaving out more.
    return CapBound(unassigned, duals.cap, tilted.cap + duals.cap, tilted.each + 1)


def _late_weights(indexed: IndexedInstance) -> Ints:
    """(C,) late weight of all that a client without a caseworker does not get done, but for what is overdue anyway."""
    weight = np.where(indexed.can_be_late & ~indexed.overdue, indexed.late_weight, 0)
    return np.bincount(indexed.client_of, weight, minlength=indexed.n_clients).astype(np.int64)


def _kinds(points: Ints, late: Ints, holders: Bools) -> _Kinds:
    rows = np.column_stack([np.packbits(holders, axis=1).astype(np.int64), points, late])
    _, first, count = np.unique(rows, axis=0, return_index=True, return_counts=True)
    return _Kinds(count, points[first], late[first], holders[first])


def _duals(kinds: _Kinds, value: Floats, cap: Ints, capped: Bools, least: int = 0) -> _Duals:
    """Of placing the clients worth most, `value` (K,) each, and at least `least` of them; 0 where no cap binds.

    Whom somebody without a cap may serve is no question.
    """
    free = np.asarray((kinds.eligible & ~capped).any(axis=1))
    kind, worker = np.nonzero(kinds.eligible & ~free[:, None])
    if not len(kind) or len(kind) > _MOST_PAIRS:
        return _Duals(np.zeros(len(cap)), 0.0)
    pairs = np.arange(len(kind))
    of_kind = csr_array((np.ones(len(kind)), (kind, pairs)), shape=(len(kinds.count), len(kind)))
    of_worker = csr_array((kinds.points[kind].astype(float), (worker, pairs)), shape=(len(cap), len(kind)))
    placed = csr_array(-np.ones((1, len(kind))))
    answer = linprog(  # type: ignore[call-overload]  # its stubs know no sparse rows
        -value[kind],
        A_ub=csr_array(vstack([of_kind, of_worker, placed])),
        b_ub=np.concatenate([kinds.count, cap, [int(kinds.count[free].sum()) - least]]).astype(float),
        method="highs",
    )
    if not answer.success:
        return _Duals(np.zeros(len(cap)), 0.0)
    marginals = np.maximum(0.0, -answer.ineqlin.marginals)
    return _Duals(marginals[len(kinds.count) : -1], float(marginals[-1]))
