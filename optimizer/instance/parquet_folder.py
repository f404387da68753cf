"""A folder of Parquet tables, by pyarrow: the extra `parquet`."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from optimizer.atomic import replace_folder
from optimizer.errors import Fault, refuse
from optimizer.instance.cells import CellType
from optimizer.instance.csv_folder import names_in, unknown_files
from optimizer.instance.header import header_faults
from optimizer.instance.json_file import LARGEST_FILE
from optimizer.instance.layout import COLUMNS, REQUIRED, Column
from optimizer.instance.rows import rows_by_table
from optimizer.instance.schema import Instance
from optimizer.instance.source import Table, Unreadable
from optimizer.instance.workbook_cells import NoValue, value_of
from optimizer.sheets.parquet import parquet_bytes, read_parquet

ENDING: Final = ".parquet"
FILES: Final = frozenset(f"{name}{ENDING}" for name in COLUMNS)


def holds_parquet(folder: Path) -> bool:
    """Whether a folder is of this kind; one with CSV tables beside them is not understood."""
    names = names_in(folder)
    mine = sorted(names & FILES)
    others = sorted(names & {f"{name}.csv" for name in COLUMNS})
    if mine and others:
        refuse(str(folder), f"holds both {mine[0]} and {others[0]}: keep one kind of tables in a folder")
    return bool(mine)


class ParquetFolder:
    """Files that are no tables are passed over, unless their names end in .parquet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.where = str(folder)
        self._files = names_in(folder)

    def names(self) -> frozenset[str]:
        return frozenset(name for name in COLUMNS if self.title(name) in self._files)

    def strangers(self) -> list[Fault]:
        return unknown_files(self.folder, self._files, ENDING)

    def title(self, table: str) -> str:
        return f"{table}{ENDING}"

    def place(self, table: str, number: int | None = None, column: str | None = None) -> str:  # noqa: ARG002
        path = self.folder / self.title(table)
        return str(path) if number is None else f"{path} row {number}"

    def table(self, name: str, columns: Sequence[Column]) -> Table:
        path, table = self.folder / self.title(name), Table()
        header, rows = read_parquet(path, LARGEST_FILE)
        table.faults.extend(header_faults(dict(enumerate(header, start=1)), columns, str(path)))
        if not table.faults:
            types = {column.name: column.type for column in columns}
            for number, row in enumerate(rows, start=1):
                table.rows.append((number, _values(row, types, table)))
        return table


def _values(row: dict[str, Any], types: dict[str, CellType], table: Table) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, cell in row.items():
        try:
            value = _value(cell, types[name])
        except NoValue as error:
            value = str(cell)
            table.unreadable.append(Unreadable(len(table.rows), name, value, str(error)))
        if value is not None:
            values[name] = value
    return values


def _value(cell: Any, kind: CellType) -> Any:
    """Text and lists are taken as they are; numbers and dates as in a workbook, missing ones left out."""
    if cell is None or isinstance(cell, str | list):
        return cell
    return None if isinstance(cell, float) and math.isnan(cell) else value_of(cell, kind)


def write_parquet(instance: Instance, folder: Path) -> None:
    """Replace the folder by the tables; optional ones without rows are left out.

    Raises
    ------
    InputError
        The folder exists and holds other things.
    """
    files = (
        (f"{name}{ENDING}", parquet_bytes([(column.name, column.type) for column in COLUMNS[name]], rows))
        for name, rows in rows_by_table(instance)
        if rows or name in REQUIRED
    )
    replace_folder(folder, files, FILES, "table of an instance")
