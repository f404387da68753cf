"""Workbooks that nobody should send, each in the way in which it is made in earnest."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from optimizer.instance.write_workbook import workbook_bytes
from tests.builders import instance

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CLIENTS = "xl/worksheets/sheet6.xml"


def office() -> bytes:
    """The smallest office as a workbook; its sheet 6 holds the clients."""
    return workbook_bytes(instance(), "office.xlsx")


def with_parts(content: bytes, parts: dict[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """A workbook with parts replaced, changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = parts.get(name, given.read(name))
            made.writestr(name, part(given.read(name)) if callable(part) else part)
        for name, part in parts.items():
            if name not in given.namelist():
                assert isinstance(part, bytes)
                made.writestr(name, part)
    return out.getvalue()


def sheet_of(rows: Iterable[str]) -> bytes:
    """The XML of a sheet, from the XML of its rows."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'.encode()


def zip_bomb() -> bytes:
    return with_parts(office(), {CLIENTS: sheet_of(["<row/>" * (2**20 * 50)])})


def liar() -> bytes:
    """An archive that says its sheet is small; it unpacks to 64 MiB."""
    content = with_parts(office(), {CLIENTS: sheet_of([" " * 2**26])})
    size = len(sheet_of([" " * 2**26])).to_bytes(4, "little")
    assert content.count(size) >= 2
    return content.replace(size, (2000).to_bytes(4, "little"))


def entities() -> bytes:
    """Ten lines that stand for a thousand million words."""
    lines = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    text = f'<!DOCTYPE x [<!ENTITY a0 "word">{"".join(lines)}]>'
    return with_parts(
        office(), {"xl/sharedStrings.xml": f'{text}<sst xmlns="{_MAIN}"><si><t>&a9;</t></si></sst>'.encode()}
    )


def empty_rows(cells: int = 0) -> bytes:
    """A million rows below the table that are formatted and empty, no two alike, so that they pack badly."""

    def rows() -> Iterable[str]:
        yield '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
        for row in range(2, 2**20):
            inside = "".join(f'<c r="{chr(ord("A") + n)}{row}" s="1"/>' for n in range(cells))
            yield f'<row r="{row}" s="1" customFormat="1" ht="{row % 977}.{row % 89}">{inside}</row>'

    return with_parts(office(), {CLIENTS: sheet_of(rows())})


def last_corner() -> bytes:
    """A value in the last cell that a sheet can have."""
    cell = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_parts(
        office(), {CLIENTS: lambda sheet: sheet.replace(b"</sheetData>", cell.encode() + b"</sheetData>")}
    )


def wide() -> bytes:
    """300 columns that no table has."""
    return written({"clients": [[f"column {n}" for n in range(300)], [1] * 300]})


def macros() -> bytes:
    return with_parts(office(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def external_links() -> bytes:
    return with_parts(office(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def written(sheets: dict[str, list[list[Any]]], *, alone: bool = False) -> bytes:
    """An office with some sheets as somebody else wrote them, or these sheets alone; text that begins with = runs."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    for name, rows in {**({} if alone else plain_sheets()), **sheets}.items():
        sheet = book.add_worksheet(name)
        day = book.add_format({"num_format": "d.m.yyyy"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if hasattr(value, "year"):
                    sheet.write_datetime(at, column, value, day)
                elif value is not None:
                    sheet.write(at, column, value)
    book.close()
    return out.getvalue()


def plain_sheets() -> dict[str, list[list[Any]]]:
    """The tables of the smallest office, by hand."""
    return {
        "instance": [["name", "start", "end"], ["tiny", "2026-01-05", "2026-01-09"]],
        "caseworkers": [["id", "languages", "programs", "minutes_per_day"], ["w1", "en", "calfresh", 100]],
        "clients": [["id", "language"], ["c1", "en"]],
        "tasks": [
            ["id", "client", "program", "minutes", "release", "due", "late_weight"],
            ["t1", "c1", "calfresh", 30, "2026-01-05", "2026-01-06", 1],
        ],
    }


def save(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
