"""Every reason on the smallest plan that has it, and the limits at which it begins."""

from datetime import date
from typing import get_args

import pytest

from optimizer.grounds.reason import Code, Value
from optimizer.instance.schema import Predecessor
from tests.builders import caseworker, client, day, horizon, task
from tests.checks.plans import row
from tests.grounds.offices import CASES, FULL, TWO, beside, late, moved, unassigned, undone

CHAIN = (Predecessor(task="t0", days=1),)
VALUES: dict[Code, dict[str, Value]] = {
    "nobody_speaks": {"language": "zh"},
    "nobody_holds": {"language": "en", "programs": ("calfresh", "capi")},
    "nobody_serves": {"language": "en", "programs": ("calfresh",), "office": "s"},
    "all_barred": {},
    "caps_full": {"n": 1},
    "outranked": {"n": 1},
    "released_after": {},
    "client_unassigned": {"client": "c1"},
    "holder_may_not": {"client": "c1"},
    "too_long": {"minutes": 101, "longest": 100},
    "follows_undone": {"tasks": ("t0",)},
    "has_room": {},
    "full": {"minutes": 30, "first_day": day(0), "last_day": day(0)},
    "away": {"minutes": 30, "first_day": day(4), "last_day": day(4)},
    "appointment_full": {"minutes": 30, "first_day": day(0), "last_day": day(0)},
    "appointment_away": {"minutes": 30, "first_day": day(1), "last_day": day(1)},
    "overdue": {"due_day": date(2026, 1, 2)},
    "appointment_late": {"fixed_day": day(1)},
    "chain": {},
    "waited": {"task": "t0", "done_day": day(1)},
    "weightless": {},
    "had_room": {"minutes": 30, "room_day": day(0)},
    "new": {},
    "left": {"who": "gone"},
    "had_nobody": {},
    "bar_language": {"who": "w1", "language": "en"},
    "bar_programs": {"who": "w1", "programs": ("calfresh",)},
    "bar_office": {"who": "w1", "office": "s"},
    "bar_barred": {"who": "w1"},
    "pinned": {"who": "w2"},
    "cap": {"who": "w1", "points": 1, "load": 0, "cap": 0},
    "would_be_late": {"who": "w1", "task": "t1", "minutes": 30, "first_day": day(0), "last_day": day(0)},
    "would_be_late_away": {"who": "w1", "task": "t1", "minutes": 30, "first_day": day(0), "last_day": day(0)},
    "more_work": {"who": "w1", "minutes": 30, "left": 29},
    "knows_better": {"who": "w1", "points": 41, "before": 40},
    "knows_as_well": {"who": "w1", "points": 100, "before": 100},
    "balance": {"who": "w1"},
}


def test_no_code_is_left_out() -> None:
    assert set(CASES) == set(VALUES) == set(get_args(Code))


@pytest.mark.parametrize("code", get_args(Code))
def test_the_smallest_plan_has_it(code: Code) -> None:
    reason = CASES[code]()
    assert (reason.code, dict(reason.values)) == (code, VALUES[code])


def test_a_full_day_begins_one_minute_beyond_it() -> None:
    room = (task("t0", minutes=70), task("t1"))
    assert undone(row("t0", minutes=70), tasks=room, horizon=horizon(1)).code == "has_room"
    assert late(row("t0", minutes=70), row(on=1), tasks=room, horizon=horizon(2)).code == "had_room"
    assert late(row("t0", minutes=71), row(on=1), tasks=FULL, horizon=horizon(2)).code == "full"


def test_overtime_that_is_allowed_is_room_for_what_is_late() -> None:
    for overtime, code in ((0, "full"), (1, "had_room")):
        workers = (caseworker(overtime_per_day=overtime),)
        assert late(row("t0", minutes=71), row(on=1), tasks=FULL, caseworkers=workers).code == code


def test_a_late_task_that_fits_no_day_on_which_it_would_be_on_time_is_too_long() -> None:
    for first, code in ((29, "too_long"), (30, "had_room")):
        workers = (caseworker(availability={day(0): first}),)
        assert late(row(on=1), caseworkers=workers).code == code
    away = (caseworker(availability={day(0): 0}),)
    assert late(row(on=1), caseworkers=away).code == "away"


def test_others_who_may_do_it_count_where_the_policy_lets_them() -> None:
    rows = (row("t0", minutes=71), row(on=1))
    assert late(*rows, tasks=FULL, caseworkers=TWO).code == "full"
    assert late(*rows, tasks=FULL, caseworkers=TWO, policy="cover").code == "had_room"
    for policy in ("cover", "task-based"):
        reason = undone(row("t0", minutes=71), tasks=FULL, horizon=horizon(1), policy=policy)
        assert reason.values["n"] == 1


def test_a_predecessor_that_is_done_in_time_is_no_reason() -> None:
    tasks = (task("t0", due=day(2)), task("t1", due=day(1), after=CHAIN))
    assert late(row("t0", on=1), row(on=2), tasks=tasks).code == "waited"
    assert late(row("t0", on=0), row(on=2), tasks=tasks).code == "had_room"


def test_a_cap_is_full_when_the_client_is_one_point_too_many() -> None:
    for cap, code in ((0, "cap"), (1, "balance")):
        assert moved(caseworkers=(caseworker("w1", max_caseload=cap), TWO[1])).code == code


def test_work_that_is_late_or_weightless_anyway_does_not_keep_a_client_from_staying() -> None:
    rows = (row("t1", "w2"), row("t2", minutes=71))
    assert moved(*rows, **beside(71)).code == "would_be_late"
    assert moved(*rows, **beside(71, late_weight=0)).code == "balance"
    assert moved(row("t1", "w2", on=1), rows[1], **beside(71)).code == "balance"


def test_who_loses_their_caseworker_is_told_why_they_have_none() -> None:
    reason = moved(now=None, caseworkers=(caseworker("w1", max_caseload=0),))  # type: ignore[arg-type]
    assert (reason.code, dict(reason.values)) == ("caps_full", {"n": 1})


def test_language_comes_before_programme_and_office() -> None:
    assert unassigned(clients=(client(language="zh", programs=("capi",), office="s"),)).code == "nobody_speaks"
