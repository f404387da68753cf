"""Pairs of client and caseworker that a better plan could have: prices exclude the others for good.

If the bound with a client forced on a caseworker is worse than a plan that is known, no plan as good as that one has
this pair (reduced-cost fixing). What is left, the core, holds every plan at least as good, and is small if the gap is.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from optimizer.bounds.choices import Floats
from optimizer.bounds.placements import Placements
from optimizer.bounds.safe import SCALE, LinearProgram, solve_whole
from optimizer.instance.indexed import Bools, Ints

_SAFE_SUM = 2.0**61


def core_pairs(pairs: Placements, minute: Floats, value: int) -> Bools:
    """(C, W) pairs that a plan worth `value` or more may have, by prices (W,) of minutes, in whole numbers."""
    price = np.rint(np.maximum(0.0, minute) * SCALE)
    largest = float(pairs.points.max()) * SCALE + float(pairs.minutes.max()) * float(price.max())
    if largest * len(pairs.points) * 4 + float(price @ pairs.capacity) > _SAFE_SUM:
        return pairs.possible
    whole = price.astype(np.int64)
    net = pairs.points * SCALE - pairs.minutes * whole
    best = np.where(pairs.possible, net, np.iinfo(np.int64).min).max(axis=1)
    most = int(best.sum()) + int(whole @ pairs.capacity)
    return np.asarray(pairs.possible & (most - (best[:, None] - net) >= value * SCALE), dtype=np.bool_)


@dataclass(frozen=True)
class Core:
    """Whole clients on the pairs left: each client with one caseworker, minutes within each caseworker's."""

    program: LinearProgram
    client: Ints
    worker: Ints

    def solve(self, seconds: float) -> tuple[int | None, Ints | None]:
        """HiGHS's bound on continuity, and the (C,) caseworkers of its best solution."""
        answer = solve_whole(self.program, np.ones(len(self.client), dtype=np.int64), seconds)
        if answer.solution is None:
            return None if answer.bound is None else -answer.bound, None
        holder = np.full(len(self.program.value), -1)
        chosen = np.flatnonzero(answer.solution)
        holder[self.client[chosen]] = self.worker[chosen]
        return None if answer.bound is None else -answer.bound, holder


def core_of(pairs: Placements, left: Bools) -> Core:
    """The program of the pairs that are left."""
    client, worker = np.nonzero(left)
    column = np.arange(len(client))
    n_clients, n_workers = left.shape
    fill = coo_array((pairs.minutes[left], (worker, column)), shape=(n_workers, len(column)))
    once = coo_array((np.ones_like(column), (client, column)), shape=(n_clients, len(column)))
    program = LinearProgram(
        cost=-pairs.points[left],
        at_most=csr_array(fill.tocsr()),
        limit=pairs.capacity,
        equal=csr_array(once.tocsr()),
        value=np.ones(n_clients, dtype=np.int64),
        upper=np.ones(len(column), dtype=np.int64),
    )
    return Core(program, client, worker)
