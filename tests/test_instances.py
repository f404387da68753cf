"""The stored instances: every file is what the index says, and every best plan is as good as it says."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.index_instances import INDEX, ROOT, best_of, better, load, merged, read_index, refresh, with_bounds
from optimizer.checks.check import check_plan
from optimizer.cli import caseload
from optimizer.instance.calendar import working_days
from optimizer.instance.files import read_instance
from optimizer.plan.files import read_plan
from optimizer.plan.schema import ObjectiveValue, Plan
from optimizer.rules import OBJECTIVES
from optimizer.solvers import SolveSettings, solve

ENTRIES = read_index()
TINY = [entry for entry in ENTRIES if (entry["path"] or "").startswith("tiny/")]
GENERATED = [entry for entry in ENTRIES if entry["command"] is not None]
LARGEST_TRACKED = 2 * 1024 * 1024


def names(entries: list[dict[str, Any]]) -> list[Any]:
    """Entries by name; those that take seconds are marked."""
    slow = ("l", "xl")
    return [
        pytest.param(entry, id=entry["name"], marks=[pytest.mark.slow] if entry["name"] in slow else [])
        for entry in entries
    ]


def test_every_file_is_in_the_index_and_every_path_is_a_file() -> None:
    listed = {entry[key] for entry in ENTRIES for key in ("path", "plan") if entry[key] is not None}
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file() and path != INDEX}
    assert found == listed


def test_no_file_is_too_large_to_track() -> None:
    assert [path.name for path in ROOT.rglob("*") if path.stat().st_size >= LARGEST_TRACKED] == []


def test_names_are_unique_and_described() -> None:
    assert len({entry["name"] for entry in ENTRIES}) == len(ENTRIES)
    assert all(entry["description"].endswith(".") for entry in ENTRIES)


@pytest.mark.parametrize("entry", names(ENTRIES))
def test_the_instance_is_what_the_index_says(entry: dict[str, Any]) -> None:
    instance = load(entry)
    assert instance.sha256 == entry["sha256"]
    assert instance.rules.policy == entry["policy"]
    counted = (len(instance.caseworkers), len(instance.clients), len(instance.tasks))
    assert counted == (entry["caseworkers"], entry["clients"], entry["tasks"])
    assert len(working_days(instance.horizon)) == entry["working_days"]


@pytest.mark.parametrize("entry", names([entry for entry in ENTRIES if entry["plan"]]))
def test_the_best_plan_keeps_the_rules_and_reaches_its_values(entry: dict[str, Any]) -> None:
    plan = read_plan(ROOT / entry["plan"])
    verdict = check_plan(load(entry), plan)
    assert verdict.violations == ()
    assert verdict.score is not None
    assert {row["name"]: row["value"] for row in entry["objectives"]} == verdict.score.objectives
    assert [row.model_dump() for row in plan.objectives] == entry["objectives"]
    assert (plan.policy, plan.status) == (entry["policy"], entry["status"])


@pytest.mark.parametrize("entry", names(GENERATED))
def test_the_command_makes_the_same_bytes(entry: dict[str, Any], tmp_path: Path) -> None:
    target = tmp_path / "office.json"
    words = entry["command"].split()
    result = CliRunner().invoke(caseload, [*words[1:-1], str(target)])
    assert result.exit_code == 0, result.output
    assert read_instance(target).sha256 == entry["sha256"]


@pytest.mark.parametrize("entry", names(TINY))
def test_tiny_instances_are_solved_to_the_recorded_optimum(entry: dict[str, Any]) -> None:
    outcome = solve(read_instance(ROOT / entry["path"]), SolveSettings(time_limit=60, threads=1))
    assert outcome.plan.status == entry["status"] == "optimal"
    assert [row.model_dump() for row in outcome.plan.objectives] == entry["objectives"]


def test_tiny_instances_show_every_rule() -> None:
    shown = {entry["name"].split("-")[0].upper() for entry in TINY}
    assert shown >= {"A1", "A2", "A3", "A4", "P1", "C1", "C2", "T1", "T2"}


def values(*numbers: int, bounds: tuple[int | None, ...] | None = None) -> tuple[ObjectiveValue, ...]:
    """unassigned, late, continuity …"""
    return tuple(
        ObjectiveValue(name=name, value=value, bound=bound)
        for name, value, bound in zip(OBJECTIVES, numbers, bounds or (None,) * len(numbers), strict=False)
    )


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        ((0, 5, 100), (0, 5, 100), False),
        ((0, 4, 1), (0, 5, 100), True),
        ((0, 5, 101), (0, 5, 100), True),
        ((0, 5, 99), (0, 5, 100), False),
        ((1, 0, 999), (0, 5, 100), False),
    ],
)
def test_better_goes_by_the_order_of_the_objectives(new: tuple[int, ...], old: tuple[int, ...], expected: bool) -> None:
    assert better(values(*new), values(*old)) is expected


def test_bounds_of_another_plan_count_up_to_the_first_difference() -> None:
    best = values(0, 5, 100, 7, bounds=(0, None, 150, 3))
    other = values(0, 6, 120, 2, bounds=(None, 4, 130, 7))
    assert [row.bound for row in merged(best, other)] == [0, 4, 150, 3]


def test_the_tighter_bound_wins_where_the_values_agree() -> None:
    best = values(0, 5, 100, bounds=(0, 3, 130))
    other = values(0, 5, 100, bounds=(0, 4, 120))
    assert [row.bound for row in merged(best, other)] == [0, 4, 120]


def plan_of(objectives: tuple[ObjectiveValue, ...], seed: int) -> Plan:
    return Plan.model_validate(
        {
            "instance": "x",
            "instance_sha256": "",
            "policy": "cover",
            "status": "feasible",
            "assignments": (),
            "schedule": (),
            "objectives": objectives,
            "provenance": {"seed": seed},
        }
    )


def test_the_first_of_equal_plans_stays_and_gains_the_bounds_of_the_other() -> None:
    best = best_of([plan_of(values(0, 5), 1), plan_of(values(0, 5, bounds=(0, 5)), 2)])
    assert best is not None
    assert (best.provenance.seed, best.status) == (1, "optimal")
    assert [row.bound for row in best.objectives] == [0, 5]


def test_a_plan_is_optimal_only_with_every_value_at_its_bound() -> None:
    assert with_bounds(plan_of((), 1), values(0, 5, bounds=(0, 4))).status == "feasible"
    assert with_bounds(plan_of((), 1), values(0, 5, bounds=(0, 5))).status == "optimal"


def test_refresh_writes_the_plan_once_and_then_finds_nothing_to_change(tmp_path: Path) -> None:
    tiny = next(entry for entry in TINY if entry["name"] == "orphans")
    bare = {key: tiny[key] for key in ("name", "description", "path", "command")}
    (tmp_path / "tiny").mkdir()
    (tmp_path / tiny["path"]).write_bytes((ROOT / tiny["path"]).read_bytes())
    assert refresh(bare, None, tmp_path)["plan"] is None
    found = refresh(bare, SolveSettings(time_limit=60, threads=1), tmp_path)
    assert found == tiny
    written = (tmp_path / found["plan"]).read_bytes()
    assert refresh(found, None, tmp_path) == tiny
    assert (tmp_path / found["plan"]).read_bytes() == written


def test_a_plan_of_another_instance_counts_for_nothing(tmp_path: Path) -> None:
    tiny = next(entry for entry in TINY if entry["name"] == "orphans")
    (tmp_path / "tiny").mkdir()
    (tmp_path / "plans").mkdir()
    changed = (ROOT / tiny["path"]).read_bytes().replace(b'"minutes": 40', b'"minutes": 30')
    (tmp_path / tiny["path"]).write_bytes(changed)
    (tmp_path / tiny["plan"]).write_bytes((ROOT / tiny["plan"]).read_bytes())
    found = refresh(tiny, None, tmp_path)
    assert found["sha256"] != tiny["sha256"]
    assert (found["plan"], found["objectives"]) == (None, [])


def test_the_index_is_written_as_the_script_writes_it() -> None:
    document = json.loads(INDEX.read_text(encoding="utf-8"))
    assert INDEX.read_text(encoding="utf-8") == json.dumps(document, indent=1, ensure_ascii=False) + "\n"
