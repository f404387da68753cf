"""`caseload solve`: what it prints, writes and answers."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.checks.check import require_checked
from optimizer.cli import caseload
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import read_plan
from optimizer.plan.schema import Plan
from optimizer.rules import OBJECTIVES
from tests.builders import caseworker, client, day, instance, task

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two caseworkers; today's one is away on the day that the task is due."""
    path = tmp_path / "office.json"
    away = caseworker("w1", availability={day(0): 0})
    write_instance(instance(caseworkers=(away, caseworker("w2")), clients=(client(caseworker="w1"),)), path)
    return path


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(caseload, ["solve", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def solved(*words: str | Path) -> dict[str, Any]:
    """The document that --json prints."""
    result = run(*words, "--json")
    assert result.exit_code == 0
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def as_process(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, which is where errors become one message."""
    return subprocess.run(
        [sys.executable, "-m", "optimizer", "solve", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_the_json_document_holds_a_plan_that_passes(office: Path) -> None:
    document = solved(office)
    plan = Plan.model_validate_json(json.dumps(document["plan"]))
    require_checked(read_instance(office), plan)
    assert plan.status == "optimal"
    assert (document["stopped"], document["solver_deaths"], document["notes"]) == ("proven", 0, [])
    assert document["unplaced"] == []


def test_who_could_not_be_placed_is_named_with_a_reason(tmp_path: Path) -> None:
    write_instance(instance(clients=(client(language="es"),)), tmp_path / "office.json")
    unplaced = solved(tmp_path / "office.json")["unplaced"]
    assert [(row["kind"], row["id"]) for row in unplaced] == [("client", "c1"), ("task", "t1")]
    assert unplaced[0]["reason"] == "no caseworker speaks es"


def values(document: dict[str, Any]) -> dict[str, int]:
    return {row["name"]: row["value"] for row in document["plan"]["objectives"]}


def test_the_priority_decides(office: Path) -> None:
    # With w2 the task is on time, for 50 points; with w1, a day late, the client keeps who knows them, for 200.
    in_time, continuous = (
        solved(office, "--priority", "late,continuity"),
        solved(office, "--priority", "continuity,late"),
    )
    assert list(values(in_time).items()) == [("late", 0), ("continuity", 50)]
    assert list(values(continuous).items()) == [("continuity", 200), ("late", 1)]


def test_the_policy_overrides_the_instance_s(office: Path) -> None:
    document = solved(office, "--policy", "cover")
    assert document["plan"]["policy"] == "cover"
    assert values(document) == {
        "unassigned": 0, "late": 0, "continuity": 100, "delay": 0, "overtime": 0, "peak": 60,
    }  # fmt: skip


def test_the_settings_are_on_record(office: Path) -> None:
    provenance = solved(office, "--seed", "7", "--threads", "1", "--gap", "0.5", "--time-limit", "90")["plan"][
        "provenance"
    ]
    settings = provenance["settings"]
    assert [settings[name] for name in ("seed", "threads", "gap", "time_limit")] == [7, 1, 0.5, 90]
    assert settings["priority"] == list(OBJECTIVES)


def test_quiet_prints_nothing(office: Path, tmp_path: Path) -> None:
    result = run(office, "--quiet", "-o", tmp_path / "plan.json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert read_plan(tmp_path / "plan.json").status == "optimal"


def test_the_summary_names_status_policy_and_every_objective(office: Path, tmp_path: Path) -> None:
    result = run(office, "-o", tmp_path / "plan.json")
    assert "optimal plan, policy client-based" in result.stdout
    assert [name for name in OBJECTIVES if name not in result.stdout] == []
    assert str(tmp_path / "plan.json") in result.stdout


def test_the_output_is_packed_where_its_name_says_so(office: Path, tmp_path: Path) -> None:
    packed = tmp_path / "plans" / "plan.json.gz"
    assert run(office, "-q", "-o", packed).exit_code == 0
    assert json.loads(gzip.decompress(packed.read_bytes()))["format"] == "caseload-plan/1"
    require_checked(read_instance(office), read_plan(packed))
    assert list(packed.parent.iterdir()) == [packed]


def test_an_older_plan_is_replaced_whole(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.write_text("x" * 1_000_000)
    assert run(office, "-q", "-o", target).exit_code == 0
    require_checked(read_instance(office), read_plan(target))


@pytest.mark.parametrize(
    "words",
    [
        ("--priority", "late,lateness"),
        ("--priority", "late,late"),
        ("--priority", ","),
        ("--policy", "pool"),
        ("--time-limit", "0"),
        ("--gap", "-1"),
        ("--threads", "0"),
        ("--seed", "-1"),
        ("--method", "magic"),
    ],
)
def test_settings_that_make_no_sense_are_usage_errors(office: Path, words: tuple[str, str]) -> None:
    result = run(office, *words)
    assert result.exit_code == 2
    assert f"'{words[0]}'" in result.stderr
    assert result.stdout == ""


def test_a_missing_file_is_one_message() -> None:
    result = as_process("nowhere.json")
    assert result.returncode == 3
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: nowhere.json")


def test_a_bad_instance_is_refused_with_its_faults(tmp_path: Path) -> None:
    (tmp_path / "office.json").write_text('{"format": "caseload-instance/1", "nonsense": 1}')
    result = as_process(tmp_path / "office.json")
    assert result.returncode == 3
    assert "nonsense" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_output_that_is_no_plan_s_name_is_refused_before_any_work(office: Path, tmp_path: Path) -> None:
    result = as_process(office, "-o", tmp_path / "plan.txt")
    assert result.returncode == 3
    assert "plan.txt: is no name for a plan" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "plan.txt").exists()


def test_an_output_that_can_not_be_written_is_one_message(office: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = as_process(office, "-o", tmp_path / "file" / "plan.json")
    assert result.returncode == 3
    assert "can't be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_weights_beyond_what_is_exact_are_bad_input(tmp_path: Path) -> None:
    people = tuple(client(f"c{n}", caseworker="w1", weight=1_000_000) for n in range(20))
    work = tuple(task(f"t{n}", f"c{n}") for n in range(20))
    write_instance(instance(clients=people, tasks=work), tmp_path / "office.json")
    result = as_process(tmp_path / "office.json", "-q")
    assert result.returncode == 3
    assert "use smaller weights" in result.stderr
    assert "Traceback" not in result.stderr
