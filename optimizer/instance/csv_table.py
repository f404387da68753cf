"""One CSV table: its header checked against the columns it may have, its rows with the line each begins on."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimizer.errors import Fault, InputError
from optimizer.instance.cells import from_cell
from optimizer.instance.faults import did_you_mean, shown
from optimizer.instance.json_file import decoded, read_content
from optimizer.instance.layout import Column


@dataclass(frozen=True)
class CsvTable:
    """What could be read: `(line, values)` a row, and the faults; a table with faults may lack rows."""

    rows: list[tuple[int, dict[str, Any]]]
    faults: list[Fault]


def read_table(path: Path, columns: Sequence[Column]) -> CsvTable:
    """Cells left empty are left out of the values."""
    table = CsvTable([], [])
    try:
        text = decoded(read_content(path), str(path))
    except InputError as error:
        return CsvTable([], list(error.faults))
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
    names = [column.name for column in columns]
    line = f"{where} line 1"
    if not header:
        return [Fault(line, "", "", "", f"is empty; its columns are {', '.join(names)}")]
    separator = _other_separator(header)
    if separator:
        return [Fault(line, "", "", "", f"cells are separated by {separator}; save the table with commas")]
    found = [
        Fault(line, f"column {at}", "", shown(name), "unknown column" + did_you_mean(name, names))
        for at, name in enumerate(header, start=1)
        if name not in names
    ]
    found += [
        Fault(line, f"column {at}", "", shown(name), "is given twice")
        for at, name in enumerate(header, start=1)
        if name in header[: at - 1]
    ]
    missing = [column.name for column in columns if column.required and column.name not in header]
    return found + [Fault(line, "", name, "", "the column is missing") for name in missing]


def _other_separator(header: list[str]) -> str:
    """What stands between the names of a header without commas: `;` is no substitute, it separates words in a cell."""
    if len(header) > 1:
        return ""
    return next((name for mark, name in ((";", "semicolons"), ("\t", "tabs")) if mark in header[0]), "")


def _read_rows(records: Iterator[tuple[int, list[str]]], columns: list[Column], where: str, table: CsvTable) -> None:
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
