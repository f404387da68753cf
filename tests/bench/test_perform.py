from datetime import date
from pathlib import Path

import pytest

from optimizer.bench import perform as module
from optimizer.bench.offices import Entry, LogDays, placed
from optimizer.bench.perform import perform
from optimizer.bench.record import Record, as_row
from optimizer.bench.runs import ActualRun, DispatchRun, Order
from optimizer.dispatch import dispatch
from optimizer.instance.files import write_instance
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan
from tests.bench.records import solve_run
from tests.builders import caseworker, client, instance, task

LOGS = Path(__file__).resolve().parents[1] / "data"


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """Two tasks of a client whose caseworker has time for one of them on the day when both are due."""
    workers = (caseworker("w1", minutes_per_day=30), caseworker("w2", minutes_per_day=30))
    tasks = (task("t1", late_weight=2), task("t2"))
    office = instance(caseworkers=workers, clients=(client(caseworker="w1"),), tasks=tasks)
    write_instance(office, tmp_path / "a.json")
    return Order(suite="handmade", name="a", file=tmp_path / "a.json", run=DispatchRun(rule="sticky"))


def test_a_rule_leaves_values_and_measures(order: Order) -> None:
    found = perform(order)
    assert (found.status, found.method, found.violations) == ("feasible", "dispatch", ())
    values = {row.name: row.value for row in found.objectives}
    assert (values["late"], values["continuity"]) == (0, 200)
    assert found.measures["named-caseworker share"] == 0.5
    assert found.measures["objective continuity"] == values["continuity"]
    assert (found.instance.late_weights, found.instance.title) == (3, "tiny")
    assert found.continuity_bound_percent is None


def test_what_people_did_is_a_line_like_any_other(tmp_path: Path) -> None:
    days = LogDays(events="office.csv", cases="cases.csv", start=date(2026, 1, 5), end=date(2026, 1, 9))
    file, office = placed(Entry(name="a", log=days), tmp_path, LOGS, tmp_path)
    found = perform(Order(suite="handmade", name="a", file=file, run=ActualRun()))
    assert (found.status, found.method, found.violations) == ("feasible", "people", ())
    assert {row.name: row.value for row in found.objectives}["late"] == found.measures["objective late"]
    assert (found.instance.tasks, found.measures["undone"]) == (len(office.tasks), 0)
    assert str(found.run) == "what people did"


@pytest.mark.parametrize(("allowed", "target", "kept"), [(None, None, 1), (0.2, 0, 1), (0.5, 1, 2)])
def test_allowed_late_is_a_target_above_what_nobody_can_avoid(
    tmp_path: Path, allowed: float | None, target: int | None, kept: int
) -> None:
    """w1 has time for the task of one of two clients on the day when both are due."""
    both = instance(
        caseworkers=(caseworker("w1"), caseworker("w2")),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w1")),
        tasks=(task("t1", "c1", minutes=80), task("t2", "c2", minutes=80)),
    )
    write_instance(both, tmp_path / "a.json")
    run = solve_run(allowed_late=allowed)
    found = perform(Order(suite="handmade", name="a", file=tmp_path / "a.json", run=run))
    assert found.targets.get("late") == target
    assert found.measures["retention"] == kept / 2


def test_a_record_comes_back_from_its_line(order: Order) -> None:
    found = perform(order)
    assert Record.model_validate(as_row(found)) == found


def test_the_hash_of_a_plan_does_not_depend_on_seconds(order: Order) -> None:
    first, second = perform(order), perform(order)
    assert first.plan_sha256 == second.plan_sha256 is not None
    assert perform(order.model_copy(update={"run": DispatchRun(rule="dedicated")})).plan_sha256 != first.plan_sha256


def test_a_pool_that_ignored_continuity_names_caseworkers_as_dispatch_does(order: Order) -> None:
    """Today's caseworker, whoever the solver happened to name."""
    found = perform(order.model_copy(update={"run": solve_run("task-based", work=1.0)}))
    assert found.status == "optimal"
    assert [row.name for row in found.objectives] == ["unassigned", "late", "delay", "overtime", "peak"]
    assert found.measures["retention"] == 1.0


def test_a_plan_that_the_checker_refuses_is_a_line_too(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_short(given: Instance, rule: str, seed: int = 0) -> Plan:
        plan = dispatch(given, rule, seed)
        return plan.model_copy(
            update={"schedule": tuple(row.model_copy(update={"minutes": 1}) for row in plan.schedule)}
        )

    monkeypatch.setattr(module, "dispatch", too_short)
    found = perform(order)
    assert found.status == "rejected"
    assert any(violation.startswith("C2") for violation in found.violations)
    assert (found.plan_sha256, found.measures) == (None, {})
