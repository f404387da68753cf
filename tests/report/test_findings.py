"""What a contrast says: each side gets what its numbers show, and nothing is said of what is hidden."""

from typing import Any

import pytest

from optimizer.report.findings import findings, rivals
from tests.report.standings import rule, standing


def names(*others: Any, **ours: Any) -> list[str]:
    return [one["name"] for one in findings(standing(**ours), others)]


def row(measure: str, *others: Any, **ours: Any) -> dict[str, Any]:
    (found,) = (one for one in rivals(standing(**ours), others) if one["measure"] == measure)
    return found


@pytest.mark.parametrize(
    ("ours", "said"),
    [
        ({}, "unbounded"),
        ({"score_bound": 0.97}, "bounded"),
        ({"score_bound": 0.95, "is_proven": True}, "proven"),
    ],
)
def test_a_bound_is_said_as_what_it_is(ours: dict[str, Any], said: str) -> None:
    assert names(**ours)[:2] == ["plan", said]


@pytest.mark.parametrize(("on_time", "said"), [(79, "less_punctual"), (80, "as_punctual"), (81, "more_punctual")])
def test_the_most_punctual_rule_is_held_against_the_plan(on_time: int, said: str) -> None:
    late = rule("random", on_time_share={"part": 10, "whole": 100})
    best = rule("skill", on_time_share={"part": on_time, "whole": 100})
    found = {one["name"]: one["values"] for one in findings(standing(), [late, best])}
    assert found[said]["rule"] == "skill"
    assert (found[said]["on_time_share"], found[said]["plan_on_time_share"]) == (on_time / 100, 0.8)


def test_the_rule_with_most_continuity_is_named_and_dedicated_stands_apart() -> None:
    others = [rule("edf", continuity_score=0.4), rule("sticky", continuity_score=0.8)]
    plain = standing("dedicated", "dedicated", continuity_score=0.99)
    found = {one["name"]: one["values"] for one in findings(standing(), [*others, plain])}
    assert found["most_continuous"]["rule"] == "sticky"
    assert found["dedicated"]["score"] == 0.99


def test_what_is_undone_is_a_range_over_the_pools_alone() -> None:
    others = [rule("edf", undone=100), rule("fifo", undone=40), standing("dedicated", "dedicated", undone=900)]
    (found,) = (one for one in findings(standing(), others) if one["name"] == "undone")
    assert found["values"] == {"plan": 300, "least": 40, "most": 100}


@pytest.mark.parametrize(
    ("measure", "worse", "better"),
    [("continuity_score", 0.94, 0.96), ("mean_delay", 0.6, 0.4), ("late_tasks", 21, 19)],
)
def test_who_is_better_goes_by_the_side_of_the_measure(measure: str, worse: float, better: float) -> None:
    assert row(measure, rule(**{measure: worse}))["better"] == "plan"
    assert row(measure, rule())["better"] == "same"
    assert row(measure, rule(**{measure: better}))["better"] == "rule"
    found = row(measure, rule("edf", **{measure: worse}), rule("fifo", **{measure: better}))
    assert (found["rules"], found["best"], found["every_rule"]) == (["fifo"], better, False)


def test_rules_that_are_alike_are_all_named() -> None:
    found = row("overtime", rule("edf"), rule("fifo"))
    assert (found["rules"], found["every_rule"]) == (["edf", "fifo"], True)


def test_what_a_pool_has_by_definition_is_no_victory() -> None:
    listed = {one["measure"] for one in rivals(standing(), [rule()])}
    assert not listed & {"retention", "unassigned"}
    assert "named_caseworker_share" in listed


def test_dedicated_is_no_task_based_rule() -> None:
    assert rivals(standing(), [standing("dedicated", "dedicated")]) == []


def test_nothing_is_said_of_what_is_hidden() -> None:
    hidden = {"on_time_share": None, "late_tasks": None}
    found = {one["name"] for one in findings(standing(**hidden), [rule(**hidden)])}
    assert not found & {"less_punctual", "as_punctual", "more_punctual"}
    listed = {one["measure"] for one in rivals(standing(**hidden), [rule()])}
    assert not listed & set(hidden)
    assert {one["measure"] for one in rivals(standing(), [rule(**hidden)])} == listed
