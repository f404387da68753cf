import re
from pathlib import Path

import pytest

from optimizer.export.files import export_plan
from optimizer.export.workbook import sheet_names, workbook_bytes
from optimizer.sheets.read import read_workbook
from optimizer.sheets.sheet import Cell, Formula
from tests.export.plans import checked
from tests.libreoffice import convert, needs_libreoffice


def cells(path: Path) -> dict[str, list[Cell]]:
    return {
        name: [cell for row in sheet.rows for cell in row.cells.values()] for name, sheet in read_workbook(path).items()
    }


def test_sheets(tmp_path: Path) -> None:
    export_plan(checked(), tmp_path / "plan.xlsx")
    found = cells(tmp_path / "plan.xlsx")
    tables = ["exceptions", "changes", "assignments", "schedule", "caseworkers"]
    assert list(found) == ["summary", *tables, "w1", "w2"]
    assert {"Plan of =office", "weight of late tasks", "exceptions"} <= set(found["summary"])
    assert {"c3", "moves", "gets a caseworker"} <= set(found["changes"])
    assert {"Caseworker w1", "c1: calfresh\nt6, 30 min, appointment", "Tue 2026-01-06\naway"} <= set(found["w1"])


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert workbook_bytes(checked(), "a") == workbook_bytes(checked(), "b")


def test_names_of_sheets_are_short_unique_and_allowed() -> None:
    ids = ["a/b", "a?b", "Summary", "x" * 40, "x" * 31, "'q'", "History", "\U0001f600" * 20, "***", "'"]
    names = sheet_names(ids, ["summary"])
    assert list(names) == ids
    assert len({name.casefold() for name in [*names.values(), "summary"]}) == len(ids) + 1
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in names.values())
    assert not any(re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in names.values())


@needs_libreoffice
@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_no_program_takes_anything_for_a_formula(form: str, tmp_path: Path) -> None:
    export_plan(checked(), tmp_path / "plan.xlsx")
    given, found = cells(tmp_path / "plan.xlsx"), cells(convert(tmp_path / "plan.xlsx", form, tmp_path / "saved"))
    assert list(found) == list(given)
    assert not any(isinstance(cell, Formula) for row in found.values() for cell in row)
    assert found["w1"] == given["w1"]


@needs_libreoffice
def test_it_prints(tmp_path: Path) -> None:
    export_plan(checked(), tmp_path / "plan.xlsx")
    assert convert(tmp_path / "plan.xlsx", "pdf", tmp_path / "saved").read_bytes().startswith(b"%PDF")
