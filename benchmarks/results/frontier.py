"""What more late work would buy: plans of one policy that were allowed more and more of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.results.contenders import Contender, allowed_late
from optimizer.bench.headline import best_of, by_instance
from optimizer.bench.record import Record
from optimizer.bench.runs import SolveRun
from optimizer.rules import Policy


@dataclass(frozen=True)
class Point:
    """`allowed` is late above the least, in percent of all late weights; 0 where nothing was."""

    allowed: float
    plan: Contender


@dataclass(frozen=True)
class Frontier:
    """The points by what was allowed; the first was allowed nothing."""

    instance: str
    policy: Policy
    points: tuple[Point, ...]

    @property
    def gained(self) -> float | None:
        """Percentage points of continuity score between the first point and the best."""
        scores = [score for point in self.points if (score := point.plan.continuity) is not None]
        first = self.points[0].plan.continuity
        return None if first is None else max(scores) - first

    @property
    def at_most(self) -> float | None:
        """The same, had everything been reached that is not proven impossible."""
        first, bound = self.points[0].plan.continuity, self.points[-1].plan.continuity_bound
        return None if first is None or bound is None else bound - first


def frontiers(records: Iterable[Record]) -> list[Frontier]:
    """By instance and policy, where anything was allowed; of plans that were allowed the same the best counts."""
    found = []
    for instance, runs in by_instance(record for record in records if record.plan_sha256).items():
        by_policy: dict[Policy, dict[float, list[Record]]] = {}
        for record in runs:
            if isinstance(record.run, SolveRun):
                allowed = by_policy.setdefault(record.run.policy, {})
                allowed.setdefault(100 * (allowed_late(record) or 0.0), []).append(record)
        for policy, allowed in by_policy.items():
            if len(allowed) > 1 and 0.0 in allowed:
                points = [Point(late, Contender(policy, plan)) for late, plan in _best(allowed)]
                found.append(Frontier(instance, policy, tuple(points)))
    return found


def _best(allowed: dict[float, list[Record]]) -> Iterable[tuple[float, Record]]:
    """Where late was allowed, continuity alone tells plans apart."""
    for late, runs in sorted(allowed.items()):
        best = max(runs, key=lambda record: record.measures.get("continuity score") or 0.0) if late else best_of(runs)
        assert best is not None
        yield late, best
