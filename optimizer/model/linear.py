"""A linear model in whole numbers, independent of any solver.

The rules write columns and rows here; `optimizer.solvers` hands the same model to CP-SAT and to HiGHS, so that a proof
by one can be confirmed by the other.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from optimizer.errors import ModelTooLarge
from optimizer.instance.indexed import Ints

#: CP-SAT 9.15 overflows 32 bits in presolve where the terms of a row add up to more (or-tools issue 5293).
ROW_SUM_LIMIT = 2**31


@dataclass(frozen=True)
class Row:
    """low <= sum(coefficients * columns) <= high; None is no limit."""

    columns: Ints
    coefficients: Ints
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Objective:
    """constant + sum(coefficients * columns), to be minimised (`sign` +1) or maximised (-1)."""

    columns: Ints
    coefficients: Ints
    constant: int = 0
    sign: int = 1

    def value(self, values: Ints) -> int:
        """Of a whole solution."""
        return self.value_of(values[self.columns])

    def value_of(self, own_values: Ints) -> int:
        """Of the values of its own columns."""
        return self.constant + int(self.coefficients @ own_values)


@dataclass
class LinearModel:
    """Columns with bounds, and rows over them; everything is an integer."""

    lower: list[Ints] = field(default_factory=list)
    upper: list[Ints] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    #: Rows that say "exactly one of these Booleans": solvers treat them better as such.
    exactly_one: list[Ints] = field(default_factory=list)
    n_columns: int = 0

    def columns(self, count: int, low: int | Ints = 0, high: int | Ints = 1) -> Ints:
        """Add columns with the given bounds (Booleans unless told); returns their indexes."""
        self.lower.append(np.broadcast_to(np.asarray(low, dtype=np.int64), (count,)))
        self.upper.append(np.broadcast_to(np.asarray(high, dtype=np.int64), (count,)))
        first, self.n_columns = self.n_columns, self.n_columns + count
        return np.arange(first, self.n_columns)

    def row(
        self, columns: npt.ArrayLike, coefficients: npt.ArrayLike, low: int | None = None, high: int | None = None
    ) -> None:
        """Add low <= sum <= high."""
        cols = np.asarray(columns, dtype=np.int64)
        coefs = np.broadcast_to(np.asarray(coefficients, dtype=np.int64), cols.shape)
        self.rows.append(Row(cols, coefs, low, high))

    def one_of(self, columns: Ints) -> None:
        """Add: exactly one of these Booleans."""
        self.exactly_one.append(columns)

    def bounds(self) -> tuple[Ints, Ints]:
        """Lower and upper bounds of all columns."""
        if not self.lower:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        return np.concatenate(self.lower), np.concatenate(self.upper)

    def all_rows(self) -> list[Row]:
        """Every row, the exactly-one rows written out."""
        return self.rows + [Row(columns, np.ones_like(columns), 1, 1) for columns in self.exactly_one]

    def matrix(self) -> tuple[csr_array, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Sparse matrix of all rows with their lower and upper limits (infinite where there is none)."""
        rows = self.all_rows()
        starts = np.cumsum([0, *(len(row.columns) for row in rows)])
        columns = np.concatenate([row.columns for row in rows]) if rows else np.zeros(0, dtype=np.int64)
        data = np.concatenate([row.coefficients for row in rows]) if rows else np.zeros(0, dtype=np.int64)
        low = np.array([-np.inf if row.low is None else row.low for row in rows])
        high = np.array([np.inf if row.high is None else row.high for row in rows])
        return csr_array((data, columns, starts), shape=(len(rows), self.n_columns)), low, high

    def accepts(self, values: Ints) -> bool:
        """Whether these values satisfy every bound and row."""
        lower, upper = self.bounds()
        if np.any(values < lower) or np.any(values > upper):
            return False
        matrix, low, high = self.matrix()
        sums = matrix @ values
        return bool(np.all(sums >= low) and np.all(sums <= high))

    def check_range(self) -> None:
        """Refuse numbers that the solver might get wrong.

        Raises
        ------
        ModelTooLarge
            If the terms of a row, each at its largest, add up to 2**31 or more.
        """
        matrix, _, _ = self.matrix()
        check_sum(int((abs(matrix) @ self.bounds()[1]).max(initial=0)))


def check_sum(total: int) -> None:
    """Refuse a row whose terms, each at its largest, could add up to `total`."""
    if total >= ROW_SUM_LIMIT:
        message = f"a row of the model adds up to {total:,}, beyond 2**31 where proofs are safe: use smaller weights"
        raise ModelTooLarge(message)
