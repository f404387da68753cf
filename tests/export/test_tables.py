from datetime import date

import pytest

from optimizer.export.plan_table import PlanTable
from optimizer.export.tables import tables_of
from tests.builders import day
from tests.export.plans import checked

TABLES = {table.name: table for table in tables_of(checked())}


def column(table: str, name: str) -> list[object]:
    at = [column.name for column in TABLES[table].columns].index(name)
    return [row[at] for row in TABLES[table].rows]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_row_has_a_value_a_column(table: PlanTable) -> None:
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_exceptions_have_all_that_went_wrong_and_why() -> None:
    assert [row[:4] for row in TABLES["exceptions"].rows] == [
        ("no caseworker", "c4", "c4", None),
        ("not scheduled", "t5", "c4", None),
        ("late", "t3", "c3", "w2"),
        ("late", "t4", "c1", "w1"),
    ]
    assert column("exceptions", "late weight") == [None, 2, 3, 1]
    assert column("exceptions", "reason") == [
        "no caseworker speaks zh",
        "no caseworker speaks zh",
        "done 2 working days after it was due",
        "was overdue before the first day",
    ]
    assert sum(filter(None, column("exceptions", "late weight"))) == checked().score.objectives["late"]


def test_changes_are_those_against_today() -> None:
    assert TABLES["changes"].rows == [
        ("c2", "moves", "w1", "w2", 100, 50, "en", "calfresh", None),
        ("c3", "gets a caseworker", None, "w2", None, 100, "es", "calfresh", None),
    ]


def test_assignments_have_every_client() -> None:
    assert column("assignments", "client") == ["c1", "c2", "c3", "c4"]
    assert column("assignments", "caseworker") == ["w1", "w2", "w2", None]
    assert column("assignments", "points") == [100, 50, 100, None]
    assert column("assignments", "tasks") == [3, 1, 1, 0]


def test_the_schedule_goes_by_day() -> None:
    assert column("schedule", "task") == ["t1", "t4", "t3", "t6", "t2"]
    assert column("schedule", "day") == [day(0), day(0), day(3), day(4), date(2026, 1, 12)]


def test_objectives_say_what_is_proven() -> None:
    assert TABLES["objectives"].rows == [
        ("unassigned", "clients without a caseworker", 1, 1, "yes"),
        ("late", "weight of late tasks", 6, None, ""),
    ]


def test_shares_are_percentages() -> None:
    value = {(row[0], row[1]): row[2:] for row in TABLES["measures"].rows}
    assert value["retention", "all"] == (50.0, "%")
    assert value["unscheduled", "all"] == (1.0, "tasks")


def test_how_full_caseworkers_are() -> None:
    assert TABLES["caseworkers"].rows == [("w1", 1, 3, 90, 500, 18.0, 0), ("w2", 2, 2, 60, 600, 10.0, 0)]
