from datetime import date
from typing import Any

from optimizer.instance.build import build_instance
from optimizer.instance.schema import Task
from tests.instance.raw import faults_of, raw

KIND = {"id": "k", "program": "calfresh", "minutes": 70, "due_days": 3, "late_weight": 2}


def with_kind(task: dict[str, Any], **kind: Any) -> dict[str, Any]:
    row = {"id": "t1", "client": "c1", "kind": "k", "release": "2026-01-06", **task}
    return raw(task_kinds=[{**KIND, **kind}], tasks=[row])


def built(**task: Any) -> Task:
    return build_instance(with_kind(task)).tasks[0]


def test_a_kind_supplies_what_is_left_out() -> None:
    task = built()
    assert (task.program, task.minutes, task.late_weight, task.due) == ("calfresh", 70, 2, date(2026, 1, 9))


def test_what_the_task_gives_stands() -> None:
    task = built(minutes=5, due="2026-01-07", late_weight=0, program="other")
    assert (task.program, task.minutes, task.late_weight, task.due) == ("other", 5, 0, date(2026, 1, 7))


def test_due_days_of_zero_are_due_on_release() -> None:
    assert build_instance(with_kind({}, due_days=0)).tasks[0].due == date(2026, 1, 6)


def test_due_days_are_calendar_days() -> None:
    assert build_instance(with_kind({}, due_days=6)).tasks[0].due == date(2026, 1, 12)


def test_a_faulty_kind_is_the_only_fault() -> None:
    assert faults_of(with_kind({}, minutes=0)) == ["task kind k minutes: must be at least 1"]


def test_a_faulty_release_is_the_only_fault() -> None:
    assert faults_of(with_kind({"release": "soon"})) == ["task t1 release: must be a date, as YYYY-MM-DD"]
