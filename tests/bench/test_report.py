import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from optimizer.bench.headline import headline_of
from optimizer.bench.lines import append_line
from optimizer.bench.record import Record, as_row
from optimizer.bench.report import report_text
from optimizer.bench.runs import Simulated, SimulateRun
from optimizer.cli import caseload
from tests.bench.records import dispatched, objectives, reached, record, simulated, solve_run

POOL = record(
    run=solve_run("task-based"),
    objectives=(reached("unassigned", 0, 0), reached("late", 9, 9)),
    measures={"continuity score": 40.0, "objective late": 9.0},
    continuity_bound_percent=None,
)
RECORDS = [
    record(),
    POOL,
    dispatched(),
    dispatched("edf", measures={"continuity score": 50.0}),
    dispatched("dedicated"),
]


def score(percent: float) -> dict[str, float | None]:
    return {"continuity score": percent}


def test_the_headline_is_client_based_against_the_pooled_plans_with_most_continuity() -> None:
    better = dispatched("dedicated", measures=score(99))
    cover = record(run=solve_run("cover"), measures=score(95))
    found = headline_of([*RECORDS, better, cover])
    assert (found.client_based, found.planned_pool, found.rule) == (RECORDS[0], POOL, RECORDS[2])
    assert found.difference == pytest.approx(17.9)


def test_a_pool_that_is_ahead_is_said_to_be() -> None:
    pool = record(run=solve_run("task-based"), measures=score(90))
    assert headline_of([*RECORDS, pool]).difference == pytest.approx(-9.5)
    assert headline_of([pool, dispatched()]).difference is None


def test_the_best_client_based_run_has_least_late_before_most_continuity() -> None:
    late = record(run=solve_run(seed=2), measures={"objective late": 11.0, "objective continuity": 999.0})
    less = record(run=solve_run(seed=3), measures={"objective late": 10.0, "objective continuity": 890.0})
    most = record(run=solve_run(seed=4), measures={"objective late": 10.0, "objective continuity": 900.0})
    assert headline_of([late, less, most]).client_based == most


def test_the_page_has_values_beside_bounds() -> None:
    text = report_text(RECORDS)
    assert "| xs | 80.50 | 81.25 | 10 | 40.00 | 9 | sticky | 62.60 | 12 | 17.90 |" in text
    row = "| client-based, work 4, seed 1, threads 1 | feasible | 10 | 10 | 80.50 | 81.25 | – | 910 | – | 75.0 | – |"
    assert row in text
    assert "No plan failed the checker." in text


def test_a_proven_headline_is_called_so_and_no_other() -> None:
    rows = (*objectives()[:2], reached("continuity", 900, 900, confirmed=True))
    assert "(reached, proven)" in report_text([record(objectives=rows)])
    rows = (*objectives()[:2], reached("continuity", 900, 900))
    assert "(reached, proven)" not in report_text([record(objectives=rows)])


def test_a_plan_that_failed_is_named_at_the_top() -> None:
    bad = dispatched(status="rejected", measures={}, objectives=(), plan_sha256=None)
    assert "**Plans that failed the checker: xs: sticky.**" in report_text([record(), bad])


def files(folder: Path, *records: Record) -> dict[str, bytes]:
    for one in records:
        append_line(folder / "runs.jsonl", as_row(one))
    command = ["bench", "report", str(folder / "runs.jsonl"), "--output", str(folder / "report")]
    assert CliRunner().invoke(caseload, command).exit_code == 0
    return {path.name: path.read_bytes() for path in (folder / "report").iterdir()}


def test_the_same_lines_give_the_same_bytes(tmp_path: Path) -> None:
    first = files(tmp_path / "one", *RECORDS)
    assert sorted(first) == ["report.html", "report.md"]
    assert files(tmp_path / "two", *RECORDS) == first


def test_the_last_line_of_a_run_is_reported(tmp_path: Path) -> None:
    old = dispatched(measures=score(1.25))
    assert files(tmp_path / "one", old, dispatched())["report.md"] == files(tmp_path / "two", dispatched())["report.md"]


def test_simulations_are_a_table_a_setting_with_half_of_each_interval() -> None:
    """With one degree of freedom t is 12.706; values 25 and 75 have a standard error of 25."""
    text = report_text([simulated()])
    assert "### S, utilisation 0.92, reading in 2 min\n\n4 caseworkers, 60 clients on the first morning" in text
    assert "\n\n2 replications, seed 1, work 3, overflow from 2 days:\n\n" in text
    assert "| edf | 50.0 ± 317.7 | 100.0 ± 0.0 | – | – | – | – | – |" in text
    assert "| overflow | 50.0 ± 317.7 | – | – | – | – | – | – |" in text


def test_a_single_or_undefined_replication_has_no_interval() -> None:
    text = report_text([simulated(named=(0.25, None))])
    assert "| edf | 25.0 | 100.0 ± 0.0 |" in text
    assert "| edf | – | 100.0 ± 0.0 |" in report_text([simulated(named=(None, None))])


def test_runs_of_one_setting_stand_under_one_heading() -> None:
    seeds = [SimulateRun(setting=Simulated(), policies=("edf",), replications=2, seed=seed) for seed in (1, 2)]
    text = report_text([simulated(run) for run in seeds])
    assert (text.count("### "), text.count("| edf |")) == (1, 2)


def test_simulations_stay_out_of_what_is_about_one_instance() -> None:
    with_them, without = report_text([*RECORDS, simulated()]), report_text(RECORDS)
    headline = with_them[with_them.index("## Headline") : with_them.index("## Simulations")]
    assert headline.strip() == without[without.index("## Headline") :].strip()
    assert headline_of([*RECORDS, simulated()]) == headline_of(RECORDS)


def test_simulations_alone_have_neither_headline_nor_a_word_on_the_checker(tmp_path: Path) -> None:
    text = files(tmp_path, simulated())["report.md"].decode()
    assert all(word not in text for word in ("Headline", "checker"))


def test_the_text_leads_to_the_page_beside_it(tmp_path: Path) -> None:
    written = files(tmp_path, *RECORDS)
    (link,) = re.findall(r"\]\((.*?)\)", written["report.md"].decode())
    assert link in written
