"""Handmade standings: a plan, and rules that differ from it in what a test is about."""

from typing import Any

from optimizer.report.standing import MEASURES, Standing

VALUES: dict[str, Any] = {
    "named_caseworker_share": {"part": 90, "whole": 100},
    "continuity_score": 0.95,
    "retention": {"part": 9, "whole": 10},
    "on_time_share": {"part": 80, "whole": 100},
    "late_tasks": 20,
    "mean_delay": 0.5,
    "undone": 300,
    "reading_in": 0,
    "overtime": 0,
    "peak_utilisation": 0.9,
    "unassigned": 0,
}
assert list(VALUES) == list(MEASURES)


def standing(name: str = "plan", kind: str = "client-based", **changed: Any) -> Standing:
    fields = {key: changed.pop(key) for key in ("score_bound", "is_proven") if key in changed}
    assert set(changed) <= set(VALUES)
    return Standing(name, kind, {**VALUES, **changed}, **fields)


def rule(name: str = "edf", **changed: Any) -> Standing:
    return standing(name, "rule", **changed)
