"""A piece of a plan under cover or task-based: the tasks of a few caseworkers, while every client stays in name.

With p(c) settled, rules A1, A2 and A4 have nothing left to say, so that a piece is an office of its own under cover in
which a client may be named with its p(c) alone. As in `piece.py`, tasks tied to one outside keep their day.
"""

from dataclasses import replace

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.solvers.piece import Piece, needed_outside, slice_of


class PoolPiece(Piece):
    """A piece that changes who does a task and when, never p(c)."""

    def put_back(self, whole: Decisions, part: Decisions) -> Decisions:
        """The whole with the piece's tasks in place."""
        return replace(super().put_back(whole, part), caseworker=whole.caseworker.copy())


def cut_pool_piece(indexed: IndexedInstance, decisions: Decisions, workers: Ints, free: Bools) -> PoolPiece:
    """What these caseworkers do, and of what nobody does, what is free: `free` (T,) tasks may move, others stay."""
    mine = np.isin(decisions.performer, workers)
    mine |= (decisions.performer < 0) & free & indexed.able[:, workers].any(axis=1)
    tasks = np.flatnonzero(mine)
    clients = np.unique(indexed.client_of[tasks])
    named = decisions.caseworker[clients, None] == workers[None, :]
    part = slice_of(indexed, decisions, clients, workers, tasks, named)
    stay = ~free[tasks]
    able = part.able & (~stay[:, None] | (decisions.performer[tasks, None] == workers[None, :]))
    part = replace(
        part,
        able=able,
        fixed_day=np.where(stay, decisions.day[tasks], part.fixed_day),
        max_caseload=np.full(len(workers), -1),
    )
    return PoolPiece(part, clients, workers, tasks, needed_outside(indexed, decisions, tasks), "cover")
