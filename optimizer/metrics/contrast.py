"""Plans of one instance side by side: the same few measures of each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.dispatch import dispatch
from optimizer.instance.schema import Instance
from optimizer.metrics.measures import Measures, measure

Unit = Literal["share", "percent", "tasks", "days", "minutes", "clients"]


@dataclass(frozen=True)
class Contender:
    """A checked plan, what it is called, and its measures."""

    name: str
    checked: CheckedPlan
    measures: Measures

    @property
    def is_pooled(self) -> bool:
        return self.measures.policy == "task-based"


def contender(name: str, checked: CheckedPlan) -> Contender:
    return Contender(name, checked, measure(checked))


def dispatched(instance: Instance, rule: str, seed: int) -> Contender:
    """What a rule of dispatch makes of an instance, checked and measured; it goes by the rule's name."""
    return contender(rule, require_checked(instance, dispatch(instance, rule, seed)))


@dataclass(frozen=True)
class Column:
    """One measure of the contrast."""

    name: str
    unit: Unit
    more_is_better: bool
    of: Callable[[Contender], float | None]

    def beats(self, one: Contender, other: Contender) -> bool:
        """Strictly better, both being defined."""
        mine, theirs = self.of(one), self.of(other)
        if mine is None or theirs is None:
            return False
        return mine > theirs if self.more_is_better else mine < theirs


def _late_tasks(plan: Contender) -> int:
    on_time = plan.measures.timeliness.overall.on_time
    return on_time.whole - on_time.part


COLUMNS: Final[tuple[Column, ...]] = (
    Column("named-caseworker share", "share", True, lambda plan: plan.measures.named_caseworker.overall.share),
    Column("continuity score", "percent", True, lambda plan: plan.measures.continuity.score_percent),
    Column("retention", "share", True, lambda plan: plan.measures.retention.share),
    Column("on-time share", "share", True, lambda plan: plan.measures.timeliness.overall.on_time.share),
    Column("late tasks", "tasks", False, _late_tasks),
    Column("mean delay", "days", False, lambda plan: plan.measures.timeliness.overall.mean_delay_days),
    Column("undone", "minutes", False, lambda plan: plan.measures.workload.unscheduled_minutes),
    Column("reading in", "minutes", False, lambda plan: plan.measures.workload.reading_in_minutes),
    Column("overtime", "minutes", False, lambda plan: plan.measures.workload.overtime_minutes),
    Column("peak utilisation", "share", False, lambda plan: plan.measures.workload.peak_utilisation),
    Column("unassigned", "clients", False, lambda plan: plan.measures.objectives["unassigned"]),
)

COLUMN: Final[dict[str, Column]] = {column.name: column for column in COLUMNS}


def values_of(plan: Contender) -> dict[str, float | None]:
    """The contrast's measures of one plan, by name."""
    return {column.name: column.of(plan) for column in COLUMNS}


def continuity_bound_percent(plan: Contender) -> float | None:
    """The plan's proven bound on continuity, as a continuity score; None where nothing was proven.

    Rounded up, so that it stays a bound; where the plan reaches it, the plan's own score, so that the two read alike.
    It holds for plans of the same policy that are as good in the objectives before continuity.
    """
    row = next((row for row in plan.checked.plan.objectives if row.name == "continuity"), None)
    best = plan.checked.score.continuity_best
    if row is None or row.bound is None or not best:
        return None
    if row.value == row.bound:
        return plan.measures.continuity.score_percent
    return -(-10_000 * row.bound // best) / 100
