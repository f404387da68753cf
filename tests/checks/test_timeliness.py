from datetime import date

import pytest

from optimizer.instance.schema import Predecessor
from tests.builders import day, horizon, instance, task
from tests.checks.plans import broken, plan, row

FRIDAY, SATURDAY, MONDAY_AFTER = 4, date(2026, 1, 10), 5


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (0, []),
        (FRIDAY, []),
        (SATURDAY, ["T1"]),
        (MONDAY_AFTER, []),
        (6, []),
        (7, ["T1"]),
        (date(2026, 1, 2), ["T1", "T1"]),
    ],
)
def test_t1_on_a_working_day_of_the_horizon(on: int | date, expected: list[str]) -> None:
    office = instance(horizon=horizon(7))
    assert broken(office, plan(office, row(on=on))) == expected


def test_t1_not_on_a_holiday() -> None:
    office = instance(horizon=horizon(holidays=(day(1),)))
    assert broken(office, plan(office, row(on=1))) == ["T1"]


@pytest.mark.parametrize(("on", "expected"), [(1, ["T1"]), (2, [])])
def test_t1_not_before_the_release(on: int, expected: list[str]) -> None:
    office = instance(tasks=(task(release=day(2), due=day(2)),))
    assert broken(office, plan(office, row(on=on))) == expected


@pytest.mark.parametrize(("on", "expected"), [(1, ["T1"]), (3, [])])
def test_t1_release_on_a_holiday_waits_for_the_next_working_day(on: int, expected: list[str]) -> None:
    office = instance(horizon=horizon(holidays=(day(2),)), tasks=(task(release=day(2), due=day(4)),))
    assert broken(office, plan(office, row(on=on))) == expected


@pytest.mark.parametrize(("on", "expected"), [(1, ["T1"]), (2, []), (3, ["T1"])])
def test_t1_a_fixed_day_is_kept(on: int, expected: list[str]) -> None:
    office = instance(tasks=(task(fixed_day=day(2)),))
    assert broken(office, plan(office, row(on=on))) == expected


def test_t1_a_fixed_day_task_may_be_left_out() -> None:
    office = instance(tasks=(task(fixed_day=day(2)),))
    assert broken(office, plan(office)) == []


def test_t1_a_task_is_done_once() -> None:
    office = instance()
    assert broken(office, plan(office, row(on=0), row(on=1))) == ["T1"]


@pytest.mark.parametrize(
    ("lag", "on", "expected"),
    [
        (0, 2, ["T2"]),
        (0, 3, []),
        (1, 3, ["T2"]),
        (1, FRIDAY, []),
        (2, FRIDAY, ["T2"]),
        (2, MONDAY_AFTER, []),
    ],
)
def test_t2_the_lag_is_in_working_days(lag: int, on: int, expected: list[str]) -> None:
    after = task("t2", after=(Predecessor(task="t1", days=lag),))
    office = instance(horizon=horizon(7), tasks=(task("t1"), after))
    assert broken(office, plan(office, row("t2", on=on), row("t1", on=3))) == expected


def test_t2_holidays_are_not_counted() -> None:
    after = task("t2", after=(Predecessor(task="t1", days=1),))
    office = instance(horizon=horizon(holidays=(day(1),)), tasks=(task("t1"), after))
    assert broken(office, plan(office, row("t1"), row("t2", on=2))) == []


def test_t2_nothing_is_done_after_what_is_not() -> None:
    office = instance(tasks=(task("t1"), task("t2", after=(Predecessor(task="t1"),))))
    assert broken(office, plan(office, row("t2"))) == ["T2"]
    assert broken(office, plan(office, row("t1"))) == []


def test_t2_every_predecessor_counts() -> None:
    after = (Predecessor(task="t1", days=1), Predecessor(task="t2", days=1))
    office = instance(tasks=(task("t1"), task("t2"), task("t3", after=after)))
    both = (row("t1"), row("t2", on=1))
    assert broken(office, plan(office, *both, row("t3", on=2))) == []
    assert broken(office, plan(office, *both, row("t3", on=1))) == ["T2"]
    assert broken(office, plan(office, *both, row("t3", on=0))) == ["T2", "T2"]
