import pytest

from optimizer.checks.check import check_plan
from optimizer.plan.schema import ObjectiveValue, Status
from tests.builders import caseworker, client, instance
from tests.checks.plans import broken, claim, plan, row

OFFICE = instance()
#: Of the plan that does the one task on day 1: late by a day; 200 of 200 points; 30 of 500 minutes.
TRUE = {"unassigned": 0, "late": 1, "continuity": 200, "delay": 1, "overtime": 0, "peak": 60}


def claims(*objectives: ObjectiveValue, status: Status = "feasible") -> list[str]:
    verdict = check_plan(OFFICE, plan(OFFICE, row(on=1), objectives=objectives, status=status))
    assert {violation.rule for violation in verdict.violations} <= {"claims"}
    return [violation.message for violation in verdict.violations]


@pytest.mark.parametrize("name", TRUE)
@pytest.mark.parametrize("off_by", [-1, 0, 1])
def test_the_value_is_as_recomputed(name: str, off_by: int) -> None:
    assert len(claims(claim(name, TRUE[name] + off_by))) == abs(off_by)


def test_a_value_is_needed() -> None:
    assert claims(claim("late", None)) == ["late has no value, which only a no-plan file may say"]


@pytest.mark.parametrize(
    ("name", "bound", "false"),
    [
        ("late", 0, 0),
        ("late", 1, 0),
        ("late", 2, 1),
        ("continuity", 199, 1),
        ("continuity", 200, 0),
        ("continuity", 201, 0),
    ],
)
def test_a_bound_that_the_plan_beats_is_false(name: str, bound: int, false: int) -> None:
    assert len(claims(claim(name, TRUE[name], bound))) == false


def test_a_bound_is_held_against_the_value_reached_not_the_one_claimed() -> None:
    assert claims(claim("late", 2, 2)) == [
        "late is said to be 2, but is 1",
        "late is said to be at least 2, but the plan reaches 1, less",
    ]


@pytest.mark.parametrize(
    ("objectives", "false"),
    [
        ((claim("unassigned", 0, 0), claim("late", 1, 1)), 0),
        ((claim("unassigned", 0, 0), claim("late", 1, 0)), 1),
        ((claim("unassigned", 0, 0), claim("late", 1, None)), 1),
        ((claim("unassigned", 0, None), claim("late", 1, 0)), 2),
        ((), 1),
    ],
)
def test_optimal_means_every_value_is_its_bound(objectives: tuple[ObjectiveValue], false: int) -> None:
    assert len(claims(*objectives, status="optimal")) == false
    assert claims(*objectives, status="feasible") == []


def test_an_objective_is_listed_once() -> None:
    assert claims(claim("late", 1), claim("late", 1)) == ["objective late is listed 2 times"]


def test_any_order_and_any_part_of_the_objectives_may_be_listed() -> None:
    assert claims(claim("peak", 60), claim("late", 1)) == []


@pytest.mark.parametrize("policy", ["client-based", "cover", "task-based"])
def test_no_plan_decides_nothing(policy: str) -> None:
    nobody = {"c1": None}
    unknown = (claim("unassigned", None, 0), claim("late", None))
    empty = plan(OFFICE, named=nobody, status="no-plan", objectives=unknown, policy=policy)
    assert broken(OFFICE, empty) == []
    assert broken(OFFICE, empty.model_copy(update={"assignments": ()})) == []


def test_no_plan_with_a_plan_in_it() -> None:
    verdict = check_plan(OFFICE, plan(OFFICE, row(on=1), status="no-plan", objectives=(claim("late", 1),)))
    assert [violation.message for violation in verdict.violations] == [
        "the status is no-plan, but 1 clients are assigned",
        "the status is no-plan, but 1 tasks are scheduled",
        "the status is no-plan, but late is said to be 1",
    ]


def test_no_plan_that_lists_some_clients_lists_them_all() -> None:
    office = instance(clients=(client("c1"), client("c2")), tasks=())
    some = plan(office, status="no-plan")
    assert broken(office, some.model_copy(update={"assignments": some.assignments[:1]})) == ["rows"]


def test_claims_that_contradict_themselves_are_found_where_rows_can_not_be_read() -> None:
    office = instance(caseworkers=(caseworker(),))
    made = plan(office, row("t9"), objectives=(claim("late", 1, 2),))
    assert broken(office, made) == ["rows", "claims"]
