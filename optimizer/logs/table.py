"""A log as text: header, rows and the line each row came from, before anything is interpreted."""

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from optimizer.errors import Fault, InputError

#: Rows named one by one for each kind of fault; the rest is counted.
_NAMED = 20


@dataclass(frozen=True)
class Table:
    """Every row has as many cells as the header; cells are stripped, an absent value is the empty text."""

    #: The file, as messages name it.
    where: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    #: Line of the file on which each row ends.
    lines: Sequence[int]

    def column(self, name: str) -> list[str]:
        position = self.header.index(name)
        return [row[position] for row in self.rows]

    def faults(
        self, rows: Sequence[int], column: str, message: Callable[[int], str] | str, entity: str = ""
    ) -> list[Fault]:
        """One fault a row, naming line, column and value; beyond the first twenty they are counted."""
        position = self.header.index(column)
        found = [
            Fault(
                f"{self.where} line {self.lines[row]}",
                entity,
                column,
                repr(self.rows[row][position]),
                message if isinstance(message, str) else message(row),
            )
            for row in rows[:_NAMED]
        ]
        if len(rows) > _NAMED:
            found.append(Fault(self.where, "", "", "", f"{len(rows) - _NAMED} more rows with such a fault in {column}"))
        return found


def read_bytes(path: Path) -> bytes:
    """A file's content, unpacked if its name ends in `.gz`."""
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError([Fault(path.name, "", "", "", f"is not a whole gzip file: {error}")]) from None
    except OSError as error:
        raise InputError([Fault(path.name, "", "", "", f"can't be read: {error.strerror or error}")]) from None


def read_csv_table(path: Path) -> Table:
    """Read a CSV file with a header line; comma, semicolon or tab, whichever the header has most of.

    Raises
    ------
    InputError
        Not readable, not UTF-8, empty, a header named twice, or rows that are longer or shorter than the header.
    """
    text = _decoded(path)
    first_line = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    try:
        for row in reader:
            if row:
                rows.append([cell.strip() for cell in row])
                lines.append(reader.line_num)
    except csv.Error as error:
        raise InputError([Fault(f"{path.name} line {reader.line_num}", "", "", "", f"is not CSV: {error}")]) from None
    if not rows:
        raise InputError([Fault(path.name, "", "", "", "is empty")])
    table = Table(path.name, tuple(rows[0]), rows[1:], lines[1:])
    _require_rectangle(table)
    return table


def _decoded(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([Fault(path.name, "", "", "", f"is not UTF-8 text (byte {error.start})")]) from None


def _require_rectangle(table: Table) -> None:
    faults = [
        Fault(table.where, "header", "column", repr(name), "appears more than once")
        for name in sorted({name for name in table.header if table.header.count(name) > 1})
    ]
    width = len(table.header)
    odd = [row for row, cells in enumerate(table.rows) if len(cells) != width]
    faults += [
        Fault(f"{table.where} line {table.lines[row]}", "", "", "", f"has {len(table.rows[row])} cells, not {width}")
        for row in odd[:_NAMED]
    ]
    if len(odd) > _NAMED:
        faults.append(Fault(table.where, "", "", "", f"{len(odd) - _NAMED} more rows of the wrong length"))
    if faults:
        raise InputError(faults)
    if not table.rows:
        raise InputError([Fault(table.where, "", "", "", "has a header and no rows")])
