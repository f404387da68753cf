"""`caseload audit`: what it prints and answers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from optimizer.cli import caseload
from optimizer.errors import InputError, PlanRejected
from optimizer.instance.files import write_instance
from optimizer.plan.files import plan_bytes
from tests.builders import client, instance
from tests.checks.plans import plan, row
from tests.logs.log_files import CASES, OFFICE

HEAD = 'format = "caseload-standards/1"\nname = "ours"\n'


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty clients of one caseworker; their plan; a broken one."""
    monkeypatch.chdir(tmp_path)
    given = instance(clients=tuple(client(f"c{n}", caseworker="w1") for n in range(1, 31)))
    write_instance(given, "office.json")
    Path("plan.json").write_bytes(plan_bytes(plan(given, row())))
    Path("broken.json").write_bytes(plan_bytes(plan(given, row(minutes=99))))
    Path("strict.toml").write_text(
        HEAD + "[caseload]\nmost_points = 29\n[contact]\nmost_days_without = 30\n[time]\nleast_free_share = 0.1\n"
    )
    Path("mild.toml").write_text(HEAD + "[caseload]\nmost_points = 30\n[contact]\nmost_days_without = 30\n")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(caseload, ["audit", *map(str, words)])


def test_a_clause_that_fails_is_exit_code_1_with_its_evidence() -> None:
    result = run("office.json", "plan.json", "-s", "strict.toml")
    assert result.exit_code == 1
    assert "3 clauses, 1 passed, 1 failed, 1 can't be judged" in result.stdout
    assert "FAIL  caseload.most_points: " in result.stdout
    assert "    caseworker w1: 30 points" in result.stdout
    assert "CANNOT BE JUDGED  contact.most_days_without: " in result.stdout
    assert "  because an instance says how often clients were met, not when" in result.stdout


def test_what_can_not_be_judged_is_neither_a_pass_nor_a_failure() -> None:
    result = run("office.json", "plan.json", "-s", "mild.toml", "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [document[name] for name in ("ok", "passed", "failed", "not_judged")] == [True, 1, 0, 1]


def test_json_has_all_evidence_the_text_the_worst_of_it() -> None:
    Path("touch.toml").write_text(HEAD + "[contact]\nmost_days_without = 2\n")
    Path("office.json").unlink()
    given = instance(clients=tuple(client(f"c{n}", caseworker="w1", contacts={"w1": 1}) for n in range(1, 31)))
    write_instance(given, "office.json")
    Path("plan.json").write_bytes(plan_bytes(plan(given)))
    assert "  … and 20 more; --json lists all" in run("office.json", "plan.json", "-s", "touch.toml").stdout
    (clause,) = json.loads(run("office.json", "plan.json", "-s", "touch.toml", "--json").stdout)["clauses"]
    assert len(clause["evidence"]) == 30


def test_a_log_with_its_cases() -> None:
    Path("named.toml").write_text(HEAD + "[continuity]\nleast_named_share = 0.9\n")
    week = ("--from", "2026-01-05", "--to", "2026-01-09")
    result = run(OFFICE, "-s", "named.toml", *week, "--cases", CASES, "--json")
    (clause,) = json.loads(result.stdout)["clauses"]
    assert (result.exit_code, clause["verdict"]) == (1, "fail")
    assert {row["who"] for row in clause["evidence"]} <= {"case c1", "case c2", "case c3"}
    assert run(OFFICE, "-s", "named.toml", "--not-people", "ann,ben,cat").exit_code == 0


def test_a_plan_that_breaks_a_rule_is_not_audited() -> None:
    assert isinstance(run("office.json", "broken.json", "-s", "mild.toml").exception, PlanRejected)


def test_faults_of_all_files_are_told_together() -> None:
    Path("bad.toml").write_text(HEAD + "[caseload]\nmost_points = -1\nmost_point = 1\n")
    error = run("none.csv", "-s", "bad.toml").exception
    assert isinstance(error, InputError)
    assert [fault.where for fault in error.faults] == ["bad.toml", "bad.toml", "none.csv"]


@pytest.mark.parametrize(
    "words", [("office.json", "-s", "mild.toml"), ("office.json", "plan.json"), ("-s", "mild.toml")]
)
def test_wrong_usage(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
