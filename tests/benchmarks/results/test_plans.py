"""Plans of instances by who made them, and frontiers of plans that were allowed to be late."""

import pytest

from benchmarks.results.contenders import contenders, is_of_a_log, of_instances
from benchmarks.results.frontier import frontiers
from optimizer.bench.runs import ActualRun
from tests.bench.records import dispatched, objectives, office, record, solve_run
from tests.benchmarks.results.records import allowed, plan


def test_plans_have_the_names_of_the_page_in_its_order() -> None:
    runs = [dispatched("edf"), dispatched("dedicated"), record(run=ActualRun()), plan("task-based", 1, 40), record()]
    assert list(contenders(runs)) == ["people", "client-based", "planned pool", "dedicated", "edf"]


def test_of_plans_the_best_counts_and_of_a_rule_the_first() -> None:
    worse = plan("client-based", 20, 99, run=solve_run(seed=1))
    better = plan("client-based", 10, 50, run=solve_run(seed=2))
    first, second = (dispatched("random", measures={"continuity score": score}) for score in (30.0, 60.0))
    found = contenders([worse, better, first, second])
    assert found["client-based"].record == better
    assert found["random"].record == first


def test_late_is_in_percent_of_all_late_weights() -> None:
    found = contenders([plan("client-based", 15, 80, objectives=objectives(late=(15, 10)))])["client-based"]
    assert (found.late, found.late_bound, found.named) == (1.5, 1.0, 0.5)


def test_plans_without_a_hash_and_plans_allowed_to_be_late_are_left_out() -> None:
    rejected = plan("cover", 1, 2, plan_sha256=None, status="rejected")
    assert of_instances([rejected, allowed(0.1, 99, 99)]) == {}
    assert list(of_instances([rejected, allowed(None, 9, 80)])["a"]) == ["client-based"]


@pytest.mark.parametrize(("name", "expected"), [("receipt-1", True), ("loans-1", True), ("s-receipt-1", False)])
def test_instances_of_logs_are_known_by_their_names(name: str, *, expected: bool) -> None:
    assert is_of_a_log(record(instance=office(name))) == expected


def test_a_frontier_is_from_nothing_allowed_to_most() -> None:
    lines = [allowed(0.02, 28, 90, 95), allowed(None, 10, 80, 81), allowed(0.01, 19, 86, 90)]
    (found,) = frontiers(lines)
    assert (found.instance, found.policy) == ("a", "client-based")
    assert [point.allowed for point in found.points] == [0, 1, 2]
    assert (found.gained, found.at_most) == (10, 15)


def test_where_nothing_was_allowed_there_is_no_frontier() -> None:
    assert frontiers([allowed(None, 10, 80), plan("cover", 10, 90)]) == []
    assert frontiers([allowed(0.01, 10, 80), allowed(0.02, 10, 80)]) == []


def test_what_was_allowed_is_told_apart_by_continuity_alone() -> None:
    lines = [allowed(None, 10, 80), allowed(0.01, 11, 84), allowed(0.01, 19, 86)]
    (found,) = frontiers([line.model_copy(update={"suite": str(number)}) for number, line in enumerate(lines)])
    assert found.points[1].plan.continuity == 86
