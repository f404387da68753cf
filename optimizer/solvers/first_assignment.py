"""Who serves whom as if tasks could be split over days: the window relaxation's answer, made to fit the caps."""

from collections.abc import Sequence

import numpy as np

from optimizer.bounds import WindowRelaxation, arithmetic_bound, few_candidates
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.rules import ObjectiveName
from optimizer.solvers.clock import Clock

#: Beyond this many columns each client gets only a few candidates.
_MOST_COLUMNS = 60_000


def first_assignment(
    relaxation: WindowRelaxation,
    indexed: IndexedInstance,
    doers: Bools,
    names: Sequence[ObjectiveName],
    clock: Clock,
    seconds: float,
    seed: int,
) -> Ints | None:
    """(C,) p(c) or -1, for one objective after another; None where time was too short for any."""
    holders = indexed.eligible
    if relaxation.size > _MOST_COLUMNS:
        holders = few_candidates(indexed, holders, seed)
        doers = doers & holders[indexed.client_of]
        relaxation = WindowRelaxation(indexed, "client-based", holders, doers)
    reached: dict[ObjectiveName, int] = {}
    end = clock.left - seconds
    found = None
    for position, name in enumerate(names):
        if name == "unassigned" and position < len(names) - 1:
            reached[name] = arithmetic_bound(indexed, holders, doers, name)
            continue
        share = (clock.left - max(0.0, end)) / (len(names) - position)
        answer = relaxation.assign(name, reached, share)
        if answer is None and reached.get("unassigned") is not None and position == 1:
            reached.clear()  # not everybody can be placed together
            answer = relaxation.assign("unassigned", reached, share)
        if answer is None:
            break
        found, reached[name] = answer, answer.value
    return None if found is None else within_caps(indexed, found.caseworker)


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
