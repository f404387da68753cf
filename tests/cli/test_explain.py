"""`caseload explain`: what it prints and answers."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.checks.check import require_checked
from optimizer.cli import caseload
from optimizer.dispatch import dispatch
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import write_plan
from optimizer.reasons.ask import Asker
from optimizer.solvers import Outcome
from tests.builders import caseworker, client, horizon, instance, task
from tests.reasons.asking import in_this_process

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two caseworkers with 100 minutes each on one day; c1 to c3 are with w1, who knows them and is over-full."""
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2", languages=("en", "es"))),
        clients=(
            *(client(f"c{n}", caseworker="w1") for n in (1, 2, 3)),
            client("c4", language="es", caseworker="w2"),
        ),
        tasks=tuple(task(f"t{n}", f"c{n}", minutes=45, late_weight=n) for n in (1, 2, 3)),
        horizon=horizon(1),
    )
    write_instance(office, tmp_path / "office.json")
    given = read_instance(tmp_path / "office.json")
    write_plan(require_checked(given, dispatch(given, "dedicated")), tmp_path / "plan.json")
    return tmp_path / "office.json", tmp_path / "plan.json"


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(caseload, ["explain", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def explained(*words: str | Path) -> dict[str, Any]:
    """The document that --json prints."""
    result = run(*words, "--json")
    assert result.exit_code == 0
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_price_of_another_caseworker_solved_in_child_processes(files: tuple[Path, Path]) -> None:
    """Moving c1 makes room for the task that is late: with w1 that is t1, weight 1, as the days are made anew."""
    document = explained(*files, "--client", "c1", "--instead", "w2")
    (reason,) = document["reasons"]
    assert reason["about"] == "client c1"
    price = reason["reason"]["alternatives"][0]["price"]
    assert price["exact"]
    assert {row["name"]: row["change"] for row in price["changes"]} == {
        # 100 for the relationship; the task is late with w1 and earns nothing there, with w2 it earns beta, 50.
        "unassigned": 0, "late": -1, "continuity": -50, "delay": -1, "overtime": 0, "peak": 0,
    }  # fmt: skip
    assert [row["task"] for row in price["tasks"]["no_longer_late"]] == ["t1"]
    assert "w2 instead: −1 late weight, −50 continuity points" in "\n".join(reason["sentences"])


def test_rule_that_forbids_is_named_and_nothing_is_solved(files: tuple[Path, Path]) -> None:
    result = run(*files, "--client", "c4", "--instead", "w1")
    assert result.exit_code == 0
    assert "w1 instead: not possible (A2: w1 does not speak es)." in result.stdout
    assert "solving" not in result.stderr


def test_task_and_caseworker_in_one_call(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    solve_here(monkeypatch)
    result = run(*files, "--task", "t1", "--caseworker", "w1")
    assert "Task t1 of c1 (45 minutes, released 2026-01-05, due 2026-01-05)" in result.stdout
    assert "At least 1 of them must be late, as long as w1 keeps these clients." in result.stdout
    assert "2 tasks fill 90 of 100 minutes (90.0 %)" in result.stdout


def test_whole_plan_without_questions(files: tuple[Path, Path]) -> None:
    result = run(*files)
    assert result.exit_code == 0
    assert result.stdout.startswith("0 of 3 tasks were overdue before the first day. 1 more is late, 1 left undone")
    assert "No kind of work and no days are over-full" in result.stdout


def test_relief_as_json(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    solve_here(monkeypatch)
    whole, relief = explained(*files, "--relieve", "1")["reasons"]
    assert (whole["about"], relief["about"]) == ("plan", "relief")
    (option,) = relief["reason"]["options"]
    assert option["suggestion"]["edit"].startswith(("hire en", "overtime all=60"))
    assert {row["name"] for row in option["objectives"]} == {row["name"] for row in relief["reason"]["as_is"]}


def solve_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts are solved in this process instead of a child each, which would take seconds."""
    original = Asker.__init__
    monkeypatch.setattr(Asker, "__init__", lambda self, *args: original(self, *args, solver=in_this_process))


def test_everything_wrong_is_said_at_once(files: tuple[Path, Path]) -> None:
    done = as_process(*files, "--client", "c9", "--instead", "w9", "--task", "t9", "--caseworker", "w8")
    assert done.returncode == 3
    told = done.stderr.splitlines()
    assert [line.split(": ", 2)[2] for line in told] == [
        "--client = c9: there is no such client",
        "--instead = w9: there is no such caseworker",
        "--task = t9: there is no such task",
        "--caseworker = w8: there is no such caseworker",
    ]
    assert all(str(files[0]) in line for line in told)


def test_present_caseworker_is_no_alternative(files: tuple[Path, Path]) -> None:
    done = as_process(*files, "--client", "c1", "--instead", "w1")
    assert (done.returncode, done.stderr.strip()) == (
        3,
        f"error: {files[1]}: --instead = w1: is the caseworker of client c1 in this plan",
    )


def test_prices_are_for_client_based_plans(files: tuple[Path, Path]) -> None:
    office, pooled = files[0], files[1].with_name("pooled.json")
    given = read_instance(office)
    write_plan(require_checked(given, dispatch(given, "edf")), pooled)
    done = as_process(office, pooled, "--client", "c1")
    assert done.returncode == 3
    assert f"{pooled}: plan: policy = task-based: prices are for client-based plans" in done.stderr
    assert run(office, pooled, "--task", "t1", "--caseworker", "w1").exit_code == 0


@pytest.mark.parametrize(
    "words", [["--instead", "w2"], ["--relieve", "1", "--client", "c1"]], ids=["instead-alone", "relieve-and-client"]
)
def test_questions_that_make_no_sense_are_usage(files: tuple[Path, Path], words: list[str]) -> None:
    assert run(*files, *words).exit_code == 2


def test_plan_that_breaks_a_rule_is_not_explained(files: tuple[Path, Path]) -> None:
    office, plan = files
    plan.write_text(plan.read_text("utf-8").replace('"minutes":45', '"minutes":44', 1), "utf-8")
    done = as_process(office, plan)
    assert (done.returncode, done.stdout) == (1, "")
    assert "C2" in done.stderr


def test_interrupted_prints_what_was_found(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """The second question is not begun."""

    def interrupt(*args: Any, stop: threading.Event, **fields: Any) -> Outcome:
        if not stop.is_set():
            os.kill(os.getpid(), signal.SIGINT)
        assert stop.wait(5)
        return in_this_process(*args, **fields)

    original = Asker.__init__
    monkeypatch.setattr(Asker, "__init__", lambda self, *args: original(self, *args, solver=interrupt))
    result = run(*files, "--client", "c1", "--instead", "w2", "--client", "c2")
    assert result.exit_code == 130
    assert "Client c1" in result.stdout
    assert "Client c2" not in result.stdout


def as_process(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, which is where errors become one message."""
    return subprocess.run(
        [sys.executable, "-m", "optimizer", "explain", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
