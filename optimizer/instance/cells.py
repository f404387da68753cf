r"""Values as cells of a CSV table and back, the same value always.

An empty cell is a value that is not given. Lists are separated by `;`, and a `;` or `\` inside a word
has a `\` before it.
Text that a spreadsheet would run as a formula has a `'` before it, and so has text that begins with one.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal, get_args, get_origin

from optimizer.sheets.guard import guarded, unguarded

CellType = Literal["text", "number", "date", "list"]

_NUMBER = re.compile(r"-?[0-9]{1,18}")
_ITEM = re.compile(r"((?:[^;\\]|\\.)*)(;|$)", re.DOTALL)


def cell_type(annotation: Any) -> CellType:
    """How a field of the schema is written."""
    if get_origin(annotation) is tuple:
        return "list"
    parts = {annotation, *get_args(annotation)}
    parts |= {inner for part in parts for inner in get_args(part)}
    return "number" if int in parts else "date" if date in parts else "text"


def to_cell(value: str | float | date | tuple[str, ...] | None) -> str:
    """The cell of a value."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = joined(value)
    return guarded(value) if isinstance(value, str) else str(value)


def joined(words: Iterable[str]) -> str:
    """A list as the text of a cell."""
    return ";".join(word.replace("\\", "\\\\").replace(";", "\\;") for word in words)


def csv_bytes(header: Sequence[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """A CSV table: a header line, commas, UTF-8, lines that end in a line feed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([to_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def from_cell(cell: str, kind: CellType) -> Any:
    """The value of a cell that is not empty; what is no number stays text, for the type check to refuse."""
    text = unguarded(cell)
    if kind == "list":
        return _items(text)
    return int(text) if kind == "number" and _NUMBER.fullmatch(text) else text


def _items(text: str) -> list[str]:
    if "\\" not in text:
        return text.split(";")
    items: list[str] = []
    at = 0
    while True:
        match = _ITEM.match(text, at)
        if match is None:  # a lone backslash at the end stands for itself
            return [*items, text[at:]]
        items.append(re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL))
        if not match[2]:
            return items
        at = match.end()
