"""Which cells a page must withhold, so that no small one can be worked out from the others.

The rule: whoever knows every published number, every total, that counts are whole and not negative, and that a cell
marked as small is below 11, must still find every value from 0 to 10 possible for each small cell; and for the sum of
the small cells of one total, if that is small too. That is the complementary suppression that the Data
De-Identification Guidelines of the California Health and Human Services Agency (version 1.0, 2016) ask for, carried to
its end: what is protected is the interval of each cell, over all tables at once, not a count of marks in a row.

It is proven cell by cell: two other tables are found that agree with all that is published, one in which the cell is 0
and one in which it is at least 10. If there is none, the cells whose withholding makes room for one, at the least loss
of information, are withheld too (a small mixed-integer program, HiGHS). Withholding more never makes a cell less safe.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, csr_array, diags_array

from optimizer.report.public.cells import SMALLEST, Cells, Key
from optimizer.report.public.quiet import quiet

Whole = NDArray[np.int64]
#: A limit that counts steps and no seconds, so that the same input gives the same page.
_NODES: Final = 20_000


def withheld(cells: Cells) -> frozenset[Key]:
    """Small cells, cells that stand nowhere, and those withheld to protect them."""
    table = _Table(cells)
    known: list[Whole] = []
    for goal in _goals(cells, table):
        if any(goal.is_met(table.values + change) for change in known):
            continue
        change = _cheapest_change(table, goal)
        if change is None:
            return frozenset(cells.counts)
        known.append(change)
        table.hidden |= change != 0
    return frozenset(key for key, hidden in zip(table.keys, table.hidden, strict=True) if hidden)


def is_marked_small(cells: Cells, key: Key) -> bool:
    """Whether the page says of a withheld cell that it is below 11."""
    return key not in cells.unprinted and cells.counts[key].value < SMALLEST


@dataclass(frozen=True)
class _Goal:
    """The sum of some cells must be able to become 0, or at least 10."""

    members: Sequence[int]
    is_low: bool

    def is_met(self, values: Whole) -> bool:
        total = int(values[list(self.members)].sum())
        return total == 0 if self.is_low else total >= SMALLEST - 1


class _Table:
    """The cells as arrays; `hidden` grows."""

    def __init__(self, cells: Cells) -> None:
        self.keys = list(cells.counts)
        self.place = {key: at for at, key in enumerate(self.keys)}
        self.values = np.array([cells.counts[key].value for key in self.keys], dtype=np.int64)
        self.small = np.array([cells.counts[key].is_small for key in self.keys], dtype=bool)
        self.marked = np.array([is_marked_small(cells, key) for key in self.keys], dtype=bool)
        self.hidden = self.small | np.array([key in cells.unprinted for key in self.keys], dtype=bool)
        self.sums = self._sums(cells)
        self.worth = np.sqrt(self.values) * (1 + np.bincount(self._wholes(cells), minlength=len(self.keys)))

    def _wholes(self, cells: Cells) -> Whole:
        return np.array([self.place[whole] for whole, _ in cells.totals], dtype=np.int64)

    def _sums(self, cells: Cells) -> csr_array:
        """One row for each total: whole less parts."""
        rows, columns, signs = [], [], []
        for row, (whole, parts) in enumerate(cells.totals):
            places = [self.place[whole], *(self.place[part] for part in parts)]
            rows += [row] * len(places)
            columns += places
            signs += [1] + [-1] * len(parts)
        return csr_array((signs, (rows, columns)), shape=(len(cells.totals), len(self.keys)))


def _goals(cells: Cells, table: _Table) -> Iterator[_Goal]:
    groups = [[int(at)] for at in np.flatnonzero(table.small)]
    for _, parts in cells.totals:
        small = [table.place[part] for part in parts if table.small[table.place[part]]]
        if len(small) > 1 and table.values[small].sum() < SMALLEST:
            groups.append(small)
    for is_low in (False, True):
        yield from (_Goal(group, is_low) for group in groups)


def _cheapest_change(table: _Table, goal: _Goal) -> Whole | None:
    """What to add to the cells so that all totals hold and the goal is met, showing as much as can be.

    Variables: the change of every cell, and for every shown cell whether it changes and so has to be withheld. What
    that costs is what the cell is worth: the root of its value, once and once more for each total that it is.
    """
    shown = np.flatnonzero(~table.hidden)
    size, choices = len(table.values), len(shown)
    wanted = int(table.values[goal.members].sum())
    most = float(wanted + SMALLEST)  # more than a goal asks of one cell never has to be asked of another
    low = -np.minimum(table.values, most).astype(float)
    high = np.where(table.marked, SMALLEST - 1 - table.values, most)
    select = csr_array((np.ones(choices), (np.arange(choices), shown)), shape=(choices, size))
    allow = diags_array(np.full(choices, most))
    member = csr_array((np.ones(len(goal.members)), ([0] * len(goal.members), goal.members)), shape=(1, size + choices))
    with quiet():
        answer = milp(
            np.concatenate([np.zeros(size), table.worth[shown]]),
            integrality=np.ones(size + choices, dtype=np.int64),
            bounds=Bounds(np.concatenate([low, np.zeros(choices)]), np.concatenate([high, np.ones(choices)])),
            constraints=[
                LinearConstraint(block_array([[table.sums, csr_array((table.sums.shape[0], choices))]]), 0, 0),
                LinearConstraint(block_array([[select, -allow], [-select, -allow]]), -np.inf, 0),
                LinearConstraint(member, *_asked(goal, wanted)),
            ],
            options={"node_limit": _NODES},
        )
    if answer.x is None:
        return None
    change = np.rint(answer.x[:size]).astype(np.int64)
    return change if _is_possible(table, goal, change) else None


def _asked(goal: _Goal, wanted: int) -> tuple[float, float]:
    return (-wanted, -wanted) if goal.is_low else (SMALLEST - 1 - wanted, np.inf)


def _is_possible(table: _Table, goal: _Goal, change: Whole) -> bool:
    """In whole numbers, whatever the solver's tolerances are."""
    values = table.values + change
    fits = (values >= 0).all() and (values[table.marked] < SMALLEST).all() and not (table.sums @ change).any()
    return bool(fits) and goal.is_met(values)
