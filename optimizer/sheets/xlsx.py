"""Reads `.xlsx` with openpyxl's parser of single sheets: the one that shows formulas and merged cells, row by row.

python-calamine reads several times faster, but hides formulas and ends the process over a sheet with one cell in its
last corner: it makes room for every cell before that (docs/decisions/0010-workbooks.md).
"""

import warnings
import zipfile
from collections.abc import Mapping
from typing import Any, cast

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser

from optimizer.sheets.sheet import Budget, Cell, CellError, Formula, Sheet, SheetRow


def read(archive: zipfile.ZipFile, where: str) -> dict[str, Sheet]:
    """Every sheet by name."""
    assert archive.fp is not None
    archive.fp.seek(0)
    budget = Budget(where)
    with warnings.catch_warnings():
        # Of formats and extensions that openpyxl would not write again; nothing is written here.
        warnings.simplefilter("ignore")
        book = load_workbook(archive.fp, read_only=True, keep_links=False)
        return {sheet.title: _sheet(sheet, budget) for sheet in book.worksheets}


def _sheet(sheet: Any, budget: Budget) -> Sheet:
    book, rows = sheet.parent, []
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, found in parser.parse():
            cells = {cell["column"]: _cell(cell) for cell in found if cell["value"] is not None}
            budget.spend(sheet.title, len(cells), len(found) + 1)
            if cells:
                rows.append(SheetRow(number, cells))
    merged = parser.merged_cells.mergeCell if parser.merged_cells else ()
    return Sheet(rows, tuple(cells.ref for cells in merged))


def _cell(cell: Mapping[str, Any]) -> Cell:
    value = cell["value"]
    match cell["data_type"]:
        case "s":
            return str(unescape(str(value)))
        case "f":
            return Formula(str(getattr(value, "text", value) or "="))
        case "e":
            return CellError(str(value))
        case _:
            return cast("Cell", value)
