"""The second route for a proof by the window relaxation: CP-SAT asked for anything better in the same rows."""

import numpy as np
from scipy.sparse import csr_array

from optimizer.bounds.safe import LinearProgram
from optimizer.errors import ModelTooLarge
from optimizer.instance.indexed import Ints
from optimizer.model.linear import LinearModel, Objective
from optimizer.solvers.clock import Clock
from optimizer.solvers.cpsat import CpSatModel, Request
from optimizer.solvers.settings import SolveSettings


def nothing_better(program: LinearProgram, cost: int, clock: Clock, settings: SolveSettings, seconds: float) -> bool:
    """Whether CP-SAT proves that no whole solution costs less than `cost`."""
    used = np.flatnonzero(program.cost)
    objective = Objective(used, program.cost[used])
    try:
        solver = CpSatModel(_as_model(program, objective, cost - 1))
    except ModelTooLarge:
        return False  # a second proof is out of reach; the first one stands as it is
    # The objective is kept although a solution would do: its bound leads to the proof.
    request = Request(clock, seconds, settings.threads, settings.seed)
    return solver.solve(objective, None, request).ending == "infeasible"


def _as_model(program: LinearProgram, objective: Objective, most: int) -> LinearModel:
    model = LinearModel()
    model.columns(len(program.cost), 0, program.upper)
    _add(model, program.at_most, None, program.limit)
    _add(model, program.equal, program.value, program.value)
    model.row(objective.columns, objective.coefficients, high=most)
    return model


def _add(model: LinearModel, matrix: csr_array, low: Ints | None, high: Ints) -> None:
    for row in range(matrix.shape[0]):
        entries = slice(matrix.indptr[row], matrix.indptr[row + 1])
        if entries.start < entries.stop:
            lowest = None if low is None else int(low[row])
            model.row(matrix.indices[entries], matrix.data[entries], lowest, int(high[row]))
