"""Published optima: generalised assignment problems of OR-Library, as `benchmarks.gap` puts them."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.gap import as_instance, data_folder, problem_files, run
from optimizer.checks.check import check_plan
from tests.checks.plans import plan, row, score

FILES = {path.stem: path for path in problem_files(data_folder())}
#: One for each number of agents, 5, 8 and 10, and jobs from 15 to 60. `python -m benchmarks.gap` solves all 60.
SOME = ("gap1-0", "gap4-0", "gap6-2", "gap9-0", "gap12-3")


@pytest.mark.parametrize("name", SOME)
def test_the_published_optimum_is_reached_and_proven(name: str) -> None:
    if name not in FILES:
        pytest.skip(f"the published problems are not in {data_folder() / 'gap'}; CASELOAD_DATA names another folder")
    result = run(FILES[name], seconds=120)
    assert result.ok, result


def tiny(capacity: int = 5) -> dict[str, Any]:
    return {"cost": [[7, 3], [2, 9]], "weight": [[3, 2], [4, 5]], "capacity": [capacity, 5]}


def test_each_point_counts_twice_and_each_agent_has_minutes_of_its_own() -> None:
    office = as_instance("tiny", tiny())
    made = plan(
        office, row("task0", "agent0", 0, 3), row("task1", "agent1", 0, 5), named={"job0": "agent0", "job1": "agent1"}
    )
    assert check_plan(office, made).violations == ()
    assert score(office, made, "continuity") == 2 * (7 + 9)


@pytest.mark.parametrize(("capacity", "fits"), [(5, True), (4, False)])
def test_capacity_is_the_agent_s_day(capacity: int, fits: bool) -> None:
    office = as_instance("tiny", tiny(capacity))
    made = plan(
        office, row("task0", "agent0", 0, 3), row("task1", "agent0", 0, 2), named={"job0": "agent0", "job1": "agent0"}
    )
    assert check_plan(office, made).ok is fits


def test_a_small_problem_is_solved_and_its_result_judged(tmp_path: Path) -> None:
    path = tmp_path / "tiny.json"
    for best, ok in ((16, True), (17, False)):
        path.write_text(json.dumps({**tiny(), "max_sense": {"best_known": best}}))
        assert run(path, seconds=60).ok is ok


def test_problems_come_in_order_of_size() -> None:
    names = list(FILES)
    assert names == sorted(names, key=lambda name: [int(number) for number in name[3:].split("-")])
