from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from optimizer.checks import check
from optimizer.checks.check import CHECKS, check_plan, require_checked
from optimizer.checks.verdict import CheckedPlan
from optimizer.errors import PlanRejected
from optimizer.instance.schema import Instance, Predecessor, Rules
from optimizer.plan.schema import ObjectiveValue, Plan, ScheduledTask
from optimizer.rules import OBJECTIVES, RULES
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task
from tests.checks.plans import broken, plan, row

TWO = (caseworker("w1"), caseworker("w2"))


def _case(*schedule: ScheduledTask, made: dict[str, Any] | None = None, **office: Any) -> tuple[Instance, Plan]:
    given = instance(**{"caseworkers": TWO, **office})
    return given, plan(given, *schedule, **(made or {}))


#: By rule, a plan that breaks it and no other.
BREAKS = {
    "identity": _case(made={"instance": "another"}),
    "rows": _case(row("t9")),
    "A1": _case(row(), made={"named": {"c1": None}}),
    "A2": _case(clients=(client(caseworker="w1", language="es"),), tasks=()),
    "A3": _case(row(), tasks=(task(pin="w2"),)),
    "A4": _case(caseworkers=(caseworker(max_caseload=0),)),
    "P1": _case(row(caseworker="w2")),
    "C1": _case(row(minutes=101), tasks=(task(minutes=101),)),
    "C2": _case(row(minutes=31)),
    "T1": _case(row(on=2), tasks=(task(fixed_day=day(1)),)),
    "T2": _case(row("t2"), tasks=(task("t1"), task("t2", after=(Predecessor(task="t1"),)))),
}


def test_every_rule_has_a_check() -> None:
    assert set(RULES) | {"identity", "rows"} == set(CHECKS) == set(BREAKS)


@pytest.mark.parametrize("rule", CHECKS)
def test_each_rule_is_caught_by_its_own_check_alone(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    office, made = BREAKS[rule]
    verdict = check_plan(office, made)
    assert {violation.rule for violation in verdict.violations} == {rule}
    assert verdict.checked is None
    monkeypatch.delitem(check.CHECKS, rule)
    assert check_plan(office, made).ok


def _office() -> tuple[Instance, Plan]:
    """A tight plan over two weeks in which nothing can move unnoticed; every objective listed as it is."""
    office = instance(
        horizon=horizon(10, holidays=(day(3),)),
        rules=Rules(familiarisation_minutes=15),
        caseworkers=(
            caseworker("w1", max_caseload=3, minutes_per_day=70, overtime_per_day=10),
            caseworker("w2", languages=("en", "es"), availability={day(1): 0}),
        ),
        clients=(
            client("c1", caseworker="w1", caseload_points=2),
            client("c2", caseworker="w2", language="es", weight=2),
            client("c3", language="es"),
            client("c4", contacts={"gone": 2}),
        ),
        tasks=(
            task("t1", "c1", due=day(0)),
            task("t2", "c1", minutes=50, due=day(2), after=(Predecessor(task="t1", days=2),)),
            task("t3", "c2", due=day(0), late_weight=3),
            task("t4", "c3", release=day(2), due=day(4), fixed_day=day(4)),
            task("t5", "c4", due=day(2)),
            task("t6", "c4", minutes=60, release=day(5), due=day(5)),
        ),
    )
    schedule = (
        row("t1", "w1", 0),
        row("t2", "w1", 2, 50),
        row("t3", "w2", 2),
        row("t4", "w2", 4),
        row("t6", "w1", 5, 60),
        row("t5", "w1", 4, 45),
    )
    made = plan(office, *schedule, named={"c3": "w2", "c4": "w1"})
    score = check_plan(office, made).score
    assert score is not None
    listed = tuple(ObjectiveValue(name=name, value=score.objectives[name]) for name in OBJECTIVES)
    return office, made.model_copy(update={"objectives": listed})


def _with_row(made: Plan, position: int, changed: ScheduledTask) -> Plan:
    schedule = (*made.schedule[:position], changed, *made.schedule[position + 1 :])
    return made.model_copy(update={"schedule": schedule})


def test_a_valid_plan_passes_with_its_score() -> None:
    office, made = _office()
    verdict = check_plan(office, made)
    assert verdict.ok
    assert verdict.checked is not None
    assert (verdict.checked.plan, verdict.checked.instance, verdict.checked.score) == (made, office, verdict.score)
    assert verdict.score is not None
    # t3 is done two days late at weight 3, t5 one working day late as the holiday does not count
    assert verdict.score.objectives == {
        "unassigned": 0,
        "late": 4,
        # kept 100 + 2 x 100 + 100 + 0; contacts c1 2 x 100, c2 2 x 100, c3 100, c4 2 x 50
        "continuity": 400 + 600,
        "delay": 7,
        "overtime": 0,
        # w1 has 185 of 630 minutes
        "peak": 294,
    }


@pytest.mark.parametrize("position", range(6))
@pytest.mark.parametrize("by", [-1, 1])
def test_one_minute_more_or_less_is_caught(position: int, by: int) -> None:
    office, made = _office()
    old = made.schedule[position]
    assert "C2" in broken(office, _with_row(made, position, old.model_copy(update={"minutes": old.minutes + by})))


@pytest.mark.parametrize("position", range(6))
def test_another_caseworker_is_caught(position: int) -> None:
    office, made = _office()
    old = made.schedule[position]
    other = {"w1": "w2", "w2": "w1"}[old.caseworker]
    assert "P1" in broken(office, _with_row(made, position, old.model_copy(update={"caseworker": other})))


@pytest.mark.parametrize("position", range(6))
@pytest.mark.parametrize("on", range(-1, 13))
def test_another_day_is_caught(position: int, on: int) -> None:
    """`on` counts calendar days; a move breaks a rule, or an objective is no longer what it is said to be."""
    office, made = _office()
    old = made.schedule[position]
    moved = old.model_copy(update={"day": MONDAY + timedelta(days=on)})
    assert bool(broken(office, _with_row(made, position, moved))) == (moved != old)


@pytest.mark.parametrize("position", range(6))
def test_a_row_left_out_is_caught(position: int) -> None:
    office, made = _office()
    schedule = (*made.schedule[:position], *made.schedule[position + 1 :])
    assert "claims" in broken(office, made.model_copy(update={"schedule": schedule}))


@pytest.mark.parametrize("position", range(4))
def test_another_named_caseworker_is_caught(position: int) -> None:
    office, made = _office()
    old = made.assignments[position]
    changed = old.model_copy(update={"caseworker": {"w1": "w2", "w2": "w1"}[old.caseworker]})
    assignments = (*made.assignments[:position], changed, *made.assignments[position + 1 :])
    assert "P1" in broken(office, made.model_copy(update={"assignments": assignments}))


def test_all_violations_are_collected() -> None:
    office, made = _office()
    worst = [item.model_copy(update={"minutes": 500, "caseworker": "w1"}) for item in made.schedule]
    assert set(broken(office, made.model_copy(update={"schedule": tuple(worst)}))) >= {"A3", "P1", "C1", "C2", "claims"}


def test_a_violation_names_its_entities_and_numbers() -> None:
    office, made = BREAKS["C1"]
    (violation,) = check_plan(office, made).violations
    assert (violation.caseworker, violation.day) == ("w1", day(0))
    assert str(violation) == (
        "C1: caseworker w1 has 101 minutes scheduled on 2026-01-05, but 100 minutes of capacity and 0 of overtime"
    )


def test_require_checked_raises_with_every_violation() -> None:
    office = instance(caseworkers=TWO)
    with pytest.raises(PlanRejected, match=r"(?s)P1: task t1 .*C2: task t1 is given 31 minutes"):
        require_checked(office, plan(office, row(caseworker="w2", minutes=31)))


def test_require_checked_gives_the_checked_plan() -> None:
    office, made = _office()
    assert require_checked(office, made).plan is made


def test_a_checked_plan_can_not_be_made_elsewhere() -> None:
    office, made = _office()
    checked = require_checked(office, made)
    with pytest.raises(TypeError, match="check_plan"):
        CheckedPlan(made, office, checked.score, object())
    with pytest.raises((TypeError, ValueError), match="seal"):
        replace(checked, plan=made)
