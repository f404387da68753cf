from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimizer.errors import InputError
from optimizer.instance.schema import Caseworker, Client, Instance, Task
from optimizer.logs.convert import import_window
from optimizer.logs.read import ReadSettings, read_cases, read_log
from optimizer.logs.settings import ImportSettings
from tests.logs.log_files import CASES, OFFICE, log_file

WEEK = ImportSettings(start=date(2026, 1, 5), end=date(2026, 1, 9))
HEADER = "case,activity,resource,complete,minutes,release,due"


def imported(path: Path = OFFICE, cases: Path | None = None, **settings: Any) -> Instance:
    facts = read_cases(cases, {}) if cases else None
    return import_window(read_log(path), replace(WEEK, **settings), facts).instance


def client(instance: Instance, name: str) -> Client:
    return next(row for row in instance.clients if row.id == name)


def task(instance: Instance, name: str) -> Task:
    return next(row for row in instance.tasks if row.id == name)


def caseworker(instance: Instance, name: str) -> Caseworker:
    return next(row for row in instance.caseworkers if row.id == name)


def test_clients_are_the_cases_with_work_by_people_in_the_window() -> None:
    assert [row.id for row in imported().clients] == ["c1", "c2", "c3"]


def test_contacts_come_from_before_the_window_alone() -> None:
    instance = imported()
    assert client(instance, "c1").contacts == {"ann": 1}
    assert client(instance, "c2").contacts == {}
    assert client(instance, "c3").contacts == {"ann": 1, "cat": 1}


def test_events_without_a_person_are_no_tasks_but_are_told() -> None:
    result = import_window(read_log(OFFICE), WEEK)
    assert [row.id for row in result.instance.tasks] == ["c1-2", "c2-1", "c1-3", "c2-3", "c3-3"]
    assert any("1 events of the window were not done by a person" in note for note in result.notes)


def test_most_contacts_makes_the_own_caseworker_the_latest_where_they_tie() -> None:
    instance = imported(own="most-contacts")
    assert {row.id: row.caseworker for row in instance.clients} == {"c1": "ann", "c2": None, "c3": "cat"}


def test_the_responsible_person_is_the_own_caseworker_of_clients_known_before_the_window() -> None:
    instance = imported(cases=CASES)
    assert {row.id: row.caseworker for row in instance.clients} == {"c1": "ben", "c2": None, "c3": "cat"}


def test_own_caseworkers_can_be_left_open() -> None:
    assert {row.caseworker for row in imported(own="none").clients} == {None}


def test_an_own_caseworker_seen_shortly_before_is_away_and_another_is_gone() -> None:
    away = imported(own="most-contacts", away_days=6)
    assert client(away, "c3").caseworker == "cat"
    assert set(caseworker(away, "cat").availability.values()) | {caseworker(away, "cat").minutes_per_day} == {0}
    gone = imported(own="most-contacts", away_days=5)
    assert client(gone, "c3").caseworker is None
    assert [row.id for row in gone.caseworkers] == ["ann", "ben"]


def test_the_latest_responsible_person_known_when_the_window_begins_counts(tmp_path: Path) -> None:
    header = "case,activity,resource,complete,minutes,responsible"
    path = log_file(
        tmp_path,
        "c1,a,ann,2026-01-01T09:00:00,5,ann",
        "c1,a,ann,2026-01-02T09:00:00,5,ben",
        "c1,a,ben,2026-01-05T09:00:00,5,ann",
        "c2,a,ann,2026-01-05T09:00:00,5,ann",
        header=header,
    )
    assert client(imported(path), "c1").caseworker == "ben"


def test_capacity_is_what_each_person_worked_each_day() -> None:
    instance = imported()
    ann = caseworker(instance, "ann")
    worked = {day: ann.availability.get(day, ann.minutes_per_day) for day in map(date.fromisoformat, DAYS)}
    assert list(worked.values()) == [0, 11, 30]


DAYS = ("2026-01-05", "2026-01-06", "2026-01-07")


def test_the_capacity_factor_is_exact_and_rounds_up() -> None:
    ben = caseworker(imported(capacity_factor=Fraction("1.1")), "ben")
    # 45 minutes on Monday, 25 on Wednesday: 49.5 and 27.5
    assert {ben.availability.get(date.fromisoformat(day), ben.minutes_per_day) for day in DAYS} == {50, 0, 28}


def test_days_on_which_nobody_worked_are_no_working_days() -> None:
    assert imported().horizon.workweek == ("mon", "tue", "wed")
    two_weeks = imported(end=date(2026, 1, 16)).horizon
    assert two_weeks.holidays == (date(2026, 1, 13), date(2026, 1, 14))


def test_people_may_do_what_they_did_up_to_the_end_of_the_window_or_in_the_whole_log() -> None:
    short = imported(end=date(2026, 1, 5), own="none", skills="to-window-end")
    whole = imported(end=date(2026, 1, 5), own="none", skills="whole-log")
    assert caseworker(short, "ben").programs == caseworker(whole, "ben").programs == ("intake", "review")
    assert [row.id for row in short.caseworkers] == ["ben"]
    assert caseworker(imported(start=date(2026, 1, 12), end=date(2026, 1, 12)), "cat").programs == ("intake", "review")


def test_skills_after_the_window_count_only_with_the_whole_log(tmp_path: Path) -> None:
    rows = ("c1,a,ann,2026-01-05T09:00:00,5,,", "c1,b,ann,2026-01-20T09:00:00,5,,")
    path = log_file(tmp_path, *rows, header=HEADER)
    assert imported(path).caseworkers[0].programs == ("a",)
    assert imported(path, skills="whole-log").caseworkers[0].programs == ("a", "b")


def test_minutes_are_rounded_up_and_at_least_one(tmp_path: Path) -> None:
    rows = [f"c1,a,ann,2026-01-05T0{hour}:00:00,{minutes},," for hour, minutes in enumerate((0, 0.2, 1, 1.01))]
    path = log_file(tmp_path, *rows, header=HEADER)
    assert [row.minutes for row in imported(path, longest=10).tasks] == [1, 1, 1, 2]


def test_longer_durations_are_cut_and_told() -> None:
    result = import_window(read_log(OFFICE), replace(WEEK, longest=25))
    assert [row.minutes for row in result.instance.tasks] == [25, 15, 11, 25, 25]
    assert "2 durations were cut to 25 minutes" in result.notes


def test_an_event_without_minutes_takes_the_median_of_its_activity_unless_told(tmp_path: Path) -> None:
    rows = [f"c1,a,ann,2026-01-05T0{hour}:00:00,{text},," for hour, text in enumerate(("10", "20", "60", ""))]
    path = log_file(tmp_path, *rows, header=HEADER)
    assert imported(path, longest=60).tasks[3].minutes == 20
    assert imported(path, default_minutes=7).tasks[3].minutes == 7


def test_a_log_without_minutes_needs_a_default(tmp_path: Path) -> None:
    path = log_file(tmp_path, "c1,a,ann,2026-01-05T09:00:00", header="case,activity,resource,complete")
    with pytest.raises(InputError, match="--default-minutes"):
        imported(path)
    assert imported(path, default_minutes=12).tasks[0].minutes == 12


def test_a_task_is_released_when_the_event_before_it_was_completed_or_it_was_started() -> None:
    instance = imported()
    assert task(instance, "c1-2").release == date(2026, 1, 2)
    assert task(instance, "c2-1").release == date(2026, 1, 5)
    assert task(instance, "c1-3").release == date(2026, 1, 5)


def test_a_recorded_release_counts_unless_it_lies_after_the_day_done(tmp_path: Path) -> None:
    rows = ("c1,a,ann,2026-01-05T09:00:00,5,2026-01-03,", "c1,a,ann,2026-01-06T09:00:00,5,2026-01-07,")
    instance = imported(log_file(tmp_path, *rows, header=HEADER))
    assert [row.release for row in instance.tasks] == [date(2026, 1, 3), date(2026, 1, 6)]


def test_due_dates() -> None:
    by_deadline = imported()
    assert task(by_deadline, "c1-2").due == date(2026, 1, 6)
    assert task(by_deadline, "c2-1").due > by_deadline.horizon.end
    in_window = imported(due="window")
    assert task(in_window, "c1-2").due == date(2026, 1, 6)
    assert task(in_window, "c2-1").due == in_window.horizon.end
    as_done = imported(due="as-done")
    assert task(as_done, "c2-1").due == date(2026, 1, 5)
    assert task(as_done, "c1-2").due == date(2026, 1, 5)


def test_a_task_whose_deadline_has_passed_is_released_no_later_than_due() -> None:
    # The deadline of c3 was 2 January; the task was done on the 7th, its predecessor on 30 December.
    assert (task(imported(), "c3-3").release, task(imported(), "c3-3").due) == (date(2025, 12, 30), date(2026, 1, 2))


def test_a_release_after_the_deadline_is_moved_and_told(tmp_path: Path) -> None:
    path = log_file(tmp_path, "c1,a,ann,2026-01-07T09:00:00,5,2026-01-06,2026-01-02", header=HEADER)
    result = import_window(read_log(path), WEEK)
    assert result.instance.tasks[0].release == date(2026, 1, 2)
    assert any(note.startswith("1 tasks were released after their deadline") for note in result.notes)


def test_tasks_of_a_case_keep_their_order_unless_told() -> None:
    assert [(row.task, row.days) for row in task(imported(), "c1-3").after] == [("c1-2", 0)]
    assert task(imported(), "c1-2").after == ()
    assert all(row.after == () for row in imported(order=False).tasks)


def test_the_programme_can_come_from_another_column(tmp_path: Path) -> None:
    path = log_file(tmp_path, "c1,a,ann,2026-01-05T09:00:00,5,,,housing", header=HEADER + ",team")
    log = read_log(path, ReadSettings(columns={"program": "team"}))
    assert import_window(log, WEEK).instance.tasks[0].program == "housing"


def test_a_window_without_work_is_refused_and_says_when_there_is_some() -> None:
    with pytest.raises(InputError, match="2025-12-29 to 2026-01-12"):
        imported(start=date(2026, 3, 1), end=date(2026, 3, 7))


def test_a_window_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InputError, match="before --from"):
        imported(end=date(2026, 1, 4))
    assert imported(end=date(2026, 1, 5)).horizon.end == date(2026, 1, 5)


def test_the_same_log_gives_the_same_bytes() -> None:
    assert imported().json_bytes() == imported().json_bytes()
