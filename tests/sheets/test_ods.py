"""What LibreOffice writes is tested with LibreOffice; here is what it writes rarely."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.sheets.read import read_workbook
from optimizer.sheets.sheet import CellError, Formula, Sheet

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def saved(folder: Path, table: str, manifest: str = "<manifest/>") -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES} {_CALC}><office:body><office:spreadsheet>"
            f'<table:table table:name="a">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    (folder / "a.ods").write_bytes(out.getvalue())
    return folder / "a.ods"


def sheet(folder: Path, cells: str) -> Sheet:
    return read_workbook(saved(folder, f"<table:table-row>{cells}</table:table-row>"))["a"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('office:value-type="float" office:value="7">', 7),
        ('office:value-type="float" office:value="7.5">', 7.5),
        ('office:value-type="percentage" office:value="1">', 1),
        ('office:value-type="boolean" office:boolean-value="true">', True),
        ('office:value-type="date" office:date-value="2026-01-05">', date(2026, 1, 5)),
        ('office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:span>c</text:span></text:p>', "a  bc"),
        ('office:value-type="string"><text:p>a</text:p><text:p>b</text:p>', "a\nb"),
        ('office:value-type="string"><office:annotation><text:p>x</text:p></office:annotation><text:p>a</text:p>', "a"),
        ('office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>', CellError("#N/A")),
        ('office:value-type="string"><text:p>#N/A</text:p>', "#N/A"),
        ('table:formula="of:=[.A1]+1" office:value-type="float" office:value="7">', Formula("=[.A1]+1")),
    ],
)
def test_values(tmp_path: Path, cell: str, value: object) -> None:
    (row,) = sheet(tmp_path, f"<table:table-cell/><table:table-cell {cell}</table:table-cell>").rows
    assert (row.number, dict(row.cells)) == (1, {2: value})
    assert type(row.cells[2]) is type(value)


def test_repeated_rows_and_cells(tmp_path: Path) -> None:
    one = 'office:value-type="float" office:value="1"/>'
    table = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
        f'<table:table-cell table:number-columns-repeated="2" {one}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    )
    rows = read_workbook(saved(tmp_path, table))["a"].rows
    assert [(row.number, dict(row.cells)) for row in rows] == [(4, {3: 1, 4: 1}), (5, {3: 1, 4: 1})]


def test_merged_cells(tmp_path: Path) -> None:
    found = sheet(tmp_path, '<table:table-cell/><table:table-cell table:number-columns-spanned="2"/>')
    assert found.merged == ("B1:C1",)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="9" '
            'office:value-type="float" office:value="1"/></table:table-row>',
            "holds more than 2,000,000 cells",
        ),
        ("<table:table-row><table:table-cell/></table:table-row>" * 60_000, "sheet a: goes on with empty rows"),
        ('<table:table-source table:table-name="b"/>', "refers to other workbooks"),
        ("<table:table-row>", "is no .ods workbook, or a damaged one: ParseError"),
        ('<table:table-row table:number-rows-repeated="x"/>', "is no .ods workbook, or a damaged one: ValueError"),
    ],
)
def test_what_is_refused(tmp_path: Path, table: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_workbook(saved(tmp_path, table))


def test_encrypted(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is encrypted: save it without a password"):
        read_workbook(saved(tmp_path, "", "<manifest:encryption-data/>"))
