"""A bound from a linear program that holds whatever the LP solver did.

Any vector of duals with the right signs proves a bound: b'l + sum over columns of the best that its reduced cost allows
between 0 and its upper limit (Neumaier and Shcherbina, Mathematical Programming 99, 2004,
doi 10.1007/s10107-003-0433-3).
The duals are rounded to whole multiples of 1 / SCALE and the sum is taken in whole numbers, so that no floating-point
error of the solver can make the bound wrong.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from optimizer.instance.indexed import Ints

SCALE = 2**20
#: Sums beyond this might not fit 64 bits; then nothing is claimed.
_SAFE_SUM = 2.0**61
#: Nodes of branch and bound where seconds set no limit.
_NODES = 50


@dataclass(frozen=True)
class LinearProgram:
    """Minimise cost @ x with at_most @ x <= limit, equal @ x == value, 0 <= x <= upper; whole numbers throughout."""

    cost: Ints
    at_most: csr_array
    limit: Ints
    equal: csr_array
    value: Ints
    upper: Ints


def proven_lower_bound(program: LinearProgram, seconds: float) -> int | None:
    """A whole number that no integer solution can go below; None where the LP did not end in time."""
    solve: Any = linprog  # its stubs know no sparse matrices
    answer = solve(
        program.cost,
        A_ub=program.at_most,
        b_ub=program.limit,
        A_eq=program.equal,
        b_eq=program.value,
        bounds=np.column_stack([np.zeros(len(program.upper)), program.upper]),
        method="highs",
        options={"time_limit": max(0.1, seconds)},
    )
    if answer.status != 0:
        return None
    return bound_of_duals(program, answer.ineqlin.marginals, answer.eqlin.marginals)


@dataclass(frozen=True)
class WholeAnswer:
    """What HiGHS's branch and bound says with some columns whole: a lower bound and its best solution, or None."""

    bound: int | None
    solution: Ints | None


def solve_whole(program: LinearProgram, whole: Ints, seconds: float, gap: float = 0.0) -> WholeAnswer:
    """Branch and bound with the columns marked 1 in `whole` as whole numbers; endless `seconds` limit nodes instead."""
    answer = milp(
        program.cost,
        integrality=whole,
        bounds=Bounds(0, program.upper),
        constraints=[
            LinearConstraint(program.at_most, -np.inf, program.limit),
            LinearConstraint(program.equal, program.value, program.value),
        ],
        options=_limits(seconds) | {"mip_rel_gap": gap},
    )
    bound = answer.mip_dual_bound
    return WholeAnswer(
        None if bound is None or not np.isfinite(bound) else int(np.ceil(bound - 1e-5)),
        None if answer.x is None else np.rint(answer.x).astype(np.int64),
    )


def _limits(seconds: float) -> Any:
    """Nodes are the same on every machine, seconds are not."""
    return {"node_limit": _NODES} if math.isinf(seconds) else {"time_limit": max(0.1, seconds)}


def bound_of_duals(
    program: LinearProgram, inequality: npt.NDArray[np.float64], equality: npt.NDArray[np.float64]
) -> int | None:
    """The bound that these duals prove, in exact arithmetic; None where that might not fit 64 bits."""
    low_scaled, free_scaled = np.rint(np.minimum(0.0, inequality) * SCALE), np.rint(equality * SCALE)
    terms = (
        np.abs(program.cost.astype(float)) * SCALE
        + abs(program.at_most.astype(float)).T @ np.abs(low_scaled)
        + abs(program.equal.astype(float)).T @ np.abs(free_scaled)
    )
    if not np.all(terms <= _SAFE_SUM) or not _all_small(low_scaled, free_scaled):
        return None
    low, free = low_scaled.astype(np.int64), free_scaled.astype(np.int64)
    reduced = program.cost * SCALE - program.at_most.T @ low - program.equal.T @ free
    worst = np.minimum(0, reduced)
    magnitude = (
        np.abs(low_scaled) @ np.abs(program.limit.astype(float))
        + np.abs(free_scaled) @ np.abs(program.value.astype(float))
        + np.abs(worst.astype(float)) @ program.upper.astype(float)
    )
    if magnitude > _SAFE_SUM:
        return None
    scaled = int(low @ program.limit) + int(free @ program.value) + int(worst @ program.upper)
    return -(-scaled // SCALE)


def _all_small(*scaled: npt.NDArray[np.float64]) -> bool:
    """Also refuses what is no number."""
    return all(bool(np.all(np.abs(values) <= _SAFE_SUM)) for values in scaled)
