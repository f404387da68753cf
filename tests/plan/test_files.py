import json
from pathlib import Path
from typing import Any

import pytest

from optimizer.checks.check import check_plan
from optimizer.errors import InputError
from optimizer.plan.files import plan_bytes, read_plan, write_plan
from optimizer.plan.schema import Provenance
from tests.builders import instance
from tests.checks.plans import claim, plan, row

MADE = plan(instance(), row(), objectives=(claim("late", 0, 0),), provenance=Provenance(settings={"a": [1.5, None]}))


def faults_of(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_plan(path)
    return [str(fault).removeprefix(f"{path}: ") for fault in refused.value.faults]


def changed(**fields: Any) -> str:
    return json.dumps({**json.loads(plan_bytes(MADE)), **fields})


@pytest.mark.parametrize("name", ["plan.json", "plan.json.gz"])
def test_written_and_read_again(tmp_path: Path, name: str) -> None:
    checked = check_plan(instance(), MADE).checked
    assert checked
    write_plan(checked, tmp_path / name)
    assert read_plan(tmp_path / name) == MADE
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_one_row_a_line() -> None:
    lines = plan_bytes(MADE).decode().splitlines()
    assert '  {"task":"t1","caseworker":"w1","day":"2026-01-05","minutes":30}' in lines
    assert '  {"client":"c1","caseworker":"w1"}' in lines


@pytest.mark.parametrize("name", ["plan.txt", "plan", "plan.gz"])
def test_names_that_say_no_format(tmp_path: Path, name: str) -> None:
    checked = check_plan(instance(), MADE).checked
    assert checked
    with pytest.raises(InputError, match="is no name for a plan"):
        write_plan(checked, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_was_not_checked_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        write_plan(MADE, tmp_path / "plan.json")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_all_faults_at_once(tmp_path: Path) -> None:
    schedule = [{"task": "t1", "caseworker": None, "day": "1767571200", "minutes": 0}]
    document = changed(status="best", schedule=schedule, assignments=[{"client": "c1", "casworker": "w1"}], extra=1)
    assert sorted(faults_of(tmp_path, document)) == [
        "assignment c1: caseworker: is missing",
        'assignment c1: casworker = "w1": unknown field; did you mean caseworker?',
        "extra = 1: unknown field",
        "scheduled task t1: caseworker = null: must be text",
        'scheduled task t1: day = "1767571200": must be a date, as YYYY-MM-DD',
        "scheduled task t1: minutes = 0: must be at least 1",
        "status = \"best\": must be 'optimal', 'feasible' or 'no-plan'",
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400"])
def test_numbers_that_are_not_finite(tmp_path: Path, number: str) -> None:
    document = changed(provenance={"seconds": "@", "settings": {"gap": ["@"]}}).replace('"@"', number)
    assert len(faults_of(tmp_path, document)) == 2


def test_a_date_that_is_none_is_reported_once(tmp_path: Path) -> None:
    schedule = [{"task": "t1", "caseworker": "w1", "day": "5 Jan 26", "minutes": 30}]
    assert len(faults_of(tmp_path, changed(schedule=schedule))) == 1


def test_repeated_keys(tmp_path: Path) -> None:
    document = plan_bytes(MADE).decode().replace('"minutes":30', '"minutes":29,"minutes":30')
    assert faults_of(tmp_path, document) == ["scheduled task t1: minutes = 30: is given more than once in one object"]


def test_half_a_character(tmp_path: Path) -> None:
    assert faults_of(tmp_path, changed(instance="\ud800")) == [
        'instance = "\\ud800": holds half a character (a lone surrogate)'
    ]


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 3000, '{"a": 1, }'])
def test_no_plan_at_all(tmp_path: Path, text: str) -> None:
    assert len(faults_of(tmp_path, text)) == 1


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_plan(tmp_path)
