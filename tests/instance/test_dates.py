from datetime import date, timedelta

import pytest

from optimizer.instance.build import build_instance
from optimizer.instance.dates import LONGEST_HORIZON_DAYS
from tests.instance.raw import faults_of, raw, raw_task


def test_the_longest_horizon() -> None:
    start = date(2026, 1, 5)
    end = start + timedelta(days=LONGEST_HORIZON_DAYS - 1)
    assert build_instance(raw(horizon={"start": start, "end": end})).horizon.end == end
    assert len(faults_of(raw(horizon={"start": start, "end": end + timedelta(days=1)}))) == 1


def test_one_day_is_a_horizon() -> None:
    day = date(2026, 1, 5)
    assert build_instance(raw(horizon={"start": day, "end": day})).horizon.end == day


def test_all_working_days_as_holidays() -> None:
    horizon = {"start": "2026-01-05", "end": "2026-01-06", "holidays": ["2026-01-05", "2026-01-06"]}
    assert faults_of(raw(horizon=horizon)) == [" horizon.end: there is no working day from 2026-01-05 on"]


@pytest.mark.parametrize("due", ["2026-01-05", "9999-12-31"])
def test_due_on_release_or_ever_after(due: str) -> None:
    assert str(build_instance(raw(tasks=[raw_task(due=due)])).tasks[0].due) == due


def test_due_a_day_before_release() -> None:
    assert faults_of(raw(tasks=[raw_task(due="2026-01-04")])) == ["task t1 due: lies before the release 2026-01-05"]


def test_overdue_from_the_start_is_legal() -> None:
    task = raw_task(release="2025-12-01", due="2025-12-02")
    assert build_instance(raw(tasks=[task])).tasks[0].due == date(2025, 12, 2)


@pytest.mark.parametrize("day", ["2026-01-05", "2026-01-09"])
def test_a_fixed_day_from_release_to_the_last_day(day: str) -> None:
    assert str(build_instance(raw(tasks=[raw_task(fixed_day=day)])).tasks[0].fixed_day) == day


@pytest.mark.parametrize("day", ["2026-01-10", "2026-01-12"])
def test_a_fixed_day_that_nobody_works_on(day: str) -> None:
    assert faults_of(raw(tasks=[raw_task(fixed_day=day)])) == ["task t1 fixed_day: is no working day of the horizon"]


def test_a_fixed_day_after_a_release_on_the_weekend_before() -> None:
    task = raw_task(release="2026-01-03", due="2026-01-06", fixed_day="2026-01-05")
    assert build_instance(raw(tasks=[task])).tasks[0].fixed_day == date(2026, 1, 5)


def test_a_fixed_day_is_not_judged_by_an_unreadable_horizon() -> None:
    document = raw(horizon={"start": "2026-01-05", "end": "soon"}, tasks=[raw_task(fixed_day="2026-01-10")])
    assert faults_of(document) == [" horizon.end: must be a date, as YYYY-MM-DD"]


def test_a_holiday_that_is_no_date_is_the_only_fault() -> None:
    horizon = {"start": "2026-01-05", "end": "2026-01-05", "holidays": ["Monday"]}
    assert faults_of(raw(horizon=horizon)) == [" horizon.holidays[0]: must be a date, as YYYY-MM-DD"]
