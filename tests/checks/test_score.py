from datetime import date

import pytest

from optimizer.checks.check import check_plan
from optimizer.instance.schema import Task
from optimizer.rules import OBJECTIVES
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan, row, score

OVERDUE = task(release=date(2025, 12, 1), due=date(2026, 1, 2), late_weight=3)
SATURDAY, SUNDAY = date(2026, 1, 10), date(2026, 1, 11)


def late_and_delay(what: Task, on: int | None, **fields: object) -> tuple[int, int]:
    """Of a plan that does the one task on that working day, or not at all."""
    office = instance(tasks=(what,), **fields)
    made = plan(office, *(() if on is None else (row(on=on),)))
    return score(office, made, "late"), score(office, made, "delay")


def test_unassigned_counts_clients() -> None:
    clients = (client("c1"), client("c2", caseworker="w1"), client("c3"))
    office = instance(clients=clients, tasks=())
    assert score(office, plan(office), "unassigned") == 2
    assert score(office, plan(office, named={"c1": "w1"}), "unassigned") == 1


@pytest.mark.parametrize(("on", "expected"), [(0, (0, 0)), (2, (0, 0)), (3, (4, 4)), (4, (4, 8)), (None, (4, 12))])
def test_late_and_delay_of_a_task_due_on_day_2_of_5(on: int | None, expected: tuple[int, int]) -> None:
    assert late_and_delay(task(due=day(2), late_weight=4), on) == expected


@pytest.mark.parametrize(("on", "expected"), [(0, (3, 0)), (1, (3, 3)), (4, (3, 12)), (None, (3, 15))])
def test_overdue_from_the_start_is_late_whatever_is_done(on: int | None, expected: tuple[int, int]) -> None:
    assert late_and_delay(OVERDUE, on) == expected


@pytest.mark.parametrize(("due", "when_last", "when_never"), [(day(4), (0, 0), (1, 1)), (day(5), (0, 0), (0, 0))])
def test_due_after_the_horizon_can_not_be_missed(
    due: date, when_last: tuple[int, int], when_never: tuple[int, int]
) -> None:
    assert late_and_delay(task(due=due), 4) == when_last
    assert late_and_delay(task(due=due), None) == when_never


@pytest.mark.parametrize("due", [SATURDAY, SUNDAY])
@pytest.mark.parametrize(("on", "expected"), [(4, (0, 0)), (5, (1, 1)), (None, (1, 6))])
def test_due_on_a_weekend_is_due_on_friday(due: date, on: int | None, expected: tuple[int, int]) -> None:
    assert late_and_delay(task(due=due), on, horizon=horizon(10)) == expected


@pytest.mark.parametrize(("on", "expected"), [(0, (0, 0)), (1, (1, 1)), (None, (1, 5))])
def test_due_on_a_weekend_before_the_first_working_day(on: int | None, expected: tuple[int, int]) -> None:
    from_saturday = horizon().model_copy(update={"start": date(2026, 1, 3)})
    weekend = task(release=date(2026, 1, 3), due=date(2026, 1, 4))
    assert late_and_delay(weekend, on, horizon=from_saturday) == expected


@pytest.mark.parametrize(("on", "expected"), [(2, (0, 0)), (3, (1, 1)), (None, (1, 3))])
def test_due_on_the_holiday_of_its_release_is_due_on_the_next_working_day(
    on: int | None, expected: tuple[int, int]
) -> None:
    around = horizon(holidays=(day(1),))
    what = task(release=day(1), due=day(1))
    assert late_and_delay(what, on, horizon=around) == expected


def test_a_task_without_a_working_day_left_is_not_late() -> None:
    to_sunday = horizon().model_copy(update={"end": SUNDAY})
    assert late_and_delay(task(release=SATURDAY, due=SUNDAY), None, horizon=to_sunday) == (0, 0)


def test_late_and_delay_add_up_over_tasks() -> None:
    tasks = (task("t1", due=day(1), late_weight=2), task("t2", due=day(3), late_weight=5), task("t3", late_weight=0))
    office = instance(tasks=tasks)
    made = plan(office, row("t1", on=4), row("t2", on=4))
    assert score(office, made, "late") == 2 + 5
    assert score(office, made, "delay") == 2 * 3 + 5 * 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 0 + 20),
        ({"availability": {day(0): 79}}, 1 + 20),
        ({"availability": {day(0): 0}}, 80 + 20),
        ({"minutes_per_day": 120}, 0),
        ({"availability": {day(3): 0}}, 0 + 20),
    ],
)
def test_overtime_is_minutes_beyond_the_capacity_of_each_day(fields: dict[str, object], expected: int) -> None:
    """80 minutes on Monday and 120 on Tuesday."""
    office = instance(
        caseworkers=(caseworker(overtime_per_day=20, **fields),),
        tasks=(task("t1", minutes=80), task("t2", minutes=90), task("t3", minutes=30)),
    )
    made = plan(office, row("t1", minutes=80), row("t2", on=1, minutes=90), row("t3", on=1, minutes=30))
    assert score(office, made, "overtime") == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 60),  # 30 of 500 minutes
        ({"minutes_per_day": 60}, 100),
        ({"minutes_per_day": 70}, 86),  # 85.7
        ({"minutes_per_day": 0}, 0),
        ({"minutes_per_day": 0, "availability": {day(3): 29}}, 1035),  # 1034.5
        ({"availability": {SATURDAY: 10_000}}, 60),
    ],
)
def test_peak_is_in_thousandths_rounded_up(fields: dict[str, object], expected: int) -> None:
    office = instance(caseworkers=(caseworker(**fields),))
    assert score(office, plan(office, row()), "peak") == expected


def test_peak_is_of_the_busiest() -> None:
    office = instance(caseworkers=(caseworker("w1"), caseworker("w2")), tasks=(task("t1"), task("t2"), task("t3")))
    made = plan(office, row("t1"), row("t2", "w2"), row("t3", "w2", on=1), policy="cover")
    assert score(office, made, "peak") == 120


def test_an_empty_plan_has_all_objectives() -> None:
    office = instance(clients=(client(),))
    found = check_plan(office, plan(office)).score
    assert found is not None
    assert tuple(found.objectives) == OBJECTIVES
    assert found.objectives == {"unassigned": 1, "late": 1, "continuity": 0, "delay": 5, "overtime": 0, "peak": 0}
