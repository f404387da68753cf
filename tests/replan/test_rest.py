"""What is left of an instance on a day."""

from datetime import date

import pytest

from optimizer.errors import InputError
from optimizer.instance.schema import Effort, Predecessor
from optimizer.replan import rest_of
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task
from tests.replan.plans import plan_for

OFFICE = instance(
    horizon=horizon(10, holidays=(day(1), day(8))),
    caseworkers=(caseworker("w1", availability={MONDAY: 50, day(6): 60}), caseworker("w2")),
    clients=(client("c1", caseworker="w1", contacts={"w2": 1}), client("c2")),
    tasks=(
        task("t1", "c1", due=day(9)),
        task("t2", "c1", due=day(9), after=(Predecessor(task="t1", days=2), Predecessor(task="t3"))),
        task("t3", "c2", due=day(9)),
        task("t4", "c2", fixed_day=day(2), due=day(9)),
    ),
    efforts=(Effort(task="t1", caseworker="w1", minutes=10), Effort(task="t2", caseworker="w1", minutes=20)),
)
PLAN = plan_for(OFFICE, {"c1": "w1", "c2": "w2"}, {"t1": ("w1", day(3)), "t2": ("w1", day(6)), "t3": ("w2", day(4))})


def test_what_was_planned_before_the_day_is_taken_out_as_contacts() -> None:
    rest = rest_of(OFFICE, PLAN, day(4))
    assert [row.task for row in rest.done] == ["t1"]
    assert [row.id for row in rest.instance.tasks] == ["t2", "t3", "t4"]
    assert rest.instance.clients[0].contacts == {"w1": 1, "w2": 1}
    assert rest.instance.clients[1].contacts == {}
    assert [row.task for row in rest.instance.efforts] == ["t2"]


def test_the_horizon_begins_on_the_day() -> None:
    rest = rest_of(OFFICE, PLAN, day(4)).instance
    assert (rest.horizon.start, rest.horizon.end) == (day(4), day(9))
    assert rest.horizon.holidays == (day(8),)
    assert rest.caseworkers[0].availability == {day(6): 60}


def test_a_task_still_waits_for_the_lag_of_what_is_done() -> None:
    (t2, *_) = rest_of(OFFICE, PLAN, day(4)).instance.tasks
    assert t2.after == (Predecessor(task="t3"),)
    assert t2.release == day(5)  # two working days after day 3


def test_a_lag_beyond_the_due_day_makes_that_the_due_day_and_says_so() -> None:
    late = OFFICE.model_copy(
        update={"tasks": (OFFICE.tasks[0], OFFICE.tasks[1].model_copy(update={"due": day(4)}), *OFFICE.tasks[2:])}
    )
    rest = rest_of(late, PLAN, day(4))
    assert (rest.instance.tasks[0].release, rest.instance.tasks[0].due) == (day(5), day(5))
    assert any("now due on their first day: t2" in note for note in rest.notes)


def test_an_appointment_that_passed_is_free_and_said() -> None:
    rest = rest_of(OFFICE, PLAN, day(4))
    assert rest.instance.tasks[2].fixed_day is None
    assert rest.notes == ("appointments that passed and were not kept, now free to be put on any day: t4",)


def test_on_the_first_day_everything_is_left() -> None:
    assert rest_of(OFFICE, PLAN, MONDAY).instance == OFFICE
    assert rest_of(OFFICE, PLAN, MONDAY).done == ()


def test_tasks_that_the_instance_no_longer_has_are_not_counted() -> None:
    newer = OFFICE.model_copy(update={"tasks": OFFICE.tasks[2:], "efforts": ()})
    rest = rest_of(newer, PLAN, day(4))
    assert rest.done == ()
    assert rest.instance.clients[0].contacts == {"w2": 1}


@pytest.mark.parametrize(
    ("as_of", "message"),
    [
        (date(2026, 1, 4), "lies before the horizon, which starts on 2026-01-05"),
        (date(2026, 1, 17), "leaves no working day; the horizon ends on 2026-01-16"),
    ],
)
def test_days_outside_are_refused(as_of: date, message: str) -> None:
    with pytest.raises(InputError, match=message):
        rest_of(OFFICE, PLAN, as_of)
    rest_of(OFFICE, PLAN, day(9))  # the last one is fine


def test_a_plan_of_another_office_is_refused() -> None:
    other = instance(name="elsewhere", clients=(client("x"),), tasks=())
    with pytest.raises(InputError, match="names no client of elsewhere"):
        rest_of(other, PLAN, MONDAY)
