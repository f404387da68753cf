"""The page of results: the numbers of the lines, told apart by who made the plans; what is not there is left out."""

import pytest

from optimizer.bench.pictures import pictures_of
from optimizer.bench.record import Record
from tests.bench.records import dispatched, office, record, simulated, solve_run
from tests.benchmarks.results.records import simulated as swept


def sections(*records: Record) -> dict[str, object]:
    return {section.name: section.data for section in pictures_of(records, "runs").sections}


def test_plans_stand_under_their_instance_with_score_and_bound() -> None:
    page = sections(record(), dispatched(), record(instance=office("m")))
    first, second = page["runs"]
    assert (first["name"], second["name"]) == ("xs", "m")
    ours, rule = first["plans"]
    assert (ours["score"], ours["score_bound"], ours["late"]) == (0.805, 0.8125, 10)
    assert (rule["score"], rule["score_bound"], rule["on_time_share"]) == (0.626, None, 0.7)


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (record(), "client-based"),
        (record(run=solve_run("task-based")), "task-based"),
        (dispatched("edf"), "rule"),
        (dispatched("dedicated"), "dedicated"),
    ],
)
def test_who_made_a_plan_says_how_it_is_drawn(made: Record, kind: str) -> None:
    ((instance,),) = sections(made).values()
    assert [plan["kind"] for plan in instance["plans"]] == [kind]


def test_a_run_without_a_plan_has_no_values() -> None:
    bad = dispatched(status="no-plan", measures={}, objectives=(), plan_sha256=None)
    ((instance,),) = sections(bad).values()
    (plan,) = instance["plans"]
    assert (plan["status"], plan["score"], plan["on_time_share"], plan["late"]) == ("no-plan", None, None, None)


def test_simulations_have_means_with_half_of_their_intervals() -> None:
    """With one degree of freedom t is 12.706; values 25 % and 75 % have a standard error of 25 %."""
    ((setting,),) = sections(simulated()).values()
    (run,) = setting["runs"]
    rows = {row["name"]: row["values"] for row in run["measures"]}
    assert run["policies"] == ["edf", "overflow"]
    assert rows["named_share"][0] == {"mean": 0.5, "half": pytest.approx(3.1766, abs=1e-4)}
    assert rows["on_time_share"] == [{"mean": 1.0, "half": 0.0}, {"mean": None, "half": None}]
    assert "mean_wait_days" not in rows


def test_a_single_replication_has_no_interval() -> None:
    ((setting,),) = sections(simulated(named=(0.25, None))).values()
    assert setting["runs"][0]["measures"][0]["values"][0] == {"mean": 0.25, "half": None}


def test_sections_are_those_that_the_lines_can_fill() -> None:
    assert list(sections(record())) == ["runs"]
    assert list(sections(simulated())) == ["simulated"]
    both = [swept(familiarisation_minutes=minutes) for minutes in (0, 5)]
    assert list(sections(record(), *both)) == ["runs", "break_even", "simulated"]
