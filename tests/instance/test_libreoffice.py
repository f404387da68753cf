"""Offices that went through LibreOffice."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from optimizer.errors import InputError
from optimizer.generate.example import example_office
from optimizer.instance.files import read_instance, write_instance
from tests.builders import caseworker, client, instance
from tests.libreoffice import convert, needs_libreoffice

pytestmark = needs_libreoffice


def filled(path: Path) -> Path:
    """The template with one more client and a task of theirs, as somebody types them."""
    write_instance(example_office(), path)
    book = load_workbook(path)
    book["clients"].append(["010", "en", None, None, "w02"])
    book["tasks"].append(["t99", "010", "phone-call", None, None, date(2026, 1, 7)])
    book.save(path)
    return path


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_the_template_filled_in_and_saved(form: str, tmp_path: Path) -> None:
    given = filled(tmp_path / "office.xlsx")
    found = read_instance(convert(given, form, tmp_path / "saved"))
    assert found == read_instance(given)
    assert found.clients[-1].id == "010"
    assert (found.tasks[-1].client, found.tasks[-1].minutes, found.tasks[-1].due) == ("010", 15, date(2026, 1, 9))
    assert found.clients[:-1] == example_office().clients


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_text_that_would_run_stays_text(form: str, tmp_path: Path) -> None:
    office = instance(
        name="=1+1",
        caseworkers=(caseworker("007", office="@x", languages=("a;b", "c  d"), programs=("calfresh", "-1")),),
        clients=(client("+1", language="=HYPERLINK(1)"), client("1e5"), client("2026-01-05"), client("TRUE")),
        tasks=(),
    )
    write_instance(office, tmp_path / "office.xlsx")
    assert read_instance(convert(tmp_path / "office.xlsx", form, tmp_path / "saved")) == office


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_formulas_merged_cells_and_other_columns_are_named(form: str, tmp_path: Path) -> None:
    write_instance(example_office(), tmp_path / "office.xlsx")
    book = load_workbook(tmp_path / "office.xlsx")
    book["tasks"]["G3"] = "=F3+2"
    book["clients"]["J4"] = "why?"
    book["contacts"].merge_cells("A2:A3")
    book["caseworkers"]["E3"] = 7.5
    book.save(tmp_path / "office.xlsx")
    saved = convert(tmp_path / "office.xlsx", form, tmp_path / "saved")
    with pytest.raises(InputError) as refused:
        read_instance(saved)
    faults = sorted(str(fault).removeprefix(f"{saved} sheet ") for fault in refused.value.faults)
    wanted = (
        "caseworkers cell E3: caseworker w02: minutes_per_day = 7.5: must be a whole number",
        'clients cell J4: "why?": stands in a column that has no name',
        "contacts: cells A2:A3: are merged: unmerge them, and fill each in",
        "tasks cell G3: task t02: due = ",
    )
    assert [fault.startswith(text) for fault, text in zip(faults, wanted, strict=True)] == [True] * 4
    assert faults[3].endswith("is a formula: copy the cell and paste it as a value")
