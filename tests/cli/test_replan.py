"""`caseload replan`: what it prints, writes and answers."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.checks.check import require_checked
from optimizer.cli import caseload
from optimizer.errors import InputError
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import read_plan
from tests.builders import MONDAY, caseworker, client, day, instance, task


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two caseworkers, three clients of the first, work for the week, and a plan for it."""
    clients = tuple(client(f"c{n}", caseworker="w1") for n in range(3))
    tasks = tuple(task(f"t{n}", f"c{n}", due=day(n + 1)) for n in range(3))
    write_instance(
        instance(caseworkers=(caseworker("w1"), caseworker("w2")), clients=clients, tasks=tasks),
        tmp_path / "office.json",
    )
    done = CliRunner().invoke(
        caseload, ["solve", str(tmp_path / "office.json"), "-q", "-o", str(tmp_path / "plan.json"), "--work", "5"]
    )
    assert done.exit_code == 0
    return tmp_path


def run(office: Path, *words: str) -> Result:
    files = [str(office / "office.json"), str(office / "plan.json")]
    result = CliRunner().invoke(caseload, ["replan", *files, "--work", "10", "--threads", "1", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit | InputError), result.exception
    return result


def document(office: Path, *words: str) -> dict[str, Any]:
    result = run(office, *words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_without_a_disturbance_nothing_changes(office: Path) -> None:
    found = document(office, "--as-of", str(MONDAY))
    assert found["announcements"] == {}
    assert {row["name"]: row["value"] for row in found["objectives"]}["moved"] == 0


def test_absence_moves_whose_work_is_due_and_says_why(office: Path) -> None:
    found = document(office, "--as-of", str(MONDAY), "--absent", f"w1:{MONDAY}..{day(1)}")
    assert [move["client"] for move in found["changes"]["moved"]] == ["c0"]
    first = found["announcements"]["w2"][0]
    assert first["what"] == "takes client c0 from w1"
    assert first["reason"] == f"t0 would be late: w1 is absent from {MONDAY} to {day(1)}"
    moved = next(row for row in found["objectives"] if row["name"] == "moved")
    assert (moved["value"], moved["bound"]) == (1, 1)


def test_what_is_written_passes_the_checker(office: Path) -> None:
    new, rest = office / "new.json", office / "rest.json.gz"
    words = ("--as-of", str(day(1)), "--leaves", f"w1:{day(1)}", "-o", str(new), "--save-instance", str(rest))
    result = run(office, *words)
    assert result.exit_code == 0
    left = read_instance(rest)
    checked = require_checked(left, read_plan(new))
    assert left.horizon.start == day(1)
    assert {row.caseworker for row in checked.plan.assignments} == {"w2"}
    assert "To tell w1" in result.stdout
    assert "w1 has left" in result.stdout


def test_in_the_file_only_what_comes_before_moved_has_a_bound(office: Path) -> None:
    plan = document(office, "--as-of", str(MONDAY))["plan"]
    bounds = {row["name"]: row["bound"] for row in plan["objectives"]}
    assert bounds["unassigned"] == bounds["late"] == 0
    assert bounds["continuity"] is None
    assert plan["status"] == "feasible"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Missing option '--as-of'"),
        (("--as-of", "monday"), "must be YYYY-MM-DD"),
        (("--as-of", str(MONDAY), "--priority", "late,continuity"), "moved in any case"),
        (("--as-of", str(MONDAY), "--priority", "continuity,moved"), "before moved there can only be"),
        (("--as-of", str(MONDAY), "--priority", "moved,cost"), "'cost' is none of"),
    ],
)
def test_wrong_usage_is_said(office: Path, words: tuple[str, ...], message: str) -> None:
    result = run(office, *words)
    assert result.exit_code == 2
    assert message in " ".join(result.output.replace("│", " ").split())


def test_all_that_is_wrong_with_edits_is_said_at_once_and_nothing_is_written(office: Path) -> None:
    out = office / "new.json"
    words = ("--as-of", str(MONDAY), "--absent", "w9:2026-01-05", "--cap", "w1=many", "-o", str(out))
    result = run(office, *words, "--save-instance", str(office / "rest.json"))
    assert isinstance(result.exception, InputError)
    assert [fault.where for fault in result.exception.faults] == ["cap w1=many", "absent w9:2026-01-05"]
    assert not out.exists()
    assert not (office / "rest.json").exists()


def test_a_task_based_plan_is_refused(office: Path) -> None:
    pool = office / "plan.json"
    CliRunner().invoke(caseload, ["dispatch", str(office / "office.json"), "-o", str(pool)])
    result = run(office, "--as-of", str(MONDAY))
    assert isinstance(result.exception, InputError)
    assert "nobody has a caseworker to stay with" in str(result.exception)
