"""Reads `.ods` element by element: no library does so without taking in the whole document, or hiding its formulas."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from xml.etree.ElementTree import Element, iterparse

from optimizer.errors import refuse
from optimizer.sheets.sheet import Budget, Cell, CellError, Formula, Sheet, SheetRow, column_letters

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
#: LibreOffice's own attributes: only they tell a value that could not be computed from text.
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def read(archive: zipfile.ZipFile, where: str) -> dict[str, Sheet]:
    """Every sheet by name."""
    names = archive.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        refuse(where, "is encrypted: save it without a password")
    with archive.open("content.xml") as content:
        # expat itself refuses entities that grow.
        return _Reader(where).read(iterparse(content, events=("start", "end")))  # noqa: S314


class _Reader:
    def __init__(self, where: str) -> None:
        self.where = where
        self.budget = Budget(where)
        self.sheets: dict[str, Sheet] = {}

    def read(self, events: Iterator[tuple[str, Element]]) -> dict[str, Sheet]:
        name, table = "", None
        for event, element in events:
            if event == "start":
                if element.tag == f"{_TABLE}table":
                    name, table = self._begin(element), element
                elif element.tag == f"{_TABLE}table-source":
                    refuse(self.where, "refers to other workbooks: break the links (Edit, Links), then save")
            elif element.tag == f"{_TABLE}table-row":
                self._row(name, element)
            elif element is table:
                table.clear()
        return self.sheets

    def _begin(self, table: Element) -> str:
        self.number = 0
        self.rows: list[SheetRow] = []
        self.merged: list[str] = []
        name = table.get(f"{_TABLE}name", "")
        self.sheets[name] = Sheet(self.rows)
        return name

    def _row(self, name: str, row: Element) -> None:
        cells: dict[int, Cell] = {}
        column = walked = 0
        for element in row:
            if element.tag in _CELLS:
                repeated = int(element.get(f"{_TABLE}number-columns-repeated", 1))
                value = _cell(element)
                if value is not None:
                    self.budget.spend(name, repeated, 0)
                    cells.update(dict.fromkeys(range(column + 1, column + repeated + 1), value))
                self._note_merged(name, element, column + 1)
                column, walked = column + repeated, walked + 1
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", 1))
        self.budget.spend(name, len(cells) * (repeated - 1), 0 if cells else walked + 1)
        if cells:
            self.rows.extend(SheetRow(self.number + n, cells) for n in range(1, repeated + 1))
        self.number += repeated
        row.clear()

    def _note_merged(self, name: str, cell: Element, column: int) -> None:
        wide = int(cell.get(f"{_TABLE}number-columns-spanned", 1))
        high = int(cell.get(f"{_TABLE}number-rows-spanned", 1))
        if wide > 1 or high > 1:
            first = f"{column_letters(column)}{self.number + 1}"
            self.merged.append(f"{first}:{column_letters(column + wide - 1)}{self.number + high}")
            self.sheets[name] = Sheet(self.rows, tuple(self.merged))


def _cell(cell: Element) -> Cell | None:
    formula = cell.get(f"{_TABLE}formula")
    if formula is not None:
        return Formula("=" + formula.partition("=")[2])
    kind = cell.get(f"{_OFFICE}value-type")
    return None if kind is None else _value(kind, cell)


def _value(kind: str, cell: Element) -> Cell:
    match kind:
        case "float" | "currency" | "percentage":
            return _number(cell.get(f"{_OFFICE}value", ""))
        case "date":
            return _date(cell.get(f"{_OFFICE}date-value", ""))
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        case "string":
            return _text_or_error(cell)
        case _:  # a duration
            return "\n".join(map(_text, cell.findall(f"{_TEXT}p")))


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value.is_integer() else value


def _date(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _text_or_error(cell: Element) -> Cell:
    text = cell.get(f"{_OFFICE}string-value")
    if text is None:
        text = "\n".join(map(_text, cell.findall(f"{_TEXT}p")))
    return CellError(text) if cell.get(f"{_CALC}value-type") == "error" else text


def _text(paragraph: Element) -> str:
    """Its text, with blanks that the format writes as elements; comments stand in elements of their own."""
    parts = [paragraph.text or ""]
    for part in paragraph:
        if part.tag == f"{_TEXT}s":
            parts.append(" " * int(part.get(f"{_TEXT}c", 1)))
        elif part.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif part.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif not part.tag.startswith(_OFFICE):
            parts.append(_text(part))
        parts.append(part.tail or "")
    return "".join(parts)
