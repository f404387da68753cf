"""The contrast in one row an instance: the best client-based plan against the best task-based ones.

Simulations are left out: they are about a kind of office, not about one instance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optimizer.bench.record import Record


@dataclass(frozen=True)
class Headline:
    """The plans; None where there is none."""

    client_based: Record | None
    #: Task-based, planned ahead by the solver.
    planned_pool: Record | None
    #: Of the task-based rules the one with most continuity.
    rule: Record | None

    @property
    def difference(self) -> float | None:
        """Percentage points of continuity score by which the client-based plan is ahead of the better of the others."""
        ours = score_of(self.client_based)
        theirs = [score for run in (self.planned_pool, self.rule) if (score := score_of(run)) is not None]
        return None if ours is None or not theirs else ours - max(theirs)


def score_of(record: Record | None) -> float | None:
    """Continuity score in percent."""
    return None if record is None else record.measures.get("continuity score")


def headline_of(runs: Sequence[Record]) -> Headline:
    """Of the client-based plans the best by the objectives; of pooled ones of each kind that with most continuity."""
    solved = [run for run in runs if run.run.kind == "solve" and run.plan_sha256]
    own = [run for run in solved if run.run.kind == "solve" and run.run.policy == "client-based"]
    pooled = [run for run in runs if is_pooled(run) and score_of(run) is not None]
    planned, rules = ([run for run in pooled if (run.run.kind == "solve") is is_solved] for is_solved in (True, False))
    return Headline(best_of(own), _most_continuity(planned), _most_continuity(rules))


def best_of(runs: Iterable[Record]) -> Record | None:
    """By unassigned, late and continuity, in this order."""
    return min(runs, key=_in_order, default=None)


def _most_continuity(runs: Sequence[Record]) -> Record | None:
    return max(runs, key=lambda run: score_of(run) or 0.0, default=None)


def is_pooled(record: Record) -> bool:
    run = record.run
    return run.policy == "task-based" if run.kind == "solve" else run.kind == "dispatch" and run.rule != "dedicated"


def is_proven(record: Record) -> bool:
    """Nobody can have more continuity under the policy with as little late."""
    row = record.objective("continuity")
    return row is not None and row.confirmed and row.value == row.bound


def by_instance(records: Iterable[Record]) -> dict[str, list[Record]]:
    """In the order in which instances and runs first come."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.instance.name, []).append(record)
    return groups


def _in_order(record: Record) -> tuple[float, ...]:
    """Lowest first; all six objectives, so that runs with other priorities can be compared."""
    measures = record.measures
    return (
        measures.get("objective unassigned") or 0,
        measures.get("objective late") or 0,
        -(measures.get("objective continuity") or 0),
    )
