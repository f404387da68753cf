"""Two plans held against each other, and what is said about the differences to whom."""

import pytest

from optimizer.instance.schema import Instance, Predecessor
from optimizer.plan.schema import Plan
from optimizer.replan import Move, Reasons, Shift, announcements, changes_between
from optimizer.replan.changes import Slot
from optimizer.replan.why import ROOM
from tests.builders import MONDAY, caseworker, client, day, instance, task
from tests.replan.plans import plan_for

OFFICE = instance(
    caseworkers=(caseworker("w1"), caseworker("w2")),
    clients=(client("c1"), client("c2"), client("c3")),
    tasks=(task("t1", "c1", due=day(1)), task("t2", "c2", due=day(1)), task("t3", "c3", due=day(1))),
)
OLD = plan_for(OFFICE, {"c1": "w1", "c2": "w1", "c3": None}, {"t1": ("w1", MONDAY), "t2": ("w1", day(2))})
NEW = plan_for(
    OFFICE,
    {"c1": "w2", "c2": "w1", "c3": "w1"},
    {"t1": ("w2", day(2)), "t2": ("w1", day(1)), "t3": ("w1", day(1))},
)


def test_who_moves_which_tasks_shift_and_what_is_late() -> None:
    changes = changes_between(OFFICE, OLD, OFFICE, NEW)
    assert changes.moved == (Move("c1", "w1", "w2"),)
    assert changes.placed == (Move("c3", None, "w1"),)
    assert [(shift.task, shift.reassigned, shift.rescheduled) for shift in changes.shifts] == [
        ("t1", True, True),
        ("t2", False, True),
        ("t3", False, False),
    ]
    assert changes.became_late == ("t1",)
    assert changes.no_longer_late == ("t2", "t3")


def test_a_plan_and_itself_have_nothing_between_them() -> None:
    changes = changes_between(OFFICE, OLD, OFFICE, OLD)
    assert (changes.moved, changes.placed, changes.shifts, changes.became_late, changes.no_longer_late) == ((),) * 5


def test_what_is_new_is_placed_and_what_is_gone_is_no_change() -> None:
    newer = OFFICE.model_copy(update={"clients": (OFFICE.clients[0], client("c4")), "tasks": (OFFICE.tasks[0],)})
    changes = changes_between(OFFICE, OLD, newer, plan_for(newer, {"c1": "w1", "c4": "w2"}, {"t1": ("w1", MONDAY)}))
    assert (changes.moved, changes.placed, changes.shifts) == ((), (Move("c4", None, "w2"),), ())


def test_news_go_to_whoever_gives_and_whoever_takes() -> None:
    changes = changes_between(OFFICE, OLD, OFFICE, NEW)
    news = announcements(changes, Reasons(OLD, OFFICE, NEW))
    assert {who: [row.what for row in rows] for who, rows in news.items()} == {
        "w1": [
            "hands over client c1, to w2",
            "takes client c3",
            f"no longer does t1 on {MONDAY}, to w2",
            f"does t2 on {day(1)} instead of {day(2)}",
            f"does t3 on {day(1)}",
        ],
        "w2": ["takes client c1 from w1", f"does t1 on {day(2)} for w1, who had it on {MONDAY}"],
    }


def why_moved(office: Instance, old: Plan = OLD) -> str:
    """c1 goes from w1 to w2."""
    return Reasons(old, office, NEW).of_move(Move("c1", "w1", "w2"))  # type: ignore[arg-type]


def with_w1(**fields: object) -> Instance:
    return OFFICE.model_copy(update={"caseworkers": (caseworker("w1", **fields), caseworker("w2"))})


@pytest.mark.parametrize(
    ("office", "reason"),
    [
        (OFFICE.model_copy(update={"caseworkers": (caseworker("w2"),)}), "w1 has left"),
        (with_w1(languages=("es",)), "w1 does not speak en"),
        (with_w1(programs=()), "w1 does not hold calfresh"),
        (
            OFFICE.model_copy(update={"clients": (client("c1", pin="w2"), *OFFICE.clients[1:])}),
            "must be w2's",
        ),
        (with_w1(max_caseload=1), "w1 had 2 caseload points, the cap is 1"),
        (with_w1(max_caseload=2), ROOM),
        (
            with_w1(availability={MONDAY: 0, day(1): 0}),
            "t1 would be late: w1 is absent from 2026-01-05 to 2026-01-06",
        ),
        (
            with_w1(availability={MONDAY: 29, day(1): 0}),
            "t1 would be late: w1 has no day of 30 minutes from 2026-01-05 to 2026-01-06",
        ),
        (
            with_w1(minutes_per_day=0, availability={MONDAY: 30}),
            "w1's clients have 60 minutes of work, w1 has 30 minutes",
        ),
        (OFFICE, ROOM),
    ],
)
def test_the_first_fact_against_staying_is_the_reason(office: Instance, reason: str) -> None:
    assert why_moved(office) == reason


def test_clients_who_had_nobody_are_new_or_were_waiting() -> None:
    reasons = Reasons(OLD, OFFICE, NEW)
    assert reasons.of_move(Move("c3", None, "w1")) == "had no caseworker"  # type: ignore[arg-type]
    newer = OFFICE.model_copy(update={"clients": (*OFFICE.clients, client("c4"))})
    assert Reasons(OLD, newer, NEW).of_move(Move("c4", None, "w1")) == "new client"  # type: ignore[arg-type]


def why_shifted(office: Instance, new: Plan = NEW) -> str:
    """t2 of c2, who stays with w1, goes from day 2 to another one."""
    shift = Shift("t2", "c2", Slot("w1", day(2)), Slot("w1", day(1)))  # type: ignore[arg-type]
    return Reasons(OLD, office, new).of_shift(shift)


@pytest.mark.parametrize(
    ("office", "reason"),
    [
        (with_w1(availability={day(2): 0}), "w1 is absent on 2026-01-07"),
        (with_w1(availability={day(2): 29}), "w1 has 29 minutes on 2026-01-07, and 30 were planned"),
        (with_w1(availability={day(2): 30}), ROOM),
        (
            OFFICE.model_copy(
                update={"tasks": (OFFICE.tasks[0], task("t2", "c2", due=day(4), release=day(3)), OFFICE.tasks[2])}
            ),
            "can't begin before 2026-01-08",
        ),
        (
            OFFICE.model_copy(
                update={"tasks": (OFFICE.tasks[0], task("t2", "c2", due=day(4), fixed_day=day(3)), OFFICE.tasks[2])}
            ),
            "its appointment is on 2026-01-08",
        ),
        (
            OFFICE.model_copy(
                update={
                    "tasks": (
                        OFFICE.tasks[0],
                        task("t2", "c2", due=day(4), after=(Predecessor(task="t4"),)),
                        OFFICE.tasks[2],
                        task("t4", "c2"),
                    )
                }
            ),
            "waits for t4",
        ),
    ],
)
def test_the_first_fact_against_the_day_is_the_reason(office: Instance, reason: str) -> None:
    assert why_shifted(office) == reason


def test_tasks_go_with_their_client() -> None:
    shift = Shift("t1", "c1", Slot("w1", MONDAY), Slot("w2", day(2)))  # type: ignore[arg-type]
    assert Reasons(OLD, OFFICE, NEW).of_shift(shift) == "goes with client c1"
