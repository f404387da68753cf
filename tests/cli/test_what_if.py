"""`caseload what-if`: two plans side by side, and what is proven of the difference."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.checks.check import require_checked
from optimizer.cli import caseload
from optimizer.cli.what_if_summary import verdict
from optimizer.errors import PlanRejected
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import read_plan
from optimizer.plan.schema import ObjectiveValue
from tests.builders import MONDAY, caseworker, client, day, instance, task


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """One caseworker with two clients, both with work due on Monday that fills the day."""
    path = tmp_path / "office.json"
    clients = tuple(client(f"c{n}", caseworker="w1") for n in range(2))
    tasks = tuple(task(f"t{n}", f"c{n}", minutes=50) for n in range(2))
    write_instance(instance(clients=clients, tasks=tasks), path)
    return path


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(caseload, ["what-if", *map(str, words), "--work", "5", "--threads", "1"])
    assert result.exception is None or isinstance(result.exception, SystemExit | PlanRejected), result.exception
    return result


def document(*words: str | Path) -> dict[str, Any]:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def objective(found: dict[str, Any], name: str) -> dict[str, Any]:
    row: dict[str, Any] = next(row for row in found["objectives"] if row["name"] == name)
    return row


def test_an_absence_makes_work_late_and_that_is_proven(office: Path) -> None:
    found = document(office, "--absent", f"w1:{MONDAY}")
    late = objective(found, "late")
    assert (late["before"], late["after"], late["verdict"]) == (0, 2, "worse, proven")
    assert found["changes"]["became_late"] == ["t0", "t1"]


def test_slack_makes_it_on_time_again(office: Path) -> None:
    found = document(office, "--absent", f"w1:{MONDAY}", "--due-slack", "1")
    assert objective(found, "late")["verdict"] == "the same, proven"


def test_somebody_hired_takes_over_what_would_be_late(office: Path) -> None:
    found = document(office, "--absent", f"w1:{MONDAY}", "--hire", "en,calfresh")
    assert objective(found, "late")["after"] == 0
    assert [move["now"] for move in found["changes"]["moved"]] == ["hired-1", "hired-1"]


def test_what_is_written_passes_the_checker(office: Path, tmp_path: Path) -> None:
    plan, changed = tmp_path / "new.json", tmp_path / "changed"
    result = run(office, "--cap", "w1=1", "-o", plan, "--save-instance", changed)
    assert result.exit_code == 0
    assert require_checked(read_instance(changed), read_plan(plan)).score.objectives["unassigned"] == 1
    assert "Changed: cap w1=1" in result.stdout
    assert "worse, proven" in result.stdout


def test_a_given_plan_is_the_base_with_its_policy_and_objectives(office: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    CliRunner().invoke(
        caseload, ["solve", str(office), "--priority", "late,continuity", "-q", "-o", str(plan), "--work", "5"]
    )
    found = document(office, plan, "--overtime", "all=60")
    assert list(found["solves"]) == ["after"]
    assert [row["name"] for row in found["objectives"]] == ["late", "continuity"]


def test_wrong_usage_is_said(office: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    CliRunner().invoke(caseload, ["dispatch", str(office), "-o", str(plan), "--rule", "dedicated"])
    nothing = run(office)
    assert (nothing.exit_code, "say what would change" in nothing.output) == (2, True)
    both = run(office, plan, "--cap", "w1=1", "--policy", "cover")
    assert (both.exit_code, "comes from PLAN" in both.output) == (2, True)


def test_a_plan_that_breaks_a_rule_is_no_base(office: Path, tmp_path: Path) -> None:
    plan, other = tmp_path / "plan.json", tmp_path / "other.json"
    write_instance(instance(name="other", caseworkers=(caseworker("w1", minutes_per_day=day(0).day),)), other)
    CliRunner().invoke(caseload, ["dispatch", str(other), "-o", str(plan), "--rule", "dedicated"])
    assert isinstance(run(office, plan, "--cap", "w1=1").exception, PlanRejected)


@pytest.mark.parametrize(
    ("name", "before", "after", "words"),
    [
        ("late", (5, 5), (5, 5), "the same, proven"),
        ("late", (5, 4), (5, 5), "the same, not proven"),
        ("late", (5, 5), (4, 4), "better, proven"),
        ("late", (5, 4), (4, 4), "better, not proven"),
        ("late", (5, 5), (7, 6), "worse, proven"),
        ("late", (5, 5), (7, 5), "worse, not proven"),
        ("late", (5, None), (7, None), "worse, not proven"),
        ("continuity", (100, 110), (111, 120), "better, proven"),
        ("continuity", (100, 110), (110, 120), "better, not proven"),
        ("continuity", (100, 110), (90, 99), "worse, proven"),
        ("continuity", (100, 110), (90, 100), "worse, not proven"),
    ],
)
def test_a_difference_is_proven_where_one_bound_excludes_the_other_value(
    name: str, before: tuple[int, int | None], after: tuple[int, int | None], words: str
) -> None:
    old, new = (ObjectiveValue(name=name, value=value, bound=bound) for value, bound in (before, after))  # type: ignore[arg-type]
    assert verdict(name, old, new) == words
