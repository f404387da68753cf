"""The second route for a proof by the window relaxation: CP-SAT asked for anything better in the same rows."""

from collections.abc import Callable

import numpy as np
from scipy.sparse import csr_array

from optimizer.bounds.safe import LinearProgram
from optimizer.instance.indexed import Ints
from optimizer.model.linear import LinearModel
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request
from optimizer.solvers.settings import SolveSettings

Ask = Callable[[Clock, SolveSettings, float], bool]


def nothing_better(program: LinearProgram, cost: int) -> Ask:
    """A question to CP-SAT: is it proven that no whole solution costs less than `cost`?"""

    def ask(clock: Clock, settings: SolveSettings, seconds: float) -> bool:
        model = LinearModel()
        model.columns(len(program.cost), 0, program.upper)
        _add(model, program.at_most, None, program.limit)
        _add(model, program.equal, program.value, program.value)
        used = np.flatnonzero(program.cost)
        model.row(used, program.cost[used], high=cost - 1)
        request = Request(seconds, settings.threads, settings.seed, on_solver=clock.watch)
        return CpSatModel(model).solve(None, None, request).ending == "infeasible"

    return ask


def _add(model: LinearModel, matrix: csr_array, low: Ints | None, high: Ints) -> None:
    for row in range(matrix.shape[0]):
        entries = slice(matrix.indptr[row], matrix.indptr[row + 1])
        if entries.start < entries.stop:
            lowest = None if low is None else int(low[row])
            model.row(matrix.indices[entries], matrix.data[entries], lowest, int(high[row]))
