"""Every workbook that nobody should send ends in one clear message."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.instance.files import read_instance
from tests.sheets import hostile

CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("a.xlsx", hostile.zip_bomb, "unpacks to "),
    "archive that lies about a size": ("a.xlsx", hostile.liar, "is no .*workbook, or a damaged one"),
    "entities that grow": ("a.xlsx", hostile.entities, "is no .xlsx workbook, or a damaged one: ParseError"),
    "a million empty rows": ("a.xlsx", hostile.empty_rows, "goes on with empty rows: delete the rows below"),
    "macros": ("a.xlsx", hostile.macros, "holds macros"),
    "name of macros": ("a.xlsm", hostile.office, "may hold macros: save it as .xlsx"),
    "external links": ("a.xlsx", hostile.external_links, "refers to other workbooks"),
    "encrypted": ("a.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "is encrypted, or an .xls"),
    "text": ("a.xlsx", lambda: b"id,language\nc1,en\n", "is no workbook: its content is of another kind"),
    "nothing": ("a.xlsx", lambda: b"", "is no workbook"),
    "cut off": ("a.xlsx", lambda: hostile.office()[:3000], "is no workbook, or a damaged one"),
    "xlsx named ods": ("a.ods", hostile.office, "is no .ods workbook, or a damaged one"),
    "a value in the last corner": ("a.xlsx", hostile.last_corner, "cell XFD1048576: 1: stands in a column that has no"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_clear_message(name: str, tmp_path: Path) -> None:
    file, make, message = CASES[name]
    path = hostile.save(tmp_path / file, make())
    with pytest.raises(InputError, match=message) as refused:
        read_instance(path)
    assert len(refused.value.faults) == 1
    assert str(refused.value).startswith(str(path))


def test_300_columns_are_counted(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_instance(hostile.save(tmp_path / "a.xlsx", hostile.wide()))
    faults = [str(fault).removeprefix(f"{tmp_path}/a.xlsx sheet clients row 1: ") for fault in refused.value.faults]
    assert faults[0] == 'column A: "column 0": unknown column'
    assert faults[20:] == ["280 more unknown columns", "id: the column is missing", "language: the column is missing"]


def test_an_encrypted_part(tmp_path: Path) -> None:
    path = hostile.save(tmp_path / "a.xlsx", hostile.office())
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = content.rindex(archive.namelist()[0].encode()) - 46
    content[at + 8] |= 1  # the flag of the directory that says so
    path.write_bytes(content)
    with pytest.raises(InputError, match="is encrypted: save it without a password"):
        read_instance(path)


def test_a_folder_that_is_named_as_a_workbook_and_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read_instance(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").mkdir()
    with pytest.raises(InputError, match=r"holds no instance: there is no instance\.csv"):
        read_instance(tmp_path / "b.xlsx")
