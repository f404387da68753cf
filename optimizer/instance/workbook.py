"""A workbook with a sheet a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from optimizer.errors import Fault
from optimizer.instance.faults import did_you_mean, shown
from optimizer.instance.header import header_faults
from optimizer.instance.layout import COLUMNS, Column
from optimizer.instance.source import Table, Unreadable
from optimizer.instance.workbook_cells import NoValue, told, value_of
from optimizer.sheets.read import read_workbook
from optimizer.sheets.sheet import Cell, Sheet, SheetRow, column_letters

#: A sheet for people: it is not read.
ABOUT: Final = "about"
_MOST_NAMED: Final = 20


class Workbook:
    """The first row of a sheet names its columns; empty rows and empty sheets of other names are passed over."""

    def __init__(self, path: Path) -> None:
        self.where = str(path)
        self._sheets = read_workbook(path)
        #: Column of each field, per sheet, for messages.
        self._letters: dict[str, dict[str, str]] = {}

    def names(self) -> frozenset[str]:
        return frozenset(COLUMNS).intersection(self._sheets)

    def filled(self) -> list[str]:
        """Sheets that hold something, of any name, in their order."""
        return [name for name, sheet in self._sheets.items() if sheet.rows]

    def strangers(self) -> list[Fault]:
        message = f"is no table of an instance; name it {ABOUT} if it is for people"
        return [
            Fault(self.place(name), "", "", "", message + did_you_mean(name.strip().lower(), COLUMNS))
            for name, sheet in self._sheets.items()
            if name not in COLUMNS and name != ABOUT and sheet.rows
        ]

    def title(self, table: str) -> str:
        return f"sheet {table}"

    def place(self, table: str, number: int | None = None, column: str | None = None) -> str:
        sheet = f"{self.where} sheet {table}"
        letters = self._letters.get(table, {}).get(column or "")
        return sheet if number is None else f"{sheet} cell {letters}{number}" if letters else f"{sheet} row {number}"

    def table(self, name: str, columns: Sequence[Column]) -> Table:
        sheet, table = self._sheets[name], Table()
        header, table_rows = _header(sheet), sheet.rows[1:]
        table.faults.extend(self._merged_faults(name, sheet))
        if not header:
            names = ", ".join(column.name for column in columns)
            table.faults.append(Fault(self.place(name, 1), "", "", "", f"must name the columns: {names}"))
            return table
        table.faults.extend(header_faults(header, columns, self.place(name, 1), column_letters))
        if not table.faults:
            self._letters[name] = {column: column_letters(at) for at, column in header.items()}
            _Rows({column.name: column for column in columns}, header, table, self.place(name)).read(table_rows)
        return table

    def _merged_faults(self, name: str, sheet: Sheet) -> list[Fault]:
        found = [
            Fault(self.place(name), f"cells {cells}", "", "", "are merged: unmerge them, and fill each in")
            for cells in sheet.merged[:_MOST_NAMED]
        ]
        if len(sheet.merged) > _MOST_NAMED:
            more = len(sheet.merged) - _MOST_NAMED
            found.append(Fault(self.place(name), "", "", "", f"{more:,} more merged cells"))
        return found


def _header(sheet: Sheet) -> dict[int, str]:
    """Names by column; none where the first row is empty."""
    if not sheet.rows or sheet.rows[0].number != 1:
        return {}
    names = {at: str(told(cell)).strip() for at, cell in sheet.rows[0].cells.items()}
    return {at: name for at, name in names.items() if name}


class _Rows:
    """Reads rows into a table."""

    def __init__(self, columns: dict[str, Column], header: dict[int, str], table: Table, where: str) -> None:
        self.columns = {at: columns[name] for at, name in header.items()}
        self.lists = [column.name for column in self.columns.values() if column.type == "list" and column.required]
        self.table, self.where = table, where

    def read(self, rows: Sequence[SheetRow]) -> None:
        for row in rows:
            values: dict[str, Any] = {}
            for at, cell in row.cells.items():
                self._read_cell(row.number, at, cell, values)
            if values:
                for name in self.lists:
                    values.setdefault(name, [])
                self.table.rows.append((row.number, values))

    def _read_cell(self, number: int, at: int, cell: Cell, values: dict[str, Any]) -> None:
        column = self.columns.get(at)
        if column is None:
            self._refuse_nameless(number, at, cell)
            return
        try:
            value = value_of(cell, column.type)
        except NoValue as error:
            value = str(told(cell))  # so that its row can still be named by it
            self.table.unreadable.append(Unreadable(len(self.table.rows), column.name, told(cell), str(error)))
        if value is not None:
            values[column.name] = value

    def _refuse_nameless(self, number: int, at: int, cell: Cell) -> None:
        if not isinstance(cell, str) or cell.strip():
            where = f"{self.where} cell {column_letters(at)}{number}"
            self.table.faults.append(Fault(where, "", "", shown(told(cell)), "stands in a column that has no name"))
