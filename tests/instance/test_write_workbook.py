"""What helps a person to fill in a workbook."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from optimizer.generate.example import example_office
from optimizer.instance.column_notes import TABLES_IN_WORDS, note, span_of
from optimizer.instance.layout import COLUMNS
from optimizer.instance.rows import rows_by_table
from optimizer.instance.unavoidable import warnings_of
from optimizer.instance.write_workbook import workbook_bytes

BOOK = load_workbook(io.BytesIO(workbook_bytes(example_office(), "office.xlsx")))


def rule_of(sheet: str, column: str) -> DataValidation | None:
    """The rule for the cells of a column."""
    letter = next(cell.column_letter for cell in BOOK[sheet][1] if cell.value == column)
    rules = [rule for rule in BOOK[sheet].data_validations.dataValidation if f"{letter}2" in rule.cells]
    assert len(rules) <= 1
    return rules[0] if rules else None


@pytest.mark.parametrize("table", COLUMNS)
def test_a_sheet_a_table_with_a_note_on_every_column(table: str) -> None:
    header = BOOK[table][1]
    assert [cell.value for cell in header] == [column.name for column in COLUMNS[table]]
    assert [cell.comment.text for cell in header] == [note(table, column) for column in COLUMNS[table]]
    assert table in TABLES_IN_WORDS


def test_notes_say_meaning_type_and_what_an_empty_cell_is() -> None:
    notes = {column.name: note("caseworkers", column) for column in COLUMNS["caseworkers"]}
    assert notes["minutes_per_day"] == (
        "Case-work minutes on a normal working day.\nWhole number 0 … 1,000,000.\nRequired."
    )
    assert notes["office"] == "An empty cell serves every office.\nText.\nIf left empty: nothing."


def test_numbers_have_the_span_of_the_schema() -> None:
    spans = {
        (table, column.name): span_of(column.annotation)
        for table, columns in COLUMNS.items()
        for column in columns
        if column.type == "number"
    }
    assert set(spans.values()) == {(0, 1_000_000), (1, 1_000_000)}
    assert spans["tasks", "minutes"] == (1, 1_000_000)
    rule = rule_of("tasks", "minutes")
    assert rule
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", "1", "1000000")


def test_drop_downs() -> None:
    policy, caseworker, release = (
        rule_of("instance", "policy"),
        rule_of("clients", "caseworker"),
        rule_of("tasks", "release"),
    )
    assert policy
    assert policy.formula1 == '"client-based,cover,task-based"'
    assert caseworker
    assert caseworker.formula1.startswith("OFFSET(caseworkers!$A$2,")
    assert caseworker.errorStyle == "warning"
    assert release
    assert release.type == "date"
    assert rule_of("contacts", "caseworker") is None  # they may have left
    assert rule_of("clients", "id") is None


def test_columns_are_typed() -> None:
    assert BOOK["clients"].column_dimensions["A"].number_format == "@"
    assert BOOK["tasks"]["F2"].value.date() == date(2026, 1, 5)
    assert BOOK["tasks"]["F2"].number_format == "yyyy-mm-dd"


def test_the_example_uses_every_table_and_shows_what_cannot_be_met() -> None:
    assert [name for name, rows in rows_by_table(example_office()) if not rows] == []
    assert {warning.kind for warning in warnings_of(example_office())} == {"nobody-eligible", "nobody-able", "overdue"}
