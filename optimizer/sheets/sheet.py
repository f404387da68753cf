"""A sheet as it was read: its cells with something in them, and what a spreadsheet can do to a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from optimizer.errors import refuse


@dataclass(frozen=True, slots=True)
class Formula:
    """What stands in a cell that computes its value."""

    text: str


@dataclass(frozen=True, slots=True)
class CellError:
    """A value that a spreadsheet could not compute, such as `#N/A`."""

    text: str


Cell = str | int | float | bool | date | datetime | time | timedelta | Formula | CellError


@dataclass(frozen=True, slots=True)
class SheetRow:
    #: Counted from 1, as a spreadsheet shows it.
    number: int
    #: By column, counted from 1; no empty cells.
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows without a value are left out."""

    rows: Sequence[SheetRow]
    #: Ranges such as `A3:B3`.
    merged: tuple[str, ...] = ()


#: Cells with a value in a workbook, at most; 150 caseworkers and 45,000 clients need about a million.
MOST_CELLS: Final = 2_000_000
#: Empty rows and cells that are walked through in one go, before it counts as a sheet that was formatted to its end.
_MOST_EMPTY: Final = 100_000


class Budget:
    """Counts what is read of one workbook, so that a small file can't fill the memory or take for ever."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.cells = self.empty = 0

    def spend(self, sheet: str, cells: int, empty: int) -> None:
        """Note a row.

        Raises
        ------
        InputError
            There is more of it than any office needs.
        """
        self.cells += cells
        self.empty = 0 if cells else self.empty + empty
        if self.cells > MOST_CELLS:
            refuse(self.where, f"holds more than {MOST_CELLS:,} cells")
        if self.empty > _MOST_EMPTY:
            refuse(f"{self.where} sheet {sheet}", "goes on with empty rows: delete the rows below the table, then save")


def column_letters(column: int) -> str:
    """The name of a column counted from 1: A … Z, AA …"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
