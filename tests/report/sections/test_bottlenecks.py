import json
from typing import Any

import pytest

from optimizer.checks.check import require_checked
from optimizer.instance.schema import Effort
from optimizer.reasons.bottlenecks import bottlenecks as proven
from optimizer.report.sections.bottlenecks import bottlenecks
from optimizer.report.subject import Subject
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan
from tests.report.browser.pages import stored


def scarce(**fields: Any) -> Subject:
    """On the first day w1 alone may do 120 minutes, and has 100; w2 is away."""
    office = instance(
        horizon=horizon(1),
        caseworkers=(
            caseworker("w1"),
            caseworker("w2", availability={day(0): 0}),
            caseworker("w3", languages=("es",), **fields),
        ),
        clients=(client(caseworker="w1"), client("c2", language="es", caseworker="w3")),
        tasks=(task("t1", minutes=60), task("t2", minutes=60), task("t3", "c2", minutes=50)),
    )
    return Subject(require_checked(office, plan(office)))


def test_a_place_has_the_numbers_that_prove_it() -> None:
    (late, undone) = bottlenecks(scarce()).data["places"]
    assert late == {
        "question": "late",
        "kinds": [["en", None, ["calfresh"], 2]],
        "caseworkers": [0, 1],
        "away": [1],
        "first_day": "2026-01-05",
        "last_day": "2026-01-05",
        "need": 120,
        "room": 100,
        "overtime": 0,
        "at_least": 1,
    }
    assert undone == late | {"question": "undone"}


def test_pairs_hold_need_against_the_minutes_of_who_may() -> None:
    assert bottlenecks(scarce(overtime_per_day=20)).data["pairs"] == [
        {"language": "en", "program": "calfresh", "tasks": 2, "need": 120, "caseworkers": 2, "room": 100},
        {"language": "es", "program": "calfresh", "tasks": 1, "need": 50, "caseworkers": 1, "room": 120},
    ]


def test_a_task_needs_what_it_takes_whoever_needs_least() -> None:
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2"), caseworker("w3", programs=())),
        efforts=(
            Effort(task="t1", caseworker="w2", minutes=20),
            Effort(task="t1", caseworker="w3", minutes=10),
        ),
    )
    (pair,) = bottlenecks(Subject(require_checked(office, plan(office)))).data["pairs"]
    assert (pair["need"], pair["caseworkers"]) == (20, 2)


@pytest.mark.parametrize("name", ["s", "m"])
def test_all_proofs_are_there_and_every_task_of_the_horizon_is_in_one_pair(name: str) -> None:
    subject = stored(name)
    data = json.loads(json.dumps(bottlenecks(subject).data))
    places = proven(subject.indexed, subject.plan.policy)
    assert [(place["need"], place["room"], place["at_least"]) for place in data["places"]] == [
        (place.need, place.room, place.at_least) for place in places
    ]
    within = [task for task in subject.instance.tasks if task.release <= subject.instance.horizon.end]
    assert sum(pair["tasks"] for pair in data["pairs"]) == len(within)
    assert sum(pair["need"] for pair in data["pairs"]) == sum(task.minutes for task in within)


def test_an_office_with_room_has_no_place() -> None:
    assert bottlenecks(stored("lateness-before-continuity")).data["places"] == []
