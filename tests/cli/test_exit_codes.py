"""Each exit code, by a command that ends with it.

4, 5 and 130 come from a solve that is made up; tests/solvers/test_signals.py has the last two with real signals and
real processes killed.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimizer.checks.check import require_checked
from optimizer.cli import main
from optimizer.cli import solve as solve_module
from optimizer.cli.exit_codes import EXIT_CODES
from optimizer.instance.files import write_instance
from optimizer.plan.files import plan_bytes
from optimizer.solvers.method import Chosen
from optimizer.solvers.outcome import Outcome, Stopped
from tests.builders import instance
from tests.checks.plans import plan, row

Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command as a user calls it, in a folder with an office, a good plan and a bad one; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    given = instance()
    write_instance(given, "office.json")
    Path("good.json").write_bytes(plan_bytes(plan(given, row())))
    Path("bad.json").write_bytes(plan_bytes(plan(given, row(minutes=99))))

    def command(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["caseload", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return command


@pytest.fixture
def solving(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let every solve end as told."""

    def end(stopped: Stopped, *, found: bool = True, deaths: int = 0) -> None:
        def solve(given: Any, *_: Any, **__: Any) -> Outcome:
            made = plan(given, row(), status="feasible" if found else "no-plan")
            checked = require_checked(given, made) if found else None
            return Outcome(checked, made, Chosen("exact", "as asked"), stopped, (), deaths, 1.0)

        monkeypatch.setattr(solve_module, "solve", solve)

    return end


def test_0_fine(run: Run) -> None:
    assert run("check", "office.json", "good.json") == 0


def test_1_the_answer_is_no(run: Run) -> None:
    assert run("check", "office.json", "bad.json") == 1
    assert run("measure", "office.json", "bad.json") == 1


@pytest.mark.parametrize("words", [("check",), ("check", "--nonsense"), ("nonsense",), ("bench", "nonsense"), ("--x",)])
def test_2_usage(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words) == 2


def test_3_bad_input(run: Run) -> None:
    assert run("check", "office.json", "office.json") == 3
    assert run("check", "none.json", "good.json") == 3


def test_4_no_plan_found_in_time(run: Run, solving: Callable[..., None]) -> None:
    solving("time-limit", found=False)
    assert run("solve", "office.json", "-q", "-o", "plan.json") == 4
    assert not Path("plan.json").exists()


def test_5_a_solver_process_died_and_the_best_plan_was_kept(run: Run, solving: Callable[..., None]) -> None:
    solving("died", deaths=2)
    assert run("solve", "office.json", "-q", "-o", "plan.json") == 5
    assert run("check", "office.json", "plan.json") == 0


def test_130_interrupted_and_the_best_plan_was_kept(run: Run, solving: Callable[..., None]) -> None:
    solving("stopped")
    assert run("solve", "office.json", "-q", "-o", "plan.json") == 130
    assert run("check", "office.json", "plan.json") == 0


def test_there_is_a_test_for_every_code() -> None:
    tested = re.findall(r"^def test_(\d+)_", Path(__file__).read_text("utf-8"), re.MULTILINE)
    assert sorted(map(int, tested)) == sorted(EXIT_CODES)
