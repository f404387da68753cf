import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from optimizer.bench import study
from optimizer.bench.fresh import Processes
from optimizer.bench.record import Record, known_runs
from optimizer.bench.runs import Order
from optimizer.bench.sources import sources_sha256, versions
from optimizer.bench.study import run_suite
from optimizer.cli import caseload
from optimizer.instance.files import read_instance, write_instance
from tests.bench.records import office, record
from tests.builders import instance

SUITE = """
format = "caseload-suite/1"
name = "handmade"
description = "Two rules on one office."
[tolerance]
late = 0.01
[[instances]]
name = "a"
file = "a.json"
[[runs]]
kind = "dispatch"
rules = ["fifo", "edf"]
"""
SIMULATIONS = """
format = "caseload-suite/1"
name = "handmade"
description = "An office, with and without reading in."
[[simulations]]
policies = ["edf"]
replications = 2
familiarisation_minutes = [0, 2]
"""
LOG = '[[instances]]\nname = "log"\nlog = { events = "none.csv", start = 2011-01-03, end = 2011-01-07 }\n'


class Maker:
    """Makes handmade lines instead of runs, and notes which."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.fails: set[str] = set()
        self.fields: dict[str, Any] = {}
        #: Called within every run.
        self.meets: Callable[[], object] = lambda: None

    def __call__(self, order: Order, processes: Processes) -> Record:
        self.made.append(order.run.who)
        self.meets()
        if order.run.who in self.fails:
            raise RuntimeError("the run ended with code 1")
        given = order.run.setting if order.run.kind == "simulate" else read_instance(order.file)
        fields = {
            "instance": office(order.name, sha256=given.sha256),
            "run": order.run,
            "versions": versions(),
            "sources_sha256": sources_sha256(),
            "tolerance": order.tolerance,
        }
        return record(**{**fields, **self.fields})


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Maker:
    made = Maker()
    monkeypatch.setattr(study, "run_elsewhere", made)
    return made


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    write_instance(instance(), tmp_path / "a.json")
    (tmp_path / "suite.toml").write_text(SUITE, "utf-8")
    return tmp_path / "suite.toml"


def run(suite: Path, **options: Any) -> tuple[study.Tally, list[str]]:
    told: list[str] = []
    return run_suite(suite, suite.parent / "out.jsonl", told.append, **options), told


def test_a_run_that_has_its_line_is_kept(suite: Path, maker: Maker) -> None:
    run(suite)
    tally, told = run(suite)
    assert maker.made == ["fifo", "edf"]
    assert (tally.count("kept"), tally.count("made")) == (2, 0)
    assert told == ["[1/2] a: fifo: has its line", "[2/2] a: edf: has its line"]


@pytest.mark.parametrize("lost", [1, 40, 300])
def test_a_run_with_a_torn_line_is_made_again(suite: Path, maker: Maker, lost: int) -> None:
    run(suite)
    file = suite.parent / "out.jsonl"
    # One byte is the end of the line alone: all else of it is there, and it counts.
    file.write_bytes(file.read_bytes()[:-lost])
    _, told = run(suite)
    assert maker.made == ["fifo", "edf", *(["edf"] if lost > 1 else [])]
    assert ("torn or foreign" in told[0]) is (lost > 1)
    assert [found.run.who for found in known_runs([file]).records] == ["fifo", "edf"]


@pytest.mark.parametrize(
    "fields", [{"sources_sha256": "other"}, {"versions": {}}, {"instance": office("a", sha256="other")}]
)
def test_a_line_of_other_sources_versions_or_instance_does_not_count(
    suite: Path, maker: Maker, fields: dict[str, Any]
) -> None:
    maker.fields = fields
    run(suite)
    maker.fields = {}
    run(suite)
    run(suite)
    assert maker.made == ["fifo", "edf", "fifo", "edf"]


def test_a_run_that_fails_has_no_line_and_stops_no_other(suite: Path, maker: Maker) -> None:
    maker.fails = {"fifo"}
    tally, told = run(suite)
    assert [fate for _, fate, _ in tally.runs] == ["failed", "made"]
    assert told[0] == "[1/2] a: fifo: FAILED, the run ended with code 1"
    assert [found.run.who for found in known_runs([suite.parent / "out.jsonl"]).records] == ["edf"]


def test_an_instance_whose_data_are_absent_is_skipped_with_a_message(suite: Path, maker: Maker) -> None:
    suite.write_text(SUITE.replace("[[runs]]", LOG + "[[runs]]"), "utf-8")
    tally, told = run(suite, data=suite.parent / "data")
    assert tally.skipped == ["log"]
    assert maker.made == ["fifo", "edf"]
    assert told[-1].startswith("log: skipped with 2 runs: ")
    assert "CASELOAD_DATA" in told[-1]


def test_only_runs_with_a_time_limit_carry_the_tolerance(suite: Path, maker: Maker) -> None:
    limited = '[[runs]]\nkind = "solve"\npolicies = ["cover"]\ntime_limit = 1\n'
    suite.write_text(SUITE + limited, "utf-8")
    tally, _ = run(suite)
    assert [found.tolerance for found in tally.records()] == [{}, {}, {"late": 0.01}]


def summary(suite: Path) -> tuple[int, dict[str, Any]]:
    command = ["bench", "run", str(suite), "--output", str(suite.parent / "out.jsonl"), "--json", "--quiet"]
    result = CliRunner().invoke(caseload, command)
    return result.exit_code, json.loads(result.stdout)


@pytest.mark.parametrize(
    ("fields", "code"),
    [({}, 0), ({"status": "rejected"}, 1), ({"status": "no-plan"}, 4), ({"deaths": 1}, 5)],
)
def test_the_exit_code_is_that_of_the_worst_run(suite: Path, maker: Maker, fields: dict[str, Any], code: int) -> None:
    maker.fields = fields
    assert summary(suite)[0] == code


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_jobs_that_are_none_are_wrong_usage(suite: Path, maker: Maker, jobs: str) -> None:
    command = ["bench", "run", str(suite), "--output", str(suite.parent / "out.jsonl"), "--jobs", jobs]
    assert CliRunner().invoke(caseload, command).exit_code == 2
    assert maker.made == []


def test_the_summary_names_what_failed(suite: Path, maker: Maker) -> None:
    maker.fails = {"edf"}
    code, told = summary(suite)
    assert (code, told["made"], told["failed"]) == (1, 1, ["a: edf"])


def test_simulations_come_after_the_instances_and_go_on_where_they_stopped(suite: Path, maker: Maker) -> None:
    suite.write_text(SUITE + SIMULATIONS[SIMULATIONS.index("[[") :], "utf-8")
    _, told = run(suite)
    assert maker.made == ["fifo", "edf", "simulation", "simulation"]
    assert told[2].startswith("[3/4] S, utilisation 0.92, reading in 0 min: edf; 2 replications, seed 1, work 3,")
    file = suite.parent / "out.jsonl"
    file.write_bytes(file.read_bytes()[:-40])
    tally, _ = run(suite)
    assert [fate for _, fate, _ in tally.runs] == ["kept", "kept", "kept", "made"]


def test_another_seed_budget_or_setting_is_another_run(suite: Path, maker: Maker) -> None:
    suite.write_text(SIMULATIONS, "utf-8")
    run(suite)
    for line in ("seed = 2", "work = 1", "overflow_days = 0", "days = 5"):
        suite.write_text(SIMULATIONS + line, "utf-8")
        assert run(suite)[0].count("made") == 2


def test_jobs_run_beside_one_another_each_with_a_whole_line(suite: Path, maker: Maker) -> None:
    """A barrier lets nobody pass until both runs are under way."""
    maker.meets = threading.Barrier(2, timeout=60).wait
    maker.fields = {"notes": ("long " * 50_000,)}
    tally, told = run(suite, jobs=2)
    assert sorted(maker.made) == ["edf", "fifo"]
    assert [place for place, _, _ in tally.runs] == ["a: fifo", "a: edf"]
    assert sorted(text[:5] for text in told) == ["[1/2]", "[2/2]"]
    known = known_runs([suite.parent / "out.jsonl"])
    assert (len(known.records), known.unread) == (2, 0)


@pytest.mark.parametrize(("jobs", "most"), [(1, 1), (2, 1), (3, 1), (4, 2)])
def test_a_run_takes_as_many_places_as_it_has_threads(suite: Path, maker: Maker, jobs: int, most: int) -> None:
    solves = '[[runs]]\nkind = "solve"\npolicies = ["cover"]\nwork = 1\nthreads = 2\nseeds = [1, 2, 3]\n'
    suite.write_text(SUITE[: SUITE.index("[[runs]]")] + solves, "utf-8")
    lock, under_way, seen = threading.Lock(), [0], [0]

    def meet() -> None:
        with lock:
            under_way[0] += 1
            seen[0] = max(seen[0], under_way[0])
        threading.Event().wait(0.05)
        with lock:
            under_way[0] -= 1

    maker.meets = meet
    assert run(suite, jobs=jobs)[0].count("made") == 3
    assert seen[0] <= most


def test_a_line_that_cannot_be_written_ends_the_study(suite: Path, maker: Maker) -> None:
    (suite.parent / "out").write_text("a file, not a folder")
    with pytest.raises(FileExistsError):
        run_suite(suite, suite.parent / "out" / "out.jsonl", lambda _: None)
