from typing import Any

import pytest

from optimizer.instance.build import build_instance
from tests.instance.raw import faults_of, raw, raw_task


def pinned(client: dict[str, Any], **worker: Any) -> dict[str, Any]:
    workers = [{"id": "w1", "languages": ["en"], "programs": ["calfresh"], "minutes_per_day": 1, **worker}]
    return raw(caseworkers=workers, clients=[{"id": "c1", "language": "en", "pin": "w1", **client}])


@pytest.mark.parametrize(
    ("client", "worker"),
    [({}, {}), ({"office": "north"}, {"office": "north"}), ({"office": "north"}, {}), ({}, {"office": "north"})],
)
def test_pins_that_fit(client: dict[str, Any], worker: dict[str, Any]) -> None:
    assert build_instance(pinned(client, **worker)).clients[0].pin == "w1"


def test_all_reasons_are_named() -> None:
    document = pinned({"language": "es", "office": "south", "barred": ["w1"], "programs": ["x"]}, office="north")
    assert faults_of(document) == [
        "client c1 pin: does not speak es and does not hold x and serves the office north, not south"
        " and is barred from the client"
    ]


def test_a_task_needs_only_its_own_programme_of_its_pin() -> None:
    document = raw(clients=[{"id": "c1", "language": "en", "programs": ["x"]}], tasks=[raw_task(pin="w1")])
    assert build_instance(document).tasks[0].pin == "w1"


@pytest.mark.parametrize("worker", [{"languages": None}, {"programs": 1}, {"office": 1}])
def test_a_caseworker_who_could_not_be_read_is_not_judged(worker: dict[str, Any]) -> None:
    assert len(faults_of(pinned({"language": "es"}, **worker))) == 1


def test_a_programme_that_could_not_be_read_is_not_missed() -> None:
    assert faults_of({**pinned({}), "tasks": [raw_task(program=7, pin="w1")]}) == ["task t1 program: must be text"]
