"""The command in a process of its own: signalled, or robbed of its solver, it leaves a checked plan on disk."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from optimizer.checks.check import require_checked
from optimizer.instance.files import read_instance, write_instance
from optimizer.plan.files import read_plan
from tests.solvers.offices import busy_office

ROOT = Path(__file__).resolve().parents[2]
#: Long enough for any machine; nothing waits for it in vain.
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds child processes in /proc")


class Run:
    """`caseload solve` on a busy office, in a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self.office, self.plan = folder / "office.json", folder / "plan.json"
        write_instance(busy_office(), self.office)
        command = [sys.executable, "-m", "optimizer", "solve", str(self.office), "-o", str(self.plan)]
        self.process = subprocess.Popen(
            [*command, "--time-limit", "600"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.errors = ""

    def solver(self, other_than: int | None = None) -> int:
        """Id of the solver process, once there is one."""
        return until(lambda: next((pid for pid in solvers_of(self.process.pid) if pid != other_than), None))

    def busy_solver(self) -> int:
        """The same, once it has told something."""
        solver = self.solver()
        assert self.process.stderr is not None
        self.errors += self.process.stderr.readline()
        return solver

    def exit_code(self) -> int:
        _, rest = self.process.communicate(timeout=PATIENCE)
        self.errors += rest
        assert "Traceback" not in self.errors
        return self.process.returncode

    def assert_plan_is_sound(self) -> None:
        require_checked(read_instance(self.office), read_plan(self.plan))
        assert sorted(path.name for path in self.plan.parent.iterdir()) == ["office.json", "plan.json"]


def until(look: Callable[[], int | None]) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.02)
    raise AssertionError("waited in vain")


def solvers_of(parent: int) -> list[int]:
    """Children that multiprocessing has spawned, its resource tracker aside."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            ppid = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if ppid == parent and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except (OSError, ValueError, IndexError):
            continue  # no process, or one that has ended meanwhile
    return found


def is_alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    started = Run(tmp_path)
    yield started
    for pid in (*solvers_of(started.process.pid), started.process.pid):
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)
    started.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_the_best_plan(run: Run, number: signal.Signals) -> None:
    solver = run.busy_solver()
    run.process.send_signal(number)
    assert run.exit_code() == 130
    run.assert_plan_is_sound()
    assert not is_alive(solver)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_whole_group_does_the_same(run: Run, number: signal.Signals) -> None:
    """As a terminal does on Ctrl-C, and `timeout`: here while the solver process is still being loaded."""
    run.solver()
    os.killpg(run.process.pid, number)
    assert run.exit_code() == 130
    run.assert_plan_is_sound()
    assert "killed by signal" not in run.errors


def test_a_solver_killed_twice_is_told_by_the_exit_code(run: Run) -> None:
    first = run.busy_solver()
    os.kill(first, signal.SIGKILL)
    os.kill(run.solver(other_than=first), signal.SIGKILL)
    assert run.exit_code() == 5
    run.assert_plan_is_sound()
    assert run.errors.count("killed by signal SIGKILL") == 2


def test_a_solver_does_not_outlive_the_command(run: Run) -> None:
    solver = run.busy_solver()
    run.process.kill()
    run.process.communicate(timeout=PATIENCE)
    until(lambda: None if is_alive(solver) else solver)
    run.assert_plan_is_sound()
