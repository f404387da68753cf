from datetime import date

import pytest

from optimizer.checks.workdays import Workdays
from tests.builders import MONDAY, day, horizon, task

SATURDAY_BEFORE, SUNDAY_BEFORE = date(2026, 1, 3), date(2026, 1, 4)
SATURDAY, SUNDAY = date(2026, 1, 10), date(2026, 1, 11)
FROM_SATURDAY = horizon().model_copy(update={"start": SATURDAY_BEFORE})
TO_SUNDAY = horizon().model_copy(update={"end": SUNDAY})


def test_weekends_and_holidays_are_no_working_days() -> None:
    assert Workdays(horizon(7, holidays=(day(2),))).dates == tuple(day(d) for d in (0, 1, 3, 4, 5, 6))


def test_the_work_week_is_the_offices_own() -> None:
    week = Workdays(TO_SUNDAY.model_copy(update={"workweek": ("sat", "mon")}))
    assert week.dates == (MONDAY, SATURDAY)


@pytest.mark.parametrize(
    ("released", "expected"),
    [
        (date(2025, 12, 1), 0),
        (SUNDAY_BEFORE, 0),
        (MONDAY, 0),
        (day(1), 1),
        (SATURDAY, 5),
        (day(5), 5),
        (day(6), 6),
        (day(7), 7),
    ],
)
def test_release(released: date, expected: int) -> None:
    assert Workdays(horizon(7)).release(task(release=released, due=day(9))) == expected


def test_release_on_a_holiday_counts_as_the_next_working_day() -> None:
    workdays = Workdays(horizon(holidays=(day(1), day(2))))
    assert workdays.dates[workdays.release(task(release=day(1), due=day(4)))] == day(3)


@pytest.mark.parametrize(
    ("due", "expected"),
    [(day(3), 3), (day(4), 4), (SATURDAY, 4), (SUNDAY, 4), (day(5), 5), (day(6), 6), (day(7), None)],
)
def test_due_counts_as_the_last_working_day_on_or_before_it(due: date, expected: int | None) -> None:
    assert Workdays(horizon(7)).due(task(due=due)) == expected


def test_due_on_a_holiday_counts_as_the_working_day_before_it() -> None:
    assert Workdays(horizon(holidays=(day(2),))).due(task(due=day(2))) == 1


def test_due_on_a_weekend_before_the_first_working_day_counts_as_the_first_one() -> None:
    workdays = Workdays(FROM_SATURDAY)
    ahead = task(release=SATURDAY_BEFORE, due=SUNDAY_BEFORE)
    assert workdays.due(ahead) == 0
    assert not workdays.is_overdue(ahead)


def test_due_is_not_before_the_release_day() -> None:
    assert Workdays(horizon(7)).due(task(release=SATURDAY, due=SUNDAY)) == 5


def test_a_task_without_any_working_day_left_can_not_be_missed() -> None:
    weekend = task(release=SATURDAY, due=SUNDAY)
    assert Workdays(TO_SUNDAY).release(weekend) == 5
    assert Workdays(TO_SUNDAY).due(weekend) is None


@pytest.mark.parametrize(("due", "overdue"), [(SUNDAY_BEFORE, True), (MONDAY, False)])
def test_overdue_from_the_start(due: date, overdue: bool) -> None:
    workdays = Workdays(horizon())
    old = task(release=SATURDAY_BEFORE, due=due)
    assert workdays.is_overdue(old) is overdue
    assert workdays.due(old) == 0
