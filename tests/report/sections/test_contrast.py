"""The contrast's numbers, side by side."""

from typing import Any

import pytest

from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.metrics.contrast import COLUMNS, Contender, dispatched, values_of
from optimizer.report.sections.contrast import contrast
from optimizer.report.standing import key_of, standing_of_plan, standing_of_rule
from tests.report.sections.subjects import STORED, stored
from tests.report.standings import rule, standing


def test_a_row_a_measure_with_a_value_a_plan() -> None:
    data = contrast(standing(score_bound=0.96), [rule("edf", mean_delay=0.7), rule("fifo")]).data
    rows = {row["name"]: row for row in data["measures"]}
    assert [plan["name"] for plan in data["plans"]] == ["plan", "edf", "fifo"]
    assert rows["mean_delay"]["values"] == [0.5, 0.7, 0.5]
    assert (rows["mean_delay"]["differs"], rows["overtime"]["differs"]) == (True, False)
    assert rows["continuity_score"]["bounds"] == [0.96, None, None]
    assert rows["on_time_share"]["bounds"] == [None, None, None]
    assert [name for name, row in rows.items() if row["by_definition"]] == ["retention", "unassigned"]


@pytest.mark.parametrize("entry", STORED)
def test_stored_offices_have_the_numbers_of_compare(entry: dict[str, Any]) -> None:
    subject = stored(entry)
    rules = [dispatched(subject.instance, name, 1) for name in RULES_OF_DISPATCH]
    ours = Contender("plan", subject.checked, subject.measures)
    data = contrast(standing_of_plan(ours), [standing_of_rule(one) for one in rules]).data
    rows = {row["name"]: row["values"] for row in data["measures"]}
    for at, plan in enumerate([ours, *rules]):
        for column in COLUMNS:
            shown, expected = rows[key_of(column)][at], values_of(plan)[column.name]
            number = shown["part"] / shown["whole"] if isinstance(shown, dict) else shown
            assert number == (expected / 100 if column.unit == "percent" and expected is not None else expected)
