from datetime import date
from fractions import Fraction

import pytest

from optimizer.errors import PlanRejected
from optimizer.logs.actual import actual_plan
from optimizer.logs.convert import Imported, import_window
from optimizer.logs.read import read_log
from optimizer.logs.settings import ImportSettings
from tests.logs.log_files import OFFICE


def week(factor: str = "1", longest: int | None = None) -> Imported:
    settings = ImportSettings(
        start=date(2026, 1, 5),
        end=date(2026, 1, 9),
        own="most-contacts",
        capacity_factor=Fraction(factor),
        longest=longest,
    )
    return import_window(read_log(OFFICE), settings)


def test_what_people_did_is_a_plan_that_keeps_the_rules() -> None:
    plan = actual_plan(week()).plan
    assert [(row.task, row.caseworker, row.day.day) for row in plan.schedule] == [
        ("c1-2", "ben", 5),
        ("c2-1", "ben", 5),
        ("c1-3", "ann", 6),
        ("c2-3", "ben", 7),
        ("c3-3", "ann", 7),
    ]


def test_cut_minutes_are_cut_in_the_plan_as_in_the_capacity() -> None:
    assert max(row.minutes for row in actual_plan(week(longest=20)).plan.schedule) == 20


def test_a_client_without_an_own_caseworker_is_said_to_be_whose_did_most() -> None:
    assignments = {row.client: row.caseworker for row in actual_plan(week()).plan.assignments}
    assert assignments == {"c1": "ann", "c2": "ben", "c3": "cat"}


def test_objectives_are_the_checkers() -> None:
    checked = actual_plan(week())
    values = {row.name: row.value for row in checked.plan.objectives}
    assert values == dict(checked.score.objectives)
    assert all(row.bound is None for row in checked.plan.objectives)


def test_less_capacity_than_people_worked_is_refused() -> None:
    with pytest.raises(PlanRejected, match="C1"):
        actual_plan(week(factor="0.9"))
