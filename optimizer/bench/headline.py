"""The contrast in one row an instance: the best client-based plan against the best task-based one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from optimizer.bench.record import Record


@dataclass(frozen=True)
class Headline:
    """The two plans; None where there is none."""

    client_based: Record | None
    task_based: Record | None

    @property
    def difference(self) -> float | None:
        """Percentage points of continuity score by which the client-based plan is ahead."""
        scores = [score_of(run) if run else None for run in (self.client_based, self.task_based)]
        return None if scores[0] is None or scores[1] is None else scores[0] - scores[1]


def score_of(record: Record) -> float | None:
    """Continuity score in percent."""
    return record.measures.get("continuity score")


def headline_of(runs: Sequence[Record]) -> Headline:
    """Of the solver's client-based plans the best by the objectives; of all pooled ones that with most continuity."""
    solved = [run for run in runs if run.run.kind == "solve" and run.run.policy == "client-based" and run.objectives]
    pooled = [run for run in runs if is_pooled(run) and score_of(run) is not None]
    return Headline(
        min((run for run in solved if run.plan_sha256), key=_in_order, default=None),
        max(pooled, key=lambda run: score_of(run) or 0.0, default=None),
    )


def is_pooled(record: Record) -> bool:
    run = record.run
    return run.policy == "task-based" if run.kind == "solve" else run.rule != "dedicated"


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
