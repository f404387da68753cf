"""Who serves whom as if tasks could be split over days: the window relaxation's answer, made to fit the caps."""

from collections.abc import Sequence

import numpy as np

from optimizer.bounds import WindowRelaxation, arithmetic_bound, few_candidates
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.clock import Clock
from optimizer.solvers.piece import cut_piece

#: Beyond this many columns each client gets only a few candidates.
_MOST_COLUMNS = 60_000
#: Beyond this many the office is assigned in groups of about this many caseworkers.
_MOST_COLUMNS_AT_ONCE = 300_000
_GROUP = 15


def first_assignment(
    indexed: IndexedInstance,
    start: Decisions,
    names: Sequence[ObjectiveName],
    clock: Clock,
    seconds: float,
    seed: int,
) -> Ints | None:
    """(C,) p(c) or -1, for one objective after another; None where time was too short for any.

    Large offices are assigned in groups of caseworkers that exchange the clients which they have in `start`.
    """
    if relaxation_size(indexed) <= _MOST_COLUMNS_AT_ONCE:
        found = _assign(indexed, names, clock, seconds, seed, whole=relaxation_size(indexed) <= _MOST_COLUMNS)
        return None if found is None else within_caps(indexed, found)
    rng = np.random.Generator(np.random.PCG64(seed))
    order = rng.permutation(indexed.n_caseworkers)
    groups = np.array_split(order, max(1, round(indexed.n_caseworkers / _GROUP)))
    assignment, end = start.caseworker.copy(), clock.left - seconds
    everybody = np.ones(indexed.n_clients, dtype=np.bool_)
    for position, group in enumerate(groups):
        workers = np.sort(group)
        piece = cut_piece(indexed, start, workers, everybody)
        share = (clock.left - max(0.0, end)) / (len(groups) - position)
        found = _assign(piece.indexed, names, clock, share, seed, whole=False) if share > 0 else None
        if found is not None:
            inside = within_caps(piece.indexed, found)
            assignment[piece.clients] = np.where(inside >= 0, workers[inside], -1)
    return assignment


def _assign(
    indexed: IndexedInstance,
    names: Sequence[ObjectiveName],
    clock: Clock,
    seconds: float,
    seed: int,
    *,
    whole: bool,
) -> Ints | None:
    holders = indexed.eligible
    if relaxation_size(indexed) > _MOST_COLUMNS:
        holders = few_candidates(indexed, holders, seed)
    doers = indexed.able & holders[indexed.client_of]
    relaxation = WindowRelaxation(indexed, "client-based", holders, doers)
    reached: dict[ObjectiveName, int] = {}
    end = clock.left - seconds
    found = None
    for position, name in enumerate(names):
        share = (clock.left - max(0.0, end)) / (len(names) - position)
        if name == "unassigned" and position < len(names) - 1:
            # Nearly always everybody can be placed; if not, the next program has no solution and this one is solved.
            reached[name] = arithmetic_bound(indexed, holders, doers, name)
            continue
        answer = relaxation.assign(name, reached, share, whole=whole)
        if answer is None and found is None and "unassigned" in reached:
            del reached["unassigned"]
            answer = relaxation.assign("unassigned", reached, share, whole=whole)
        if answer is None:
            break
        found, reached[name] = answer, answer.value
    return None if found is None else found.caseworker


def relaxation_size(indexed: IndexedInstance) -> int:
    """About how many columns the window relaxation has under client-based."""
    doers = indexed.able & indexed.eligible[indexed.client_of]
    return int(indexed.eligible.sum() + 2 * doers.sum())


def within_caps(indexed: IndexedInstance, caseworker: Ints) -> Ints:
    """Move clients from caseworkers beyond their cap, and the unassigned, to whoever eligible has room (rule A4)."""
    caseworker = caseworker.copy()
    cap = np.where(indexed.max_caseload < 0, np.iinfo(np.int64).max, indexed.max_caseload)
    load = np.zeros(indexed.n_caseworkers, dtype=np.int64)
    kept = indexed.kept_points[np.arange(indexed.n_clients), caseworker] * indexed.weight
    waiting = []
    for client in np.argsort(-kept, kind="stable").tolist():
        worker = int(caseworker[client])
        if worker >= 0 and load[worker] + indexed.points[client] <= cap[worker]:
            load[worker] += indexed.points[client]
        else:
            waiting.append(client)
    for client in waiting:
        room = indexed.eligible[client] & (load + indexed.points[client] <= cap)
        caseworker[client] = -1
        if room.any():
            worker = int(np.argmax(np.where(room, indexed.kept_points[client], -1)))
            caseworker[client] = worker
            load[worker] += indexed.points[client]
    return caseworker
