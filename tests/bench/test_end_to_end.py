"""Suites run as a user would, in real processes, some of them killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from optimizer.bench.memory import tree_kb
from optimizer.bench.record import Record, known_runs
from optimizer.instance.files import write_instance
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
LONG = """
[[instances]]
name = "long"
generate = { size = "s" }
[[runs]]
kind = "dispatch"
rules = ["fifo"]
instances = ["office"]
[[runs]]
kind = "solve"
policies = ["client-based"]
time_limit = 300
instances = ["long"]
"""


def suite(folder: Path, text: str) -> Path:
    workers = (caseworker("w1"), caseworker("w2"))
    clients = tuple(client(f"c{number}", caseworker="w1", contacts={"w1": 2}) for number in range(5))
    tasks = tuple(task(f"t{number}", f"c{number}") for number in range(5))
    office = instance(name="office", caseworkers=workers, clients=clients, tasks=tasks)
    write_instance(office, folder / "office.json")
    (folder / "suite.toml").write_text(text, "utf-8")
    return folder / "suite.toml"


def start(path: Path) -> subprocess.Popen[str]:
    command = [*BENCH, "run", str(path), "--output", str(path.parent / "out.jsonl")]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(path: Path) -> list[str]:
    process = start(path)
    _, told = process.communicate(timeout=600)
    assert process.returncode == 0, told
    return told.splitlines()


def lines_of(path: Path) -> tuple[Record, ...]:
    known = known_runs([path.parent / "out.jsonl"])
    assert known.unread == 0
    return known.records


def test_two_runs_make_two_lines_that_compare_equal_with_a_second_making(tmp_path: Path) -> None:
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
    (tmp_path / "out.jsonl").rename(tmp_path / "first.jsonl")
    finish(path)
    command = [*BENCH, "compare", str(tmp_path / "first.jsonl"), str(tmp_path / "out.jsonl")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Nothing is worse.")
    assert "To know" not in done.stdout


def test_a_killed_study_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Killed with its second run under way, and the line of the first then torn as a crash of the machine would."""
    path = suite(tmp_path, RULES)
    with start(path) as study:
        assert study.stderr
        assert study.stderr.readline().startswith("[1/2] office: fifo: ")
        study.kill()
    assert [run.run.who for run in lines_of(path)] == ["fifo"]
    with (tmp_path / "out.jsonl").open("ab") as stream:
        stream.write(b'{"format": "caseload-bench/1", "suite": "tw')
    told = finish(path)
    assert told[0].endswith("1 torn or foreign lines ignored")
    assert told[1] == "[1/2] office: fifo: has its line"
    assert [run.run.who for run in known_runs([tmp_path / "out.jsonl"]).records] == ["fifo", "edf"]


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


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_run_ends_with_its_study_and_leaves_whole_lines(tmp_path: Path, number: signal.Signals, code: int) -> None:
    path = suite(tmp_path, HEAD + LONG)
    with start(path) as study:
        assert study.stderr
        assert study.stderr.readline().startswith("[1/2]")
        # The run's process and the solver's below it.
        wait_for(lambda: len(processes_of(study.pid)) >= 2)
        below = processes_of(study.pid)
        study.send_signal(number)
        assert study.wait(timeout=300) == code
    wait_for(lambda: not any(is_alive(process) for process in below))
    assert [run.run.who for run in lines_of(path)] == ["fifo"]


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
