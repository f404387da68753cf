"""A folder of CSV tables."""

from collections.abc import Sequence
from pathlib import Path

from optimizer.errors import Fault, refuse
from optimizer.instance.csv_table import read_table
from optimizer.instance.faults import did_you_mean
from optimizer.instance.layout import COLUMNS, Column
from optimizer.instance.source import Table


class CsvFolder:
    """Files that are no tables are passed over, unless their names end in .csv."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.where = str(folder)
        self._files = names_in(folder)

    def names(self) -> frozenset[str]:
        return frozenset(name for name in COLUMNS if self.title(name) in self._files)

    def strangers(self) -> list[Fault]:
        return unknown_files(self.folder, self._files, ".csv")

    def title(self, table: str) -> str:
        return f"{table}.csv"

    def place(self, table: str, number: int | None = None, column: str | None = None) -> str:  # noqa: ARG002
        path = self.folder / self.title(table)
        return str(path) if number is None else f"{path} line {number}"

    def table(self, name: str, columns: Sequence[Column]) -> Table:
        return read_table(self.folder / self.title(name), columns)


def names_in(folder: Path) -> frozenset[str]:
    """The names of the files in a folder."""
    try:
        return frozenset(path.name for path in folder.iterdir())
    except OSError as error:
        refuse(str(folder), f"can't be read: {error.strerror or error}")


def unknown_files(folder: Path, names: frozenset[str], ending: str) -> list[Fault]:
    """Files with the ending of tables that are none: more likely misspelt than meant for nothing."""
    known = [f"{table}{ending}" for table in COLUMNS]
    return [
        Fault(str(folder / name), "", "", "", "is no table of an instance" + did_you_mean(name.lower(), known))
        for name in sorted(names.difference(known))
        if name.lower().endswith(ending)
    ]
