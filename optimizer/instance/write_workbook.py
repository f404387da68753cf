"""Writes an instance as a workbook: a sheet a table with notes, typed columns and drop-downs."""

from typing import Any, Final, Literal, get_args, get_origin

from optimizer.instance.cells import joined
from optimizer.instance.column_notes import TABLES_IN_WORDS, if_left_out, kind_of_value, meaning, note, span_of
from optimizer.instance.layout import COLUMNS, REQUIRED, Column
from optimizer.instance.rows import rows_by_table
from optimizer.instance.schema import CaseworkerId, ClientId, Instance, KindId, TaskId
from optimizer.instance.workbook import ABOUT
from optimizer.sheets.write import Book, SheetColumn, Value, lines_of

#: The sheet whose first column has the ids that a column may name.
_SHEET_OF: Final[dict[Any, str]] = {
    KindId: "task_kinds",
    CaseworkerId: "caseworkers",
    ClientId: "clients",
    TaskId: "tasks",
}
_INTRODUCTION: Final = (
    "An office, for the command caseload. A sheet is a table; its first row names the columns.",
    "Point at the name of a column to read what it is for. Columns with a bold name are required.",
    "Put your own rows in place of those that are there; sheets that are not required may stay empty.",
    "Then: caseload solve FILE.xlsx --output plan.xlsx",
    "This sheet is not read.",
)
_ABOUT_WIDTHS: Final = (16, 26, 11, 34, 24, 60)


def workbook_bytes(instance: Instance, where: str) -> bytes:
    """The workbook; the same bytes for the same instance; `where` names it in messages.

    Raises
    ------
    InputError
        A table or a text is longer than a workbook can hold.
    """
    book = Book(where)
    _write_about(book)
    for name, rows in rows_by_table(instance):
        columns = [_column(name, column) for column in COLUMNS[name]]
        book.table(name, columns, [[_value(value) for value in row] for row in rows])
    return book.content()


def _value(value: Any) -> Value:
    return joined(value) or None if isinstance(value, tuple) else value


def _column(table: str, column: Column) -> SheetColumn:
    return SheetColumn(
        name=column.name,
        kind="text" if column.type == "list" else column.type,
        required=column.required,
        note=note(table, column),
        choices=_choices(column),
        span=span_of(column.annotation) if column.type == "number" else None,
    )


def _choices(column: Column) -> tuple[str, ...] | str:
    """Words that the schema lists, or the ids of another sheet."""
    if get_origin(column.annotation) is Literal:
        return get_args(column.annotation)
    parts = (column.annotation, *get_args(column.annotation))
    sheet = next((_SHEET_OF[part] for part in parts if part in _SHEET_OF), None)
    if sheet is None or column.name == "id":
        return ()
    return f"=OFFSET({sheet}!$A$2,0,0,MAX(1,COUNTA({sheet}!$A$2:$A$100000)),1)"


def _write_about(book: Book) -> None:
    sheet = book.sheet(ABOUT)
    for row, text in enumerate(_INTRODUCTION):
        book.write(sheet, row, 0, text)
    header = ("sheet", "column", "", "value", "if left empty", "meaning")
    top = len(_INTRODUCTION) + 1
    for at, text in enumerate(header):
        book.write(sheet, top, at, text, "heading")
    for row, cells in enumerate(_descriptions(), start=top + 1):
        for at, text in enumerate(cells):
            book.write(sheet, row, at, text, "wrapped")
        book.set_lines(sheet, row, max(map(lines_of, cells, _ABOUT_WIDTHS)))
    for at, width in enumerate(_ABOUT_WIDTHS):
        sheet.set_column(at, at, width)


def _descriptions() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, columns in COLUMNS.items():
        rows.append((name, "", "required" if name in REQUIRED else "", "", "", TABLES_IN_WORDS[name]))
        for column in columns:
            left_out = if_left_out(name, column)
            required = ("required", "") if left_out == "required" else ("", left_out)
            rows.append(("", column.name, required[0], kind_of_value(column), required[1], meaning(name, column)))
    return rows
