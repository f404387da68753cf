"""HiGHS by its own Python package, imported only when called: it can't live in one process with OR-Tools."""

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array

from optimizer.instance.indexed import Bools, Ints

Floats = npt.NDArray[np.float64]
_WHOLE = 1e-6


@dataclass(frozen=True)
class Mip:
    """Minimise `cost` over 0 <= columns <= `upper`, with `low` <= rows <= `high`; `integral` (n,)."""

    cost: Ints
    upper: Ints
    integral: Bools
    rows: csr_array
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Solved:
    """The best solution, the dual bound on its cost (whole numbers), and whether they were proven equal."""

    values: Ints | None
    bound: int | None
    optimal: bool


def highs_version() -> str:
    return version("highspy")


def solve_mip(mip: Mip, seconds: float, threads: int, seed: int, start: Ints | None = None) -> Solved:
    """One call of HiGHS with its default settings; `start` is a complete solution to begin from."""
    highspy: Any = import_module("highspy")
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    for option, value in {"time_limit": max(0.1, seconds), "threads": threads, "random_seed": seed}.items():
        solver.setOptionValue(option, value)
    # Costs are whole numbers: what is left of a gap below 1 is none.
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1 - 1e-6)
    solver.passModel(_program(highspy, mip))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = start.astype(float).tolist()
        solver.setSolution(solution)
    solver.run()
    info, status = solver.getInfo(), solver.getModelStatus()
    feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64) if feasible else None
    dual = float(info.mip_dual_bound)
    bound = int(np.ceil(dual - _WHOLE * max(1.0, abs(dual)))) if np.isfinite(dual) else None
    return Solved(values, bound, status == highspy.HighsModelStatus.kOptimal)


def _program(highspy: Any, mip: Mip) -> Any:
    matrix = csc_array(mip.rows)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(mip.cost), mip.rows.shape[0]
    program.col_cost_ = mip.cost.astype(np.float64)
    program.col_lower_, program.col_upper_ = np.zeros(len(mip.cost)), mip.upper.astype(np.float64)
    program.row_lower_, program.row_upper_ = mip.low, mip.high
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = matrix.indptr
    program.a_matrix_.index_ = matrix.indices
    program.a_matrix_.value_ = matrix.data.astype(np.float64)
    kinds = highspy.HighsVarType
    program.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in mip.integral.tolist()]
    return program
