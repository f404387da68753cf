"""Minutes and capacity of each day, by hand; and the same sums as the measures."""

from typing import Any

import pytest

from optimizer.instance.schema import Instance
from optimizer.report.sections.calendar import calendar
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import row
from tests.report.sections.subjects import STORED, stored, subject


@pytest.fixture
def office() -> Instance:
    """Three days: w1 overfull, filled to 95 minutes of 100, one minute more; w2 half a day, away, empty."""
    return instance(
        horizon=horizon(3),
        caseworkers=(
            caseworker("w1", overtime_per_day=1),
            caseworker("w2", availability={day(0): 50, day(1): 0}),
        ),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w2")),
        tasks=(
            task("t1", minutes=60, due=day(2)),
            task("t2", minutes=41, due=day(2)),
            task("t3", minutes=95, due=day(2)),
            task("t4", minutes=96, due=day(2)),
            task("t5", "c2", minutes=20, due=day(2)),
        ),
    )


@pytest.fixture
def data(office: Instance) -> Any:
    schedule = (
        row("t1", "w1", on=0, minutes=60),
        row("t2", "w1", on=0, minutes=41),
        row("t3", "w1", on=1, minutes=95),
        row("t4", "w1", on=2, minutes=96),
        row("t5", "w2", on=0, minutes=20),
    )
    return calendar(subject(office, *schedule)).data


def test_minutes_and_capacity(data: Any) -> None:
    assert data["minutes"] == [[101, 95, 96], [20, 0, 0]]
    assert data["capacity"] == [[100, 100, 100], [50, 0, 100]]


def test_absence_is_not_counted_as_an_empty_day(data: Any) -> None:
    assert data["counts"] == {"present": 5, "away": 1, "empty": 1, "full": 1, "over": 1}


def test_the_fullest_day_is_that_of_the_office_not_of_a_caseworker(data: Any) -> None:
    """95 of 100 minutes where w2 is away are more than 101 + 20 of 150."""
    assert data["fullest"] == {"day": day(1).isoformat(), "share": 0.95}


def test_no_fullest_day_where_nobody_has_capacity() -> None:
    office = instance(caseworkers=(caseworker(minutes_per_day=0),))
    assert calendar(subject(office)).data["fullest"] is None


def test_an_office_without_caseworkers_has_no_days() -> None:
    data = calendar(subject(instance(caseworkers=(), clients=(), tasks=()))).data
    assert (data["minutes"], data["counts"]["present"], data["fullest"]) == ([], 0, None)


@pytest.mark.parametrize("entry", STORED)
def test_sums_are_those_of_the_measures(entry: dict[str, Any]) -> None:
    found = stored(entry)
    data = calendar(found).data
    for worker, minutes, capacity in zip(found.instance.caseworkers, data["minutes"], data["capacity"], strict=True):
        load = found.measures.workload.by_caseworker[worker.id]
        assert (sum(minutes), sum(capacity)) == (load.minutes, load.available_minutes)
        overtime = sum(max(0, done - most) for done, most in zip(minutes, capacity, strict=True))
        assert overtime == load.overtime_minutes
