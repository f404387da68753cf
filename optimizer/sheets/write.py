"""Writes `.xlsx`: sheets of tables with typed columns, in the same bytes for the same content.

Text is written as text, and guarded as in CSV: a sheet may be saved as CSV by others, and opened again.
"""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from optimizer.errors import refuse
from optimizer.sheets.guard import guarded
from optimizer.sheets.sheet import column_letters

Value = str | int | float | date | None

#: What a sheet can hold.
_MOST_ROWS: Final = 2**20
_LONGEST_TEXT: Final = 2**15 - 1
#: Dates before this are text: spreadsheets count days from 1900, and differ about its February.
_FIRST_DATE: Final = date(1900, 3, 1)
_WIDEST: Final = 44
_ROWS_MEASURED: Final = 200

#: Points of a line of text.
_LINE_HEIGHT: Final = 15

_HEADING: Final = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
_ENTRY: Final = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C8D0D8"}
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    # Indented, so that text does not touch the number to its left.
    "text": {"num_format": "@", "align": "left", "indent": 1, "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left", "indent": 1, "valign": "top"},
    "number": {"num_format": "#,##0", "valign": "top"},
    "decimal": {"num_format": "#,##0.00", "valign": "top"},
    "wrapped": {"num_format": "@", "text_wrap": True, "align": "left", "indent": 1, "valign": "top"},
    "title": {"bold": True, "font_size": 14},
    "plain": {},
    "heading": {**_HEADING, "bg_color": "#D9E2EC", "align": "left", "indent": 1},
    "optional": {**_HEADING, "bold": False, "bg_color": "#EEF2F6", "align": "left", "indent": 1},
    "heading number": {**_HEADING, "bg_color": "#D9E2EC", "align": "right"},
    "optional number": {**_HEADING, "bold": False, "bg_color": "#EEF2F6", "align": "right"},
    "entry": _ENTRY,
    "late": {**_ENTRY, "bg_color": "#FBE3DC"},
}


@dataclass(frozen=True)
class SheetColumn:
    name: str
    kind: Literal["text", "number", "decimal", "date"] = "text"
    required: bool = True
    #: Shown beside the name of the column.
    note: str = ""
    #: The drop-down of its cells: words, or a formula that gives a range.
    choices: Sequence[str] | str = ()
    #: Smallest and largest number.
    span: tuple[int, int] | None = None
    wrapped: bool = False

    @property
    def heading(self) -> str:
        """The style of its name."""
        style = "heading" if self.required else "optional"
        return f"{style} number" if self.kind in ("number", "decimal") else style


def lines_of(text: str, width: int) -> int:
    """Lines that a text takes in a column as wide as so many characters."""
    return sum(max(1, math.ceil(len(line) / max(1, width))) for line in text.split("\n"))


class Book:
    """A workbook in the making."""

    def __init__(self, where: str) -> None:
        """`where` names the workbook in messages."""
        self._where = where
        self._bytes = io.BytesIO()
        never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = Workbook(self._bytes, {"in_memory": True, **never})
        self._book.set_properties({"created": datetime(2000, 1, 1)})  # a fixed one: no time of day
        self._formats = {name: self._book.add_format(form) for name, form in _FORMATS.items()}

    def content(self) -> bytes:
        """The finished workbook; nothing can be added after that."""
        self._book.close()
        return self._bytes.getvalue()

    def sheet(self, name: str, *, scale: int | None = None) -> Worksheet:
        """An empty sheet that prints on A4, at a scale in percent or as small as its width needs."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        if scale is None:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(scale)
        sheet.set_footer("&L&A&RPage &P of &N")
        return sheet

    def table(self, name: str, columns: Sequence[SheetColumn], rows: Sequence[Sequence[Value]]) -> Worksheet:
        """A sheet with a header and a row for each of `rows`.

        Raises
        ------
        InputError
            It is more than a sheet can hold.
        """
        if len(rows) >= _MOST_ROWS:
            refuse(
                f"{self._where} sheet {name}",
                f"has {len(rows):,} rows; a workbook holds {_MOST_ROWS - 1:,}: write CSV or Parquet",
            )
        sheet = self.sheet(name)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        widths = [
            self._begin_column(sheet, at, column, [row[at] for row in rows[:_ROWS_MEASURED]])
            for at, column in enumerate(columns)
        ]
        self.set_lines(sheet, 0, max(lines_of(*pair) for pair in zip((c.name for c in columns), widths, strict=True)))
        wrapped = [at for at, column in enumerate(columns) if column.wrapped]
        for number, row in enumerate(rows, start=1):
            for at, value in enumerate(row):
                self.write(sheet, number, at, value)
            if wrapped:
                self.set_lines(sheet, number, max(lines_of(str(row[at]), widths[at]) for at in wrapped))
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        return sheet

    def set_lines(self, sheet: Worksheet, row: int, lines: int) -> None:
        """Make a row high enough; what is wrapped does not do so by itself everywhere."""
        if lines > 1:
            sheet.set_row(row, _LINE_HEIGHT * lines)

    def write(self, sheet: Worksheet, row: int, column: int, value: Value, style: str | None = None) -> None:
        """One cell; rows and columns from 0, without a style that of the column. Whole numbers have no decimals."""
        if style == "decimal" and isinstance(value, int):
            style = "number"
        form = self._formats[style] if style else None
        if isinstance(value, str):
            value = guarded(value)
            if len(value) > _LONGEST_TEXT:
                where = f"{self._where} sheet {sheet.name} cell {column_letters(column + 1)}{row + 1}"
                refuse(where, f"text of {len(value):,} characters; a cell holds {_LONGEST_TEXT:,}: write CSV or JSON")
            sheet.write_string(row, column, value, form)
        elif isinstance(value, date):
            if value < _FIRST_DATE:
                sheet.write_string(row, column, value.isoformat(), form)
            else:
                sheet.write_datetime(row, column, value, form)
        elif value is not None:
            sheet.write_number(row, column, value, form)

    def _begin_column(self, sheet: Worksheet, at: int, column: SheetColumn, values: Iterable[Value]) -> int:
        """Its name, format and drop-down; returns its width, which leaves room for the button of the filter."""
        longest_word = max(map(len, column.name.split())) + 4
        width = min(_WIDEST, max(longest_word, *(len(str(value)) + 3 for value in values), 8))
        sheet.set_column(at, at, width, self._formats["wrapped" if column.wrapped else column.kind])
        self.write(sheet, 0, at, column.name, column.heading)
        if column.note:
            size = {"x_scale": 2, "y_scale": 1 + len(column.note) / 160}
            sheet.write_comment(0, at, column.note, {**size, "author": "", "visible": False})
        rule = _validation(column)
        if rule:
            sheet.data_validation(1, at, _MOST_ROWS - 1, at, rule)
        return width


def _validation(column: SheetColumn) -> dict[str, Any]:
    title = column.name[:32]
    if column.choices:
        # Only a warning where the choices are rows of another sheet: those may be filled in later.
        kind = "warning" if isinstance(column.choices, str) else "stop"
        message = "This is not in the list." if isinstance(column.choices, str) else "Choose from the list."
        source = column.choices if isinstance(column.choices, str) else list(column.choices)
        return {
            "validate": "list",
            "source": source,
            "error_type": kind,
            "error_title": title,
            "error_message": message,
        }
    if column.span:
        least, most = column.span
        message = f"A whole number from {least:,} to {most:,}."
        limits = {"criteria": "between", "minimum": least, "maximum": most}
        return {"validate": "integer", **limits, "error_title": title, "error_message": message}
    if column.kind == "date":
        limits = {"criteria": "between", "minimum": _FIRST_DATE, "maximum": date(9999, 12, 31)}
        return {"validate": "date", **limits, "error_title": title, "error_message": "A date, such as 2026-01-05."}
    return {}
