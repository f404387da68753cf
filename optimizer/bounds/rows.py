"""Sparse rows gathered block by block."""

import numpy as np
from scipy.sparse import coo_array, csr_array

from optimizer.instance.indexed import Ints


class Rows:
    """Blocks of rows "at most" and "equal" over a growing number of columns."""

    def __init__(self, n_columns: int) -> None:
        self.n_columns = n_columns
        self._at_most = _Blocks()
        self._equal = _Blocks()

    def columns(self, count: int) -> Ints:
        """Add columns; returns their indexes."""
        first, self.n_columns = self.n_columns, self.n_columns + count
        return np.arange(first, self.n_columns)

    def add_at_most(self, rows: Ints, columns: Ints, coefficients: Ints, limits: Ints) -> None:
        """Entries (row in block, column, coefficient) with one limit per row of the block."""
        self._at_most.add(rows, columns, coefficients, limits)

    def add_equal(self, rows: Ints, columns: Ints, coefficients: Ints, values: Ints) -> None:
        """Entries (row in block, column, coefficient) with one value per row of the block."""
        self._equal.add(rows, columns, coefficients, values)

    def at_most(self) -> tuple[csr_array, Ints]:
        return self._at_most.matrix(self.n_columns)

    def equal(self) -> tuple[csr_array, Ints]:
        return self._equal.matrix(self.n_columns)


class _Blocks:
    def __init__(self) -> None:
        self._entries: list[tuple[Ints, Ints, Ints]] = []
        self._right: list[Ints] = []
        self._n_rows = 0

    def add(self, rows: Ints, columns: Ints, coefficients: Ints, right: Ints) -> None:
        self._entries.append((rows + self._n_rows, columns, coefficients))
        self._right.append(right)
        self._n_rows += len(right)

    def matrix(self, n_columns: int) -> tuple[csr_array, Ints]:
        empty = np.zeros(0, dtype=np.int64)
        rows, columns, data = (
            np.concatenate([empty, *(entry[part] for entry in self._entries)]).astype(np.int64) for part in range(3)
        )
        matrix = coo_array((data, (rows, columns)), shape=(self._n_rows, n_columns)).tocsr()
        return csr_array(matrix), np.concatenate([empty, *self._right]).astype(np.int64)
