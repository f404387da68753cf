import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.scaling import runs
from benchmarks.scaling.record import Record
from benchmarks.scaling.runs import known_runs, run_all, run_elsewhere
from benchmarks.scaling.setting import Setting
from optimizer.bench.memory import PeakMemory
from optimizer.generate import generate
from optimizer.rules import MAXIMISED
from tests.benchmarks.scaling_records import record, setting

ROOT = Path(__file__).resolve().parents[2]
TINY = setting(size="xs", caseworkers=2, clients=20, days=5, seconds=2.0)


def run_of(chosen: Setting, **fields: object) -> Record:
    """A handmade run of the office that the generator makes."""
    made = record(chosen, **fields)
    office = made.office.model_copy(update={"sha256": generate(chosen.office()).sha256})
    return made.model_copy(update={"office": office})


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Seeds of the runs that were made, instead of making them."""
    seeds: list[int] = []

    def note(chosen: Setting) -> Record:
        seeds.append(chosen.seed)
        if chosen.seed == 13:
            raise RuntimeError("the run ended with code 1")
        return run_of(chosen)

    monkeypatch.setattr(runs, "run_elsewhere", note)
    return seeds


def with_seed(seed: int) -> Setting:
    return TINY.model_copy(update={"seed": seed})


def test_a_run_that_has_its_line_is_skipped(tmp_path: Path, made: list[int]) -> None:
    file = tmp_path / "results.jsonl"
    run_all([with_seed(1), with_seed(2)], file)
    run_all([with_seed(1), with_seed(2), with_seed(3)], file)
    assert made == [1, 2, 3]
    assert [run.setting.seed for run in known_runs(file).records] == [1, 2, 3]


def test_a_torn_line_is_run_again(tmp_path: Path, made: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "results.jsonl"
    run_all([with_seed(1), with_seed(2)], file)
    file.write_bytes(file.read_bytes()[:-40])
    run_all([with_seed(1), with_seed(2)], file)
    assert made == [1, 2, 2]
    assert "1 torn or foreign lines ignored" in capsys.readouterr().err


def test_another_setting_is_another_run(tmp_path: Path, made: list[int]) -> None:
    file = tmp_path / "results.jsonl"
    run_all([TINY, TINY.model_copy(update={"seconds": 3.0})], file)
    assert made == [1, 1]


@pytest.mark.parametrize("field", ["package_version", "office"])
def test_a_line_of_another_version_or_office_does_not_count(tmp_path: Path, made: list[int], field: str) -> None:
    file, old = tmp_path / "results.jsonl", run_of(TINY)
    changed = "0.0.1" if field == "package_version" else old.office.model_copy(update={"sha256": "other"})
    runs.append_line(file, runs.as_row(old.model_copy(update={field: changed})))
    run_all([TINY], file)
    assert made == [1]


def test_a_line_of_other_sources_counts_unless_told_otherwise(tmp_path: Path, made: list[int]) -> None:
    file = tmp_path / "results.jsonl"
    runs.append_line(file, runs.as_row(run_of(TINY)))
    run_all([TINY], file)
    assert made == []
    run_all([TINY], file, only_these_sources=True)
    assert made == [1]


def test_a_run_that_fails_has_no_line_and_stops_no_other(tmp_path: Path, made: list[int]) -> None:
    file = tmp_path / "results.jsonl"
    failed = run_all([with_seed(13), with_seed(2)], file)
    assert [one.seed for one in failed] == [13]
    assert [run.setting.seed for run in known_runs(file).records] == [2]


def test_a_process_ends_when_its_parent_hangs_up() -> None:
    code = "from optimizer.bench.fresh import end_with_parent; end_with_parent(); print(1, flush=True); input_ = [0]\n"
    code += "import time; time.sleep(300)"
    child = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin and child.stdout
    with child:
        assert child.stdout.readline() == b"1\n"
        assert child.poll() is None
        child.stdin.close()
        assert child.wait(timeout=30) == 1


def test_memory_of_children_counts_also_when_they_have_ended() -> None:
    with PeakMemory() as before:
        pass
    with PeakMemory() as memory:
        code = "import time; held = bytearray(200 * 2**20); time.sleep(0.5)"
        subprocess.run([sys.executable, "-c", code], check=True)
    assert memory.megabytes >= before.megabytes + 200


@pytest.mark.slow
def test_one_run_in_a_fresh_process() -> None:
    run = run_elsewhere(TINY)
    assert run.setting == TINY
    assert run.office.sha256 == generate(TINY.office()).sha256
    assert (run.office.caseworkers, run.office.clients, run.office.days) == (2, 20, 5)
    assert run.violations == ()
    assert [row.name for row in run.objectives][:3] == ["unassigned", "late", "continuity"]
    assert all(row.value is not None for row in run.objectives)
    assert run.seconds.first_plan is not None
    assert run.seconds.first_plan <= run.seconds.solve
    assert run.peak_mb > 50


def test_a_budget_of_work_finds_the_same_twice() -> None:
    budget = TINY.model_copy(update={"work": True})
    one, other = ([(row.value, row.bound) for row in run_elsewhere(budget).objectives] for _ in range(2))
    assert one == other


@pytest.mark.slow
def test_a_killed_study_leaves_whole_lines_and_goes_on(tmp_path: Path) -> None:
    """The second of two runs is killed in its course; started again, only that one is made."""
    file = tmp_path / "results.jsonl"
    command = [sys.executable, "-m", "benchmarks.scaling", "run", "--output", str(file), "--sizes", "xs"]
    command += ["--utilisation", "0.92", "--variants", "plain", "--seeds", "1,2", "--seconds", "2"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as study:
        assert study.stdout
        assert study.stdout.readline().startswith("[1/2]")
        study.kill()
    assert [run.setting.seed for run in known_runs(file).records] == [1]
    again = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    first, second = again.stdout.splitlines()
    assert first.endswith("has its line")
    assert second.endswith("checked")
    assert [run.setting.seed for run in known_runs(file).records] == [1, 2]


def test_the_lines_that_are_stored_can_be_gone_on_with() -> None:
    """Each is of a setting of the study, its plan passed the checker, and its bounds are not crossed."""
    stored = known_runs(ROOT / "benchmarks" / "baselines" / "scaling.jsonl")
    assert stored.records
    assert stored.unread == 0
    for run in stored.records:
        assert run.violations == ()
        if run.setting.size in ("s", "m"):  # the larger ones take seconds each
            assert generate(run.setting.office()).sha256 == run.office.sha256
        for row in run.objectives:
            if row.bound is not None:
                assert row.value <= row.bound if row.name in MAXIMISED else row.value >= row.bound
