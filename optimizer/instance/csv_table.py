"""One CSV table: its header checked against the columns it may have, its rows with the line each begins on."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from optimizer.errors import Fault, InputError
from optimizer.instance.cells import from_cell
from optimizer.instance.faults import shown
from optimizer.instance.header import header_faults
from optimizer.instance.json_file import decoded, read_content
from optimizer.instance.layout import Column
from optimizer.instance.source import Table


def read_table(path: Path, columns: Sequence[Column]) -> Table:
    """Cells left empty are left out of the values."""
    table = Table()
    try:
        text = decoded(read_content(path), str(path))
    except InputError as error:
        return Table(faults=list(error.faults))
    records = _records(text, str(path), table.faults)
    _, header = next(records, (1, []))
    table.faults.extend(_header_faults(header, columns, str(path)))
    if not table.faults:
        types = {column.name: column for column in columns}
        _read_rows(records, [types[name] for name in header], str(path), table)
    return table


def _records(text: str, where: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """(first line, cells) of each record; blank lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for record in reader:
            if record:
                yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(f"{where} line {line}", "", "", "", f"is no CSV: {error}"))


def _header_faults(header: list[str], columns: Sequence[Column], where: str) -> list[Fault]:
    line = f"{where} line 1"
    if not header:
        names = ", ".join(column.name for column in columns)
        return [Fault(line, "", "", "", f"is empty; its columns are {names}")]
    separator = _other_separator(header)
    if separator:
        return [Fault(line, "", "", "", f"cells are separated by {separator}; save the table with commas")]
    return header_faults(dict(enumerate(header, start=1)), columns, line)


def _other_separator(header: list[str]) -> str:
    """What stands between the names of a header without commas: `;` is no substitute, it separates words in a cell."""
    if len(header) > 1:
        return ""
    return next((name for mark, name in ((";", "semicolons"), ("\t", "tabs")) if mark in header[0]), "")


def _read_rows(records: Iterator[tuple[int, list[str]]], columns: list[Column], where: str, table: Table) -> None:
    for line, record in records:
        if len(record) == len(columns):
            cells = zip(columns, record, strict=True)
            row = {column.name: from_cell(cell, column.type) for column, cell in cells if cell}
            for column in columns:
                if column.type == "list" and column.required:
                    row.setdefault(column.name, [])
            table.rows.append((line, row))
        else:
            message = f"has {len(record)} cells, the header has {len(columns)}"
            table.faults.append(Fault(f"{where} line {line}", "", "", shown(",".join(record)), message))
