"""Whatever the duals say, the bound that they prove is one."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from optimizer.bounds.safe import (
    SCALE,
    LinearProgram,
    bound_of_duals,
    proven_lower_bound,
    solve_whole,
)
from tests.oracle.effort import tries

MOST_COLUMNS, MOST_ROWS, MOST_UPPER = 4, 3, 3
whole = st.integers(-6, 6)
#: Near the solver's scale and far from it, of either sign.
duals = st.one_of(st.floats(-20, 20), st.sampled_from((0.0, 1e-9, -1e-9, 1e6, -1e6, 1 / 3, -1 / 3)))


@st.composite
def programs(draw: st.DrawFn) -> LinearProgram:
    """A handful of columns and rows; often without any solution."""
    columns = draw(st.integers(1, MOST_COLUMNS))
    at_most, equal = draw(st.integers(0, MOST_ROWS)), draw(st.integers(0, MOST_ROWS))

    def matrix(rows: int) -> csr_array:
        data = draw(st.lists(whole, min_size=rows * columns, max_size=rows * columns))
        return csr_array(np.array(data, dtype=np.int64).reshape(rows, columns))

    def vector(size: int, values: st.SearchStrategy[int] = whole) -> np.ndarray:
        return np.array(draw(st.lists(values, min_size=size, max_size=size)), dtype=np.int64)

    return LinearProgram(
        cost=vector(columns),
        at_most=matrix(at_most),
        limit=vector(at_most),
        equal=matrix(equal),
        value=vector(equal, st.sampled_from((0, 0, 1, 2, -3))),
        upper=vector(columns, st.integers(0, MOST_UPPER)),
    )


def lowest(program: LinearProgram) -> int | None:
    """The best cost of a whole solution, by enumeration; None without one."""
    points = np.array(list(itertools.product(*(range(high + 1) for high in program.upper.tolist()))), dtype=np.int64)
    fits = np.all(program.at_most @ points.T <= program.limit[:, None], axis=0)
    fits &= np.all(program.equal @ points.T == program.value[:, None], axis=0)
    return int((points[fits] @ program.cost).min()) if fits.any() else None


@tries(few=300, many=20_000)
@given(programs(), st.data())
def test_any_duals_prove_a_bound(program: LinearProgram, data: st.DataObject) -> None:
    rows, equals = len(program.limit), len(program.value)
    inequality = np.array(data.draw(st.lists(duals, min_size=rows, max_size=rows)))
    equality = np.array(data.draw(st.lists(duals, min_size=equals, max_size=equals)))
    bound, best = bound_of_duals(program, inequality, equality), lowest(program)
    assert best is None or bound is None or bound <= best


@tries(few=120, many=5_000)
@given(programs())
def test_the_solver_s_bounds_hold_too(program: LinearProgram) -> None:
    best = lowest(program)
    if best is None:
        return
    linear = proven_lower_bound(program, 10)
    everything = np.ones(len(program.cost), dtype=np.int64)
    branched = solve_whole(program, everything, 10).bound
    assert linear is not None
    assert branched is not None
    assert linear <= branched == best


def one_row(cost: int, coefficient: int, limit: int, upper: int = 10) -> LinearProgram:
    """Minimise cost * x with coefficient * x <= limit."""
    nothing = np.zeros(0, dtype=np.int64)
    return LinearProgram(
        np.array([cost]), csr_array([[coefficient]]), np.array([limit]), csr_array((0, 1), dtype=np.int64), nothing,
        np.array([upper]),
    )  # fmt: skip


def test_perfect_duals_prove_the_optimum() -> None:
    # x >= 7, so 3 x >= 21, by a dual of -3 on -x <= -7
    assert bound_of_duals(one_row(3, -1, -7), np.array([-3.0]), np.zeros(0)) == 21


def test_a_fraction_is_rounded_up_to_the_next_whole_number() -> None:
    # 2 x >= 7: the linear optimum 3.5 proves 4
    assert bound_of_duals(one_row(1, -2, -7), np.array([-0.5]), np.zeros(0)) == 4


def test_duals_of_the_wrong_sign_count_as_none() -> None:
    assert bound_of_duals(one_row(3, -1, -7), np.array([3.0]), np.zeros(0)) == 0


def test_a_dual_slightly_off_proves_slightly_less() -> None:
    # A dual too small by one unit of the scale; the bound falls below 21 by 7 units, and rounds up to 21 again.
    assert bound_of_duals(one_row(3, -1, -7), np.array([-3.0 + 1 / SCALE]), np.zeros(0)) == 21
    assert bound_of_duals(one_row(3, -1, -7), np.array([-2.5]), np.zeros(0)) == 18


def test_nothing_is_claimed_where_sums_might_not_fit() -> None:
    huge = one_row(1, -1, -(2**40), upper=2**41)
    assert bound_of_duals(huge, np.array([-1.0]), np.zeros(0)) == 2**40
    assert bound_of_duals(huge, np.array([-3.0]), np.zeros(0)) is None


def test_nothing_is_claimed_where_a_reduced_cost_might_not_fit() -> None:
    # In 64 bits 5 * 2**61 comes out negative, and the bound would be 0 although x = 10 costs -10.
    assert bound_of_duals(one_row(-1, -5, 0), np.array([-float(2**41)]), np.zeros(0)) is None


@pytest.mark.parametrize("wrong", [np.nan, -np.inf, -1e300])
def test_duals_that_are_no_numbers_prove_nothing(wrong: float) -> None:
    assert bound_of_duals(one_row(3, -1, -7), np.array([wrong]), np.zeros(0)) is None
    assert bound_of_duals(one_row(3, 0, 0), np.array([wrong]), np.zeros(0)) is None


def test_an_lp_without_solution_proves_nothing() -> None:
    assert proven_lower_bound(one_row(1, -1, -20, upper=10), 10) is None
