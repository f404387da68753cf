"""Peers run in their own processes; what they find is judged as any other plan. None of them is needed to plan."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.peers.chains import refuse_chains_across_clients
from benchmarks.peers.decided import Decided, plan_of, read_decided, worth_of
from benchmarks.peers.launch import JUDGED, Order, Result, launch_and_keep
from benchmarks.peers.race import Race, standing, table
from benchmarks.peers.registry import PEERS
from benchmarks.peers.run import Refused, Run
from optimizer.checks.check import check_plan
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance, Predecessor, Rules, TaskId
from optimizer.plan.files import read_plan
from optimizer.plan.schema import Provenance
from optimizer.solvers import SolveSettings, solve
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task

OFFICES = Path(__file__).resolve().parents[2] / "instances" / "tiny"
NEEDS_HIGHS = pytest.mark.skipif(find_spec("highspy") is None, reason="highspy is not installed")
NEEDS_TIMEFOLD = pytest.mark.skipif(find_spec("timefold") is None, reason="timefold is not installed")
PLANNERS = ["literal", "literal-started", pytest.param("highs", marks=NEEDS_HIGHS)]


def with_every_feature() -> Instance:
    """Two caseworkers, a cap, overtime, efforts by pin, reading in, an appointment, a chain, something overdue."""
    return instance(
        horizon=horizon(5),
        rules=Rules(familiarisation_minutes=20),
        caseworkers=(caseworker("w1", overtime_per_day=20), caseworker("w2", max_caseload=2)),
        clients=(
            client("c1", caseworker="w1"),
            client("c2", caseworker="w1", weight=3),
            client("c3", contacts={"w2": 1, "gone": 2}),
            client("c4", contacts={"gone": 5}, barred=("w1",)),
        ),
        tasks=(
            task("t1", "c1", minutes=90, due=day(1)),
            task("t2", "c1", minutes=40, due=day(2), after=(Predecessor(task=TaskId("t1"), days=1),)),
            task("t3", "c2", minutes=60, release=day(1), due=day(1), fixed_day=day(1)),
            task("t4", "c3", minutes=50, due=day(0), late_weight=2),
            task("t5", "c4", minutes=80, due=day(1)),
            task("t6", "c4", minutes=30, due=MONDAY.replace(year=2025), release=MONDAY.replace(year=2025)),
            task("t7", "c2", minutes=70, release=day(4), due=day(4)),
        ),
    )


def run(peer: str, office: Instance, folder: Path, **limits: Any) -> Result:
    file, output = folder / "office.json", folder / "plan.json"
    write_instance(office, file)
    result, checked = launch_and_keep(Order(peer, str(file), **{"seconds": 20.0, **limits}), output=output)
    assert (checked is not None) == output.exists()
    if output.exists():
        assert check_plan(read_instance(file), read_plan(output)).ok
    return result


def exact_values(office: Instance) -> dict[str, int | None]:
    outcome = solve(office, SolveSettings(priority=JUDGED, time_limit=20, method="exact"))
    assert outcome.plan.status == "optimal"
    return {row.name: row.value for row in outcome.plan.objectives}


@pytest.mark.parametrize("peer", PLANNERS)
def test_peer_agrees_with_the_exact_method(peer: str, tmp_path: Path) -> None:
    result = run(peer, with_every_feature(), tmp_path)
    assert (result.failure, result.objectives) == (None, exact_values(with_every_feature()))


@pytest.mark.parametrize("name", ["a4-full-caseload", "c2-familiarisation", "t2-intake-chain"])
def test_literal_peer_agrees_on_stored_offices(name: str, tmp_path: Path) -> None:
    office = read_instance(OFFICES / f"{name}.json")
    assert run("literal", office, tmp_path).objectives == exact_values(office)


@pytest.mark.parametrize("peer", PLANNERS)
def test_claimed_bounds_are_not_beaten_by_the_optimum(peer: str, tmp_path: Path) -> None:
    claims = run(peer, with_every_feature(), tmp_path).claims
    best = exact_values(with_every_feature())
    assert [claim.name for claim in claims] == list(JUDGED)
    for claim in claims[:2]:
        value = best[claim.name]
        assert value is not None
        assert claim.bound <= value


@NEEDS_TIMEFOLD
def test_timefold_makes_a_plan_that_passes_the_checker(tmp_path: Path) -> None:
    result = run("timefold", with_every_feature(), tmp_path, seconds=15.0)
    assert result.failure is None
    assert [note for note in result.notes if note.startswith("score found")]


@pytest.mark.parametrize("peer", ["highs", "timefold"])
def test_absent_package_is_reported(peer: str, tmp_path: Path) -> None:
    if find_spec(PEERS[peer].needs[0]) is not None:
        pytest.skip(f"{peer} is installed here")
    result = run(peer, instance(), tmp_path)
    assert result.objectives is None
    assert result.failure is not None
    assert result.failure.startswith(f"not available: {PEERS[peer].needs[0]} not installed")


def test_other_policies_are_refused(tmp_path: Path) -> None:
    result = run("literal", instance(rules=Rules(policy="cover")), tmp_path)
    assert result.failure == "refused: the policy is cover; the peers plan client-based only"


def test_chain_within_a_client_is_accepted_and_across_clients_refused() -> None:
    def office(client_of_second: str) -> Instance:
        second = task("t2", client_of_second, after=(Predecessor(task=TaskId("t1")),))
        return instance(clients=(client("c1"), client("c2")), tasks=(task("t1"), second))

    refuse_chains_across_clients(index_instance(office("c1")))
    with pytest.raises(Refused, match="t2 waits for t1 of another client"):
        refuse_chains_across_clients(index_instance(office("c2")))


def test_process_past_its_limit_is_killed_and_said_so(tmp_path: Path) -> None:
    result = run("literal", instance(), tmp_path, seconds=0.01, grace=0.01)
    assert result.failure == "killed past its limit (in phase start)"


def test_process_without_room_says_that_memory_ran_out(tmp_path: Path) -> None:
    result = run("literal", instance(), tmp_path, memory_gb=0.05)
    assert result.failure == "out of memory (in phase start)"


def test_best_plan_that_was_left_counts(tmp_path: Path) -> None:
    indexed = index_instance(instance())
    at_work = Run(indexed, 1.0, 1, 1, 1.0, tmp_path)
    better, worse = (Decided(np.array([0]), np.array([day])) for day in (0, 1))
    for one in (worse, better, worse):
        at_work.offer(one)
    left = read_decided(tmp_path / "decided.npz")
    assert left.day.tolist() == [0]
    score = check_plan(indexed.instance, plan_of(indexed, left, Provenance())).score
    assert score is not None
    unassigned, late, continuity = (score.objectives[name] for name in JUDGED)
    assert worth_of(indexed, left) == (unassigned, late, -continuity)


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ((0, 10, 500), "equal"),
        ((0, 10, 499), "better"),
        ((0, 10, 501), "worse"),
        ((0, 9, 1), "worse"),
        ((1, 0, 900), "better"),
        (None, "only Caseload's"),
    ],
)
def test_standing_is_lexicographic(theirs: tuple[int, int, int] | None, expected: str) -> None:
    ours = dict(zip(JUDGED, (0, 10, 500), strict=True))
    assert standing(ours, theirs and dict(zip(JUDGED, theirs, strict=True))) == expected


def test_race_is_resumed_from_its_lines(tmp_path: Path) -> None:
    write_instance(instance(), tmp_path / "office.json")
    lines = tmp_path / "race.jsonl"
    limits = Order("", "", seconds=5.0)
    race = Race(str(tmp_path / "office.json"), ("literal",), 2.0, limits, sys.executable, lines)
    first = race.run()
    assert [(row.line["peer"], row.line["settings"]["seconds"], row.standing) for row in first] == [
        ("caseload", 5.0, "equal"),
        ("literal", 10.0, "equal"),
    ]
    written = lines.read_bytes()
    assert race.run() == first
    assert lines.read_bytes() == written
    assert table(first).splitlines()[-1].endswith("equal")
