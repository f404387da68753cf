"""Reads `.xlsx` with openpyxl's parser of single sheets: the one that shows formulas and merged cells, row by row.

python-calamine reads several times faster, but hides formulas and ends the process over a sheet with one cell in its
last corner: it makes room for every cell before that (docs/decisions/0011-workbooks.md).
"""

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final, cast
from xml.etree.ElementTree import iterparse

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from optimizer.sheets.sheet import Budget, Cell, CellError, Formula, Sheet, SheetRow

_MAIN: Final = f"{{{SHEET_MAIN_NS}}}"
#: A plain text, or one of several runs.
_RUNS: Final = (f"{_MAIN}t", f"{_MAIN}r/{_MAIN}t")


def read(archive: zipfile.ZipFile, where: str) -> dict[str, Sheet]:
    """Every sheet by name."""
    budget, reader = Budget(where), ExcelReader(archive.fp, read_only=True, keep_links=False)
    with warnings.catch_warnings():
        # Of formats and extensions that openpyxl would not write again; nothing is written here.
        warnings.simplefilter("ignore")
        reader.read_manifest()
        reader.read_workbook()
        apply_stylesheet(archive, reader.wb)
        texts = list(_texts(archive, reader.package.find(SHARED_STRINGS)))
        return {
            sheet.name: _sheet(archive.open(part.target), sheet.name, reader.wb, texts, budget)
            for sheet, part in reader.parser.find_sheets()
            if "chartsheet" not in part.Type
        }


def _texts(archive: zipfile.ZipFile, part: Any) -> Iterator[str]:
    """Each text as it is written, its runs joined, hints for pronunciation left out.

    openpyxl's own reader takes `x005F_` out of the texts.
    """
    if part is None:
        return
    with archive.open(part.PartName.removeprefix("/")) as source:
        # expat itself refuses entities that grow.
        for _, element in iterparse(source):  # noqa: S314
            if element.tag == f"{_MAIN}si":
                yield "".join(text.text or "" for path in _RUNS for text in element.findall(path))
                element.clear()


def _sheet(source: IO[bytes], name: str, book: Any, texts: list[str], budget: Budget) -> Sheet:
    rows = []
    with source:
        parser = WorkSheetParser(
            source,
            texts,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, found in parser.parse():
            cells = {cell["column"]: _cell(cell) for cell in found if cell["value"] is not None}
            budget.spend(name, len(cells), len(found) + 1)
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
