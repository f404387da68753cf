"""The fewest clients without a caseworker, with as few others moved as that takes.

Clients with the same eligible caseworkers and caseload points are alike, so that a program in whole numbers says how
many of each kind everybody has. Who is meant by that is then chosen: those leave a caseworker whom it costs least. Only
clients move whose eligible caseworkers' points all have a price (`bounds/caps.py`): the others are not in the way.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, diags_array, hstack, vstack

from optimizer.bounds.safe import LinearProgram, solve_whole
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import Policy
from optimizer.solvers.ties import tied_clients
from optimizer.solvers.valuation import client_points

#: More pairs of a kind of client and a caseworker than this take HiGHS too long.
_MOST_PAIRS = 50_000


@dataclass(frozen=True)
class _Kinds:
    """`of` (C,) each one's kind, -1: it stays; `points` (K,), `eligible` (K, W); `now` (K, W) how many each has."""

    of: Ints
    points: Ints
    eligible: Bools
    now: Ints


def fewest_left_out(
    indexed: IndexedInstance,
    policy: Policy,
    holders: Bools,
    priced: Bools,
    decisions: Decisions,
    unassigned: int,
    seconds: float,
) -> Decisions | None:
    """Decisions that leave out no more than `unassigned`; None where that is not found.

    `holders` (C, W) may be p(c); `priced` (W,) are those whose points have a price. Who moves, or gets somebody, has no
    task done yet where only p(c) may do it.
    """
    kinds = _kinds(indexed, holders, priced, decisions)
    if not 0 < kinds.eligible.sum() <= _MOST_PAIRS:
        return None
    then = _numbers(indexed, kinds, decisions, unassigned, seconds)
    if then is None:
        return None
    caseworker = decisions.caseworker.copy()
    for kind in np.flatnonzero((then != kinds.now).any(axis=1)).tolist():
        _move(caseworker, np.flatnonzero(kinds.of == kind), then[kind] - kinds.now[kind], _cost(indexed, decisions))
    moved = caseworker != decisions.caseworker
    undone = moved[indexed.client_of] if policy == "client-based" else np.zeros(indexed.n_tasks, dtype=np.bool_)
    return Decisions(caseworker, np.where(undone, -1, decisions.performer), np.where(undone, -1, decisions.day))


def _kinds(indexed: IndexedInstance, holders: Bools, priced: Bools, decisions: Decisions) -> _Kinds:
    moves = np.flatnonzero(~tied_clients(indexed) & ~(holders & ~priced).any(axis=1))
    rows = np.column_stack([np.packbits(holders[moves], axis=1).astype(np.int64), indexed.points[moves]])
    _, first, kind = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    of = np.full(indexed.n_clients, -1)
    of[moves] = kind
    now = np.zeros((len(first), indexed.n_caseworkers), dtype=np.int64)
    held = np.flatnonzero((of >= 0) & (decisions.caseworker >= 0))
    np.add.at(now, (of[held], decisions.caseworker[held]), 1)
    return _Kinds(of, indexed.points[moves[first]], holders[moves[first]], now)


def _numbers(
    indexed: IndexedInstance, kinds: _Kinds, decisions: Decisions, unassigned: int, seconds: float
) -> Ints | None:
    """(K, W) how many of each kind everybody has, with the fewest who come to somebody."""
    kind, worker = np.nonzero(kinds.eligible)
    pairs, n_kinds, n_workers = np.arange(len(kind)), len(kinds.points), indexed.n_caseworkers
    stays = np.flatnonzero((kinds.of < 0) & (decisions.caseworker >= 0))
    cap = np.where(indexed.max_caseload < 0, int(indexed.points.sum()), indexed.max_caseload).astype(np.int64)
    np.subtract.at(cap, decisions.caseworker[stays], indexed.points[stays])
    ones = np.ones(len(pairs))
    of_kind = csr_array((ones, (kind, pairs)), shape=(n_kinds, len(pairs)))
    of_worker = csr_array((kinds.points[kind].astype(float), (worker, pairs)), shape=(n_workers, len(pairs)))
    placed = csr_array(-np.ones((1, len(pairs))))
    comes = hstack([vstack([of_kind, of_worker, placed]), csr_array((n_kinds + n_workers + 1, len(pairs)))])
    more = hstack([diags_array(ones), diags_array(-ones)])
    least = indexed.n_clients - unassigned - len(stays)
    counts = np.bincount(kinds.of[kinds.of >= 0], minlength=n_kinds)
    now = kinds.now[kind, worker]
    program = LinearProgram(
        cost=np.concatenate([np.zeros(len(pairs)), ones]).astype(np.int64),
        upper=np.concatenate([counts[kind], counts[kind]]).astype(float),
        at_most=csr_array(vstack([comes, more])),
        limit=np.concatenate([counts, cap, [-least], now]),
        equal=csr_array((0, 2 * len(pairs))),
        value=np.zeros(0, dtype=np.int64),
    )
    answer = solve_whole(program, np.concatenate([ones, 0 * ones]).astype(np.int64), seconds)
    if answer.solution is None:
        return None
    then = np.zeros((n_kinds, n_workers), dtype=np.int64)
    then[kind, worker] = answer.solution[: len(pairs)]
    return then


def _cost(indexed: IndexedInstance, decisions: Decisions) -> Ints:
    """(C,) what is lost, or would be late, if a client's tasks were done by nobody: late weight first, then points."""
    late = np.bincount(indexed.client_of, indexed.late_weight * indexed.can_be_late, minlength=indexed.n_clients)
    points = client_points(indexed, decisions)
    return np.asarray(late * (1 + int(points.max(initial=0))) + points, dtype=np.int64)


def _move(caseworker: Ints, clients: Ints, change: Ints, cost: Ints) -> None:
    """Change how many of these clients everybody has: the cheapest leave, the dearest of those without anybody come."""
    clients = clients[np.argsort(cost[clients], kind="stable")]
    for worker in np.flatnonzero(change < 0).tolist():
        theirs = clients[caseworker[clients] == worker]
        caseworker[theirs[: -change[worker]]] = -1
    waiting = clients[caseworker[clients] < 0][::-1]
    comes = np.repeat(np.flatnonzero(change > 0), change[change > 0])
    caseworker[waiting[: len(comes)]] = comes
