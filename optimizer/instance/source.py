"""What the reader of tables asks of whatever holds them: a folder of CSV or Parquet files, or a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from optimizer.errors import Fault
from optimizer.instance.layout import Column


@dataclass(frozen=True)
class Unreadable:
    """A cell that holds no value, such as a formula; its row keeps its other cells."""

    #: Position in `Table.rows`.
    row: int
    column: str
    #: What it shows.
    value: object
    message: str


@dataclass(frozen=True)
class Table:
    """What could be read; a table with faults may lack rows."""

    #: `(number, values)` a row: the line or row on which it begins, and its values by column without the empty cells.
    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


class Source(Protocol):
    """Tables under the names of `optimizer.instance.layout.COLUMNS`."""

    #: The folder or workbook, as messages name it.
    where: str

    def names(self) -> frozenset[str]:
        """The tables that are there."""
        ...

    def strangers(self) -> list[Fault]:
        """What is there and is no table of an instance."""
        ...

    def title(self, table: str) -> str:
        """How a table is called in this source, such as "clients.csv"."""
        ...

    def place(self, table: str, number: int | None = None, column: str | None = None) -> str:
        """Where a table, a row of it or a cell is, as messages name it."""
        ...

    def table(self, name: str, columns: Sequence[Column]) -> Table:
        """A table that is there."""
        ...
