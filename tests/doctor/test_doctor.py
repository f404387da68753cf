"""Whether `caseload doctor` sees what is wrong, not only that all is well."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from optimizer.cli import caseload
from optimizer.doctor import brute_force as brute_force_module
from optimizer.doctor import examine as examine_module
from optimizer.doctor import search as search_module
from optimizer.doctor.finding import Finding
from optimizer.doctor.machine import free_megabytes, machine
from optimizer.doctor.versions import judged, versions
from optimizer.instance.build import build_instance
from optimizer.solvers import SolveSettings
from tests.oracle.brute_force import optimum


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the tests that take seconds, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(examine_module, "TESTS", ("versions", "machine"))


def run(**environment: str) -> Result:
    return CliRunner().invoke(caseload, ["doctor", "--json"], env=environment)


def wrong(result: Result) -> list[str]:
    return [row["name"] for row in json.loads(result.stdout)["findings"] if not row["ok"]]


@pytest.mark.slow
def test_this_installation_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert wrong(result) == []
    assert result.exit_code == 0
    names = [row["name"] for row in json.loads(result.stdout)["findings"]]
    assert {"python", "ortools", "cores", "memory", "compiled search"} <= set(names)
    assert names[-2:] == ["solver against brute force", "office XS"]


def test_what_is_read_by_nothing_is_wrong(quick: None) -> None:
    result = run(CASELOAD_SOLV_WORK="1", CASELOAD_SOLVE_WORK="1", CASELOAD_BENCH_RUN_JOBS="2")
    assert (result.exit_code, wrong(result)) == (1, ["environment"])
    assert "did you mean CASELOAD_SOLVE_WORK?" in result.stdout


def test_every_section_of_the_settings_file_is_looked_at(quick: None) -> None:
    Path("caseload.toml").write_text("[solve]\nwrok = 1\n[bench.run]\njobs = 0\n[dispatch]\nseed = 1\n")
    result = run()
    assert (result.exit_code, wrong(result)) == (1, ["settings file", "settings file"])
    Path("caseload.toml").write_text("[solve]\nwork = 1\n")
    assert run().exit_code == 0


def test_a_test_that_breaks_down_is_a_finding_and_the_next_is_made(
    quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examine_module, "TESTS", ("missing", "machine"))
    result = run()
    assert (result.exit_code, wrong(result)) == (1, ["missing"])
    assert "cores" in result.stdout


@pytest.mark.parametrize(
    ("found", "ok"), [("9.14", True), ("9.15.6755", True), ("9.13.9", False), ("10.0", False), ("9.14rc1", True)]
)
def test_versions_are_held_against_what_is_declared(found: str, ok: bool) -> None:
    assert judged("ortools", found, "<10,>=9.14").ok is ok


def test_every_package_that_is_needed_is_looked_at() -> None:
    names = {finding.name for finding in versions()}
    assert {"ortools", "numpy", "pandas", "pydantic", "click", "rich", "scipy", "numba"} <= names
    assert "matplotlib" not in names


def test_memory_is_that_of_the_container_where_that_is_less(tmp_path: Path) -> None:
    assert free_megabytes(tmp_path) is None
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/meminfo").write_text("MemTotal: 4194304 kB\nMemAvailable: 2097152 kB\nHugePages_Total: 0\n")
    assert free_megabytes(tmp_path) == 2048
    (tmp_path / "sys/fs/cgroup").mkdir(parents=True)
    (tmp_path / "sys/fs/cgroup/memory.current").write_text(f"{2**28}\n")
    (tmp_path / "sys/fs/cgroup/memory.max").write_text("max\n")
    assert free_megabytes(tmp_path) == 2048
    (tmp_path / "sys/fs/cgroup/memory.max").write_text(f"{2**30}\n")
    assert free_megabytes(tmp_path) == 768


def test_little_memory_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimizer.doctor.machine.free_megabytes", lambda: 100)
    assert [finding.name for finding in machine() if not finding.ok] == ["memory"]


def test_the_brute_force_agrees_with_the_one_of_the_tests() -> None:
    given = build_instance(brute_force_module.OFFICE)
    best, plans = brute_force_module.best_of_all(given)
    assert best == optimum(given)
    assert plans == 3**2 * (1 + 2 * 2) ** 3


def test_a_solver_that_misses_the_best_plan_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    solve = brute_force_module.solve

    def lazy(given: Any, settings: SolveSettings) -> Any:
        return solve(given, SolveSettings(priority=("peak",), work=settings.work, threads=1))

    monkeypatch.setattr(brute_force_module, "solve", lazy)
    (finding,) = brute_force_module.brute_force()
    assert not finding.ok
    assert "the best of all 1,125 plans" in finding.told


def test_a_loop_that_computes_something_else_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Wrong:
        signatures = ("one",)
        py_func = staticmethod(search_module.knapsacks.py_func)  # type: ignore[attr-defined]

        def __call__(self, *arrays: Any) -> int:
            return int(self.py_func(*arrays)) + 1

    def findings() -> Iterator[Finding]:
        return search_module.search()

    assert [finding.ok for finding in findings()] == [True]
    monkeypatch.setattr(search_module, "knapsacks", Wrong())
    assert [finding.ok for finding in findings()] == [False]
