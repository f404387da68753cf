"""A plan as plain numbers: those of its measures, counts kept where a share is one of people or their tasks."""

import pytest

from optimizer.checks.check import require_checked
from optimizer.metrics.contrast import COLUMNS, contender, dispatched, values_of
from optimizer.report.standing import MEASURES, key_of, standing_of_plan, standing_of_rule
from tests.builders import caseworker, client, instance, task
from tests.checks.plans import claim, plan, row

#: w2 is no one's caseworker but has the most minutes: edf gives them all work.
OFFICE = instance(
    caseworkers=(caseworker("w1", minutes_per_day=50), caseworker("w2", minutes_per_day=100)),
    clients=(client("c1", caseworker="w1"),),
    tasks=(task("t1"), task("t2")),
)


def test_values_are_those_of_the_contrast() -> None:
    plans = contender("x", require_checked(OFFICE, plan(OFFICE, row("t1"), row("t2", on=1))))
    shares = {"named_caseworker_share": 2, "retention": 1, "on_time_share": 2}
    found, expected = standing_of_plan(plans).values, values_of(plans)
    for column in COLUMNS:
        value, wanted = found[key_of(column)], expected[column.name]
        if key_of(column) in shares:
            assert value == {"part": wanted * shares[key_of(column)], "whole": shares[key_of(column)]}
        else:
            assert value == (wanted / 100 if column.unit == "percent" and wanted is not None else wanted)
    assert list(found) == list(MEASURES)


def test_what_is_undefined_is_none() -> None:
    empty = instance(tasks=())
    values = standing_of_plan(contender("x", require_checked(empty, plan(empty)))).values
    assert (values["named_caseworker_share"], values["on_time_share"], values["mean_delay"]) == (None, None, None)


def test_pools_are_rules_and_dedicated_is_not() -> None:
    kinds = {name: standing_of_rule(dispatched(OFFICE, name, 1)) for name in ("edf", "dedicated")}
    assert {name: (one.kind, one.is_pooled) for name, one in kinds.items()} == {
        "edf": ("rule", True),
        "dedicated": ("dedicated", False),
    }


def test_the_bound_is_a_score_and_proven_only_where_it_is_reached() -> None:
    def of(bound: int | None) -> tuple[float | None, bool]:
        made = plan(OFFICE, row("t1"), objectives=(claim("continuity", 200, bound),))
        found = standing_of_plan(contender("x", require_checked(OFFICE, made)))
        return found.score_bound, found.is_proven

    assert of(None) == (None, False)
    assert of(300) == (1.0, False)
    assert of(200) == (pytest.approx(0.6667), True)
