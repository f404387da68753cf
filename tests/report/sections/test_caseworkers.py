"""Who is over and who has room, on offices small enough to count by hand; and the same numbers as the measures."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from optimizer.instance.schema import Instance
from optimizer.report.sections.caseworkers import caseworkers
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import row
from tests.report.sections.subjects import STORED, stored, subject


@pytest.fixture
def office() -> Instance:
    """w1 works overtime on one of two days, w2 has little to do, w3 is away, w4 is full."""
    return instance(
        horizon=horizon(2),
        caseworkers=(
            caseworker("w1", overtime_per_day=20, max_caseload=3),
            caseworker("w2", max_caseload=3),
            caseworker("w3", minutes_per_day=0),
            caseworker("w4", availability={day(1): 0}, max_caseload=1),
        ),
        clients=(
            client("c1", caseworker="w1", caseload_points=2),
            client("c2", caseworker="w1", caseload_points=1),
            client("c3", caseworker="w2", caseload_points=2),
            client("c4", caseworker="w4", caseload_points=0),
        ),
        tasks=(
            task("t1", "c1", minutes=110, due=day(1)),
            task("t2", "c2", minutes=100, due=day(1)),
            task("t3", "c3", minutes=30, due=day(1)),
            task("t4", "c4", minutes=96, due=day(1)),
        ),
    )


SCHEDULE = (
    row("t1", "w1", on=0, minutes=110),
    row("t2", "w1", on=1, minutes=100),
    row("t3", "w2", on=0, minutes=30),
    row("t4", "w4", on=0, minutes=96),
)


def test_groups_points_and_caps(office: Instance) -> None:
    loads = caseworkers(subject(office, *SCHEDULE)).data["loads"]
    assert [load["group"] for load in loads] == ["over", "room", "away", "full"]
    assert [(load["points"], load["cap"]) for load in loads] == [(3, 3), (2, 3), (0, None), (0, 1)]
    assert [load["caseload"] for load in loads] == ["at", "below", "uncapped", "below"]


def test_counts(office: Instance) -> None:
    assert caseworkers(subject(office, *SCHEDULE)).data["counts"] == {
        "all": 4,
        "full": 2,
        "over": 1,
        "room": 1,
        "away": 1,
        "over_cap": 0,
        "at_cap": 1,
        "capped": 3,
        "overtime": 1,
        "overtime_minutes": 10,
    }


def test_a_client_without_a_caseworker_is_on_nobodys_caseload() -> None:
    office = instance(clients=(client(),), tasks=(task(),))
    assert caseworkers(subject(office)).data["loads"][0]["points"] == 0


def test_caps_bind_except_under_task_based() -> None:
    """Rule A4: the only checked plan beyond a cap is a pooled one."""
    office = instance(caseworkers=(caseworker(max_caseload=0),))
    data = caseworkers(subject(office, row(), policy="task-based")).data
    assert (data["caps_bind"], data["counts"]["over_cap"]) == (False, 1)
    assert caseworkers(subject(instance(), row())).data["caps_bind"] is True


@pytest.mark.parametrize("entry", STORED)
def test_loads_are_those_of_the_measures(entry: dict[str, Any]) -> None:
    found = stored(entry)
    data = json.loads(json.dumps(caseworkers(found).data))
    loads = zip(found.instance.caseworkers, data["loads"], strict=True)
    of_measures = found.measures.workload.by_caseworker
    assert all(asdict(of_measures[worker.id]).items() <= load.items() for worker, load in loads)
    assert data["counts"]["overtime_minutes"] == found.measures.workload.overtime_minutes
    assert sum(load["points"] for load in data["loads"]) == sum(
        client.caseload_points for client in found.instance.clients if found.facts.caseworker_of[client.id] is not None
    )
