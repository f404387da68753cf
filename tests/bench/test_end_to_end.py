"""Suites run as a user would, in real processes, some of them killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from optimizer.bench.lines import append_line
from optimizer.bench.memory import tree_kb
from optimizer.bench.record import Record, as_row, known_runs
from optimizer.cli import caseload
from optimizer.instance.files import write_instance
from tests.bench.records import record
from tests.builders import caseworker, client, instance, task

ROOT = Path(__file__).resolve().parents[2]
BENCH = [sys.executable, "-m", "optimizer", "bench"]
HEAD = """
format = "caseload-suite/1"
name = "two"
description = "One office."
[[instances]]
name = "office"
file = "office.json"
"""
TWO = HEAD + '[[runs]]\nkind = "solve"\npolicies = ["client-based"]\nwork = 1\n'
TWO += '[[runs]]\nkind = "dispatch"\nrules = ["sticky"]\n'
RULES = HEAD + '[[runs]]\nkind = "dispatch"\nrules = ["fifo", "edf"]\n'
#: An office whose solve would take minutes.
LONG_ALONE = """
[[instances]]
name = "long"
generate = { size = "s" }
[[runs]]
kind = "solve"
policies = ["client-based"]
time_limit = 300
instances = ["long"]
"""

SIMULATED = """
format = "caseload-suite/1"
name = "days"
description = "Days of a small office."
[[simulations]]
policies = ["edf", "client-based"]
replications = 1
size = "xs"
days = 2
warm_up = 0
plan_days = 2
work = 0.2
familiarisation_minutes = [0, 2]
"""
#: Each of its mornings would take minutes.
LONG_DAYS = """
[[simulations]]
policies = ["client-based"]
replications = 1
seed = [1, 2]
work = 300
"""
LONG = (
    """
[[runs]]
kind = "dispatch"
rules = ["fifo"]
instances = ["office"]
"""
    + LONG_ALONE
)


def suite(folder: Path, text: str) -> Path:
    workers = (caseworker("w1"), caseworker("w2"))
    clients = tuple(client(f"c{number}", caseworker="w1", contacts={"w1": 2}) for number in range(5))
    tasks = tuple(task(f"t{number}", f"c{number}") for number in range(5))
    office = instance(name="office", caseworkers=workers, clients=clients, tasks=tasks)
    write_instance(office, folder / "office.json")
    (folder / "suite.toml").write_text(text, "utf-8")
    return folder / "suite.toml"


def start(path: Path, *options: str) -> subprocess.Popen[str]:
    command = [*BENCH, "run", str(path), "--output", str(path.parent / "out.jsonl"), *options]
    # Who runs the tests may ignore Ctrl-C, as a shell does for what it starts in the background; that is inherited.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)


def finish(path: Path, *options: str) -> list[str]:
    process = start(path, *options)
    _, told = process.communicate(timeout=600)
    assert process.returncode == 0, told
    return told.splitlines()


def lines_of(path: Path) -> tuple[Record, ...]:
    known = known_runs([path.parent / "out.jsonl"])
    assert known.unread == 0
    return known.records


def test_two_runs_make_two_lines_that_compare_equal_with_themselves(tmp_path: Path) -> None:
    path = suite(tmp_path, TWO)
    finish(path)
    solved, rule = lines_of(path)
    assert (solved.status, rule.status, solved.method, rule.method) == ("optimal", "feasible", "exact", "dispatch")
    assert [(row.name, row.value, row.bound) for row in solved.objectives][:3] == [
        ("unassigned", 0, 0),
        ("late", 0, 0),
        ("continuity", 700, 700),
    ]
    assert all(row.confirmed for row in solved.objectives)
    assert solved.continuity_bound_percent == solved.measures["continuity score"] == 70.0
    assert solved.peak_mb > 50
    file = str(tmp_path / "out.jsonl")
    result = CliRunner().invoke(caseload, ["bench", "compare", file, file])
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Nothing is worse.")


def processes_of(parent: int) -> set[int]:
    """A process's descendants, as far as /proc knows them."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, waiting = set(), [parent]
    while waiting:
        one = waiting.pop()
        children = {process for process, its_parent in parents.items() if its_parent == one}
        found |= children
        waiting += children
    return found


def end(study: subprocess.Popen[str], number: signal.Signals, runs: int = 1) -> int:
    """End a study whose runs are under way, and wait until nothing of it is left; the study's code."""
    # Each run's process and the solver's below it.
    wait_for(lambda: len(processes_of(study.pid)) >= 2 * runs)
    below = processes_of(study.pid)
    study.send_signal(number)
    code = study.wait(timeout=300)
    wait_for(lambda: not any(is_alive(process) for process in below))
    return code


needs_proc = pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")


@needs_proc
def test_a_killed_study_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Killed with its second run under way; then half a line, as a crash of the machine would leave it."""
    path = suite(tmp_path, HEAD + LONG)
    with start(path) as study:
        assert study.stderr
        assert study.stderr.readline().startswith("[1/2] office: fifo: ")
        end(study, signal.SIGKILL)
    assert [run.run.who for run in lines_of(path)] == ["fifo"]
    with (tmp_path / "out.jsonl").open("ab") as stream:
        stream.write(b'{"format": "caseload-bench/1", "suite": "tw')
    told = finish(suite(tmp_path, RULES))
    assert told[0].endswith("1 torn or foreign lines ignored")
    assert told[1] == "[1/2] office: fifo: has its line"
    assert [run.run.who for run in known_runs([tmp_path / "out.jsonl"]).records] == ["fifo", "edf"]


@needs_proc
def test_ctrl_c_leaves_the_file_whole(tmp_path: Path) -> None:
    path = suite(tmp_path, HEAD + LONG_ALONE)
    append_line(tmp_path / "out.jsonl", as_row(record()))
    with start(path) as study:
        assert end(study, signal.SIGINT) == 130
    assert lines_of(path) == (record(),)


@needs_proc
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_of_runs_beside_one_another_none_outlives_the_study(tmp_path: Path, number: signal.Signals, code: int) -> None:
    path = suite(tmp_path, HEAD.partition("[[")[0] + LONG_DAYS)
    append_line(tmp_path / "out.jsonl", as_row(record()))
    with start(path, "--jobs", "2") as study:
        assert study.stderr
        assert end(study, number, runs=2) == code
        assert "FAILED" not in study.stderr.read()
    assert lines_of(path) == (record(),)


def test_simulations_repeat_exactly_also_beside_one_another(tmp_path: Path) -> None:
    (tmp_path / "beside").mkdir()
    alone, beside = suite(tmp_path, SIMULATED), suite(tmp_path / "beside", SIMULATED)
    finish(alone)
    finish(beside, "--jobs", "2")
    made, again = lines_of(alone), sorted(lines_of(beside), key=lambda run: run.instance.name)
    assert [run.status for run in made] == ["simulated", "simulated"]
    assert made[0].replicated != made[1].replicated
    costs = {"seconds": made[0].seconds, "peak_mb": 0.0}
    assert [run.model_copy(update=costs) for run in made] == [run.model_copy(update=costs) for run in again]
    assert finish(beside)[0].endswith(": has its line")


def wait_for(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + 300
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_alive(process: int) -> bool:
    """Zombies have no memory."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return tree_kb(process) > 0
