"""The part of an office that a disturbance touches, as an office of its own: the rest keeps its days and its clients.

A search through the whole of a large office moves days everywhere for little; most of them need not be looked at.
"""

from dataclasses import replace

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import Policy
from optimizer.solvers.piece import Piece, needed_outside, slice_of
from optimizer.solvers.ties import tied_clients
from optimizer.solvers.valuation import minutes_by_day


def disturbed_clients(indexed: IndexedInstance, old: Decisions, now: Decisions) -> Bools:
    """(C,) who had nobody, or whose caseworker lost one of their clients or something that was planned.

    Clients whose tasks wait for other clients' tasks, or the other way round, are left where they are.
    """
    lost = (old.day >= 0) & ((now.day != old.day) | (now.performer != old.performer))
    changed = old.caseworker != now.caseworker
    changed[indexed.client_of[lost]] = True
    owners = np.unique(old.caseworker[changed & (old.caseworker >= 0)])
    touched: Bools = changed | np.isin(old.caseworker, owners)
    return touched & ~tied_clients(indexed)


def around(indexed: IndexedInstance, policy: Policy, now: Decisions, clients: Bools) -> Piece:
    """These clients with all caseworkers, who have the minutes and the caseload points that the others leave them."""
    mine, tasks = np.flatnonzero(clients), np.flatnonzero(clients[indexed.client_of])
    others = np.flatnonzero(~clients & (now.caseworker >= 0))
    theirs = ~clients[indexed.client_of]
    used = minutes_by_day(
        indexed, replace(now, performer=np.where(theirs, now.performer, -1), day=np.where(theirs, now.day, -1))
    )
    points = np.bincount(
        now.caseworker[others], weights=indexed.points[others], minlength=indexed.n_caseworkers
    ).astype(np.int64)
    workers = np.arange(indexed.n_caseworkers)
    part = slice_of(indexed, now, mine, workers, tasks, indexed.eligible[mine])
    part = replace(
        part,
        capacity=np.maximum(0, indexed.capacity - used),
        overtime=np.minimum(indexed.overtime, indexed.capacity + indexed.overtime - used),
        max_caseload=np.where(indexed.max_caseload < 0, -1, np.maximum(0, indexed.max_caseload - points)),
    )
    return Piece(part, mine, workers, tasks, needed_outside(indexed, now, tasks), policy)
