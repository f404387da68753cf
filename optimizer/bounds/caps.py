"""How many clients must stay without a caseworker because caseloads are capped (rule A4), and prices that prove it.

Clients with the same eligible caseworkers and points are alike, so that the linear program "place as many as the caps
allow" is small at any size. Its duals are prices γ of a caseload point. For any γ >= 0 at most

    Σ_c max(0, max over eligible w of (1 − γ_w · points_c)) + Σ_w γ_w · cap_w

clients have a caseworker (Geoffrion, Mathematical Programming Study 2, 1974): nothing about the LP solver has to be
trusted, as the sum is taken again in whole multiples of 2 ** -20.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from optimizer.bounds.choices import Floats
from optimizer.instance.indexed import Bools, IndexedInstance, Ints

_UNIT: Final = 1 << 20
#: More pairs of a kind of client and a caseworker than this are not put to the LP; then no cap has a price.
_MOST_PAIRS: Final = 400_000


@dataclass(frozen=True)
class CapBound:
    """`unassigned`: at least so many; `price` (W,) of a caseload point, where one client is worth 1."""

    unassigned: int
    price: Floats


@dataclass(frozen=True)
class _Kinds:
    """`count` (K,) clients alike, their `points` (K,) and who may serve them, `eligible` (K, W)."""

    count: Ints
    points: Ints
    eligible: Bools


def cap_bound(indexed: IndexedInstance, holders: Bools, capped: Bools) -> CapBound:
    """From the caps of the caseworkers who have one that counts; `holders` (C, W), `capped` (W,)."""
    kinds = _kinds(indexed.points, holders)
    cap = np.where(capped, indexed.max_caseload, 0)
    price = np.rint(_UNIT * _duals(kinds, cap, capped)).astype(np.int64)
    worth = np.where(kinds.eligible, _UNIT - price * kinds.points[:, None], 0).max(axis=1, initial=0)
    most = int((kinds.count * np.maximum(worth, 0)).sum()) + int((price * cap).sum())
    return CapBound(max(0, indexed.n_clients - most // _UNIT), price / _UNIT)


def _kinds(points: Ints, holders: Bools) -> _Kinds:
    rows = np.column_stack([np.packbits(holders, axis=1).astype(np.int64), points])
    _, first, count = np.unique(rows, axis=0, return_index=True, return_counts=True)
    return _Kinds(count, points[first], holders[first])


def _duals(kinds: _Kinds, cap: Ints, capped: Bools) -> Floats:
    """(W,) of the caps, 0 where none binds; whom somebody without a cap may serve is no question."""
    free = np.asarray((kinds.eligible & ~capped).any(axis=1))
    kind, worker = np.nonzero(kinds.eligible & ~free[:, None])
    none = np.zeros(len(cap))
    if not len(kind) or len(kind) > _MOST_PAIRS:
        return none
    pairs = np.arange(len(kind))
    of_kind = csr_array((np.ones(len(kind)), (kind, pairs)), shape=(len(kinds.count), len(kind)))
    of_worker = csr_array((kinds.points[kind].astype(float), (worker, pairs)), shape=(len(cap), len(kind)))
    answer = linprog(  # type: ignore[call-overload]  # its stubs know no sparse rows
        -np.ones(len(kind)),
        A_ub=csr_array(vstack([of_kind, of_worker])),
        b_ub=np.concatenate([kinds.count, cap]).astype(float),
        method="highs",
    )
    return np.maximum(0.0, -answer.ineqlin.marginals[len(kinds.count) :]) if answer.success else none
