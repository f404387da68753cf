"""A plan in a contrast as plain numbers, after which the plan itself may be forgotten."""

from dataclasses import dataclass
from typing import Final

from optimizer.metrics.contrast import COLUMNS, Column, Contender, continuity_bound_percent
from optimizer.metrics.measures import Measures
from optimizer.metrics.share import Share

#: A count of tasks or clients, minutes, days, a share of 1; a share of tasks or clients keeps both of its counts.
Value = int | float | dict[str, int] | None


@dataclass(frozen=True)
class Standing:
    #: Of a rule of dispatch; "plan" for the one that the page is about.
    name: str
    #: How it is drawn: client-based, cover or task-based for planned ones; rule, dedicated for those of dispatch.
    kind: str
    #: By `key_of`.
    values: dict[str, Value]
    #: No plan of its policy, as good in the objectives before continuity, has a higher continuity score, in 0 … 1.
    score_bound: float | None = None
    #: The bound is reached.
    is_proven: bool = False

    @property
    def is_pooled(self) -> bool:
        return self.kind in ("task-based", "rule")


def key_of(column: Column) -> str:
    """The name of a measure in the catalogues."""
    return column.name.replace(" ", "_").replace("-", "_")


def standing_of_plan(plan: Contender) -> Standing:
    bound = continuity_bound_percent(plan)
    claimed = next((row for row in plan.checked.plan.objectives if row.name == "continuity"), None)
    return Standing(
        name="plan",
        kind=plan.measures.policy,
        values=_values_of(plan),
        score_bound=None if bound is None else bound / 100,
        is_proven=claimed is not None and claimed.bound == claimed.value,
    )


def standing_of_rule(plan: Contender) -> Standing:
    return Standing(plan.name, "rule" if plan.is_pooled else "dedicated", _values_of(plan))


def _values_of(plan: Contender) -> dict[str, Value]:
    return {key_of(column): _value(column, plan) for column in COLUMNS}


def _value(column: Column, plan: Contender) -> Value:
    counted = _counted(plan.measures).get(column.name)
    if counted is not None:
        return {"part": counted.part, "whole": counted.whole} if counted.whole else None
    value = column.of(plan)
    return value / 100 if column.unit == "percent" and value is not None else value


def _counted(measures: Measures) -> dict[str, Share]:
    """The shares that are counts of tasks or clients, and so may be about few of them."""
    return {
        "named-caseworker share": measures.named_caseworker.overall,
        "retention": measures.retention,
        "on-time share": measures.timeliness.overall.on_time,
    }


#: By key: how its values read (share, tasks, clients, days, minutes), and whether more is better.
MEASURES: Final[dict[str, dict[str, object]]] = {
    key_of(column): {
        "unit": "share" if column.unit == "percent" else column.unit,
        "more_is_better": column.more_is_better,
    }
    for column in COLUMNS
}
