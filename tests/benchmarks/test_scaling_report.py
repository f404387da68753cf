import importlib
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.drawing import PlotsMissing
from benchmarks.scaling.__main__ import main
from benchmarks.scaling.plots import write_plots
from benchmarks.scaling.record import Record, as_row
from benchmarks.scaling.report import grouped, report_text
from benchmarks.scaling.setting import by_grid
from optimizer.bench.lines import append_line
from tests.benchmarks.scaling_records import record, setting


def cells(page: str, start: str) -> list[str]:
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {start} |")]
    return [cell.strip() for cell in row.strip("|").split("|")]


def test_median_and_worst_over_the_seeds() -> None:
    runs = [record(setting(seed=seed), peak_mb=mb) for seed, mb in ((1, 100.0), (2, 900.0), (3, 300.0))]
    assert cells(report_text(runs), "S | 20")[-1] == "300 (900)"


def test_a_seed_without_proof_is_the_worst() -> None:
    runs = [record(setting(seed=seed), gaps={"late": gap}) for seed, gap in ((1, 0.001), (2, None), (3, 0.002))]
    assert cells(report_text(runs), "S | 20")[8] == "0.200 (–)"


def test_fewer_points_are_the_worse_continuity() -> None:
    runs = [record(), record(setting(seed=2))]
    few = runs[1].objectives[2].model_copy(update={"value": 10})
    runs[1] = runs[1].model_copy(update={"objectives": (*runs[1].objectives[:2], few)})
    assert cells(report_text(runs), "S | 20")[9] == "40 (10)"


def test_offices_variants_and_limits_are_kept_apart() -> None:
    runs = [record(), record(setting(variant="both")), record(setting(utilisation=1.02)), record(setting(seconds=60.0))]
    runs.append(record(setting(work=True)))
    assert len(grouped([*runs, record(setting(seed=2))])) == 5


def test_targets_are_in_the_page() -> None:
    assert cells(report_text([record()]), "S | 0.03 %, 0.2 %, 30 s")[2] == "yes"


def test_a_plan_that_fails_the_checker_is_said_first() -> None:
    bad = record(violations=("C1: w1 on 2026-01-05",))
    assert "**Plans that fail the checker: S, 20 days" in report_text([bad])
    assert "Every plan passed the checker." in report_text([record()])


def test_growth_is_fitted_where_offices_differ() -> None:
    runs = [record(one, peak_mb=100.0 * one.days) for one in by_grid([0.92], [1], ["plain"], 60)]
    page = report_text(runs)
    assert "| days of 20 caseworkers and 6,000 clients | peak memory, MB | days^1.00 ± 0.00 | 3 |" in page
    assert "Too few runs to fit." in report_text([record()])


def results(folder: Path, runs: list[Record]) -> Path:
    for run in runs:
        append_line(folder / "results.jsonl", as_row(run))
    return folder / "results.jsonl"


def test_report_is_written_without_plots(tmp_path: Path) -> None:
    file = results(tmp_path, [record()])
    done = CliRunner().invoke(main, ["report", str(file), "--output", str(tmp_path / "out"), "--no-plots"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out" / "report.md").read_text("utf-8") == report_text([record()])


def test_a_later_line_of_the_same_run_counts(tmp_path: Path) -> None:
    file = results(tmp_path, [record(peak_mb=1.0), record(peak_mb=2.0)])
    CliRunner().invoke(main, ["report", str(file), "--output", str(tmp_path), "--no-plots"])
    assert cells((tmp_path / "report.md").read_text("utf-8"), "S | 20")[-1] == "2"


def test_a_file_without_runs_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text('{"format": "something else"}\n{"torn')
    done = CliRunner().invoke(main, ["report", str(tmp_path / "empty.jsonl"), "--no-plots"])
    assert done.exit_code == 2
    assert "2 torn or foreign lines ignored" in done.output
    assert "holds no runs" in done.output


def test_without_matplotlib_one_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(PlotsMissing, match=r"caseload-optimizer\[bench\]"):
        write_plots([record()], tmp_path)


def test_plots_are_the_same_bytes_twice(tmp_path: Path) -> None:
    if importlib.util.find_spec("matplotlib") is None:
        pytest.skip("needs the extra `bench`")
    runs = [record(one) for one in by_grid([0.92], [1], ["plain"], 60)]
    names = write_plots(runs, tmp_path / "one")
    assert write_plots(runs, tmp_path / "two") == names
    assert names == ["growth-1-caseworkers.svg", "growth-2-clients.svg", "growth-3-days.svg", "gaps.svg"]
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
