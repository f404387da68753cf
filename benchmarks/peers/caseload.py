"""Caseload itself, in the same harness as its peers."""

import threading

from benchmarks.peers.decided import decided_of
from benchmarks.peers.run import Run
from optimizer.checks.check import CheckedPlan
from optimizer.rules import ObjectiveName
from optimizer.solvers import SolveSettings
from optimizer.solvers import solve as solve_instance

_PRIORITY: tuple[ObjectiveName, ...] = ("unassigned", "late", "continuity")


def solve(run: Run) -> None:
    settings = SolveSettings(
        priority=_PRIORITY, time_limit=max(1.0, run.left), threads=run.threads, seed=run.seed, policy="client-based"
    )
    run.phase("solve")

    def keep(checked: CheckedPlan) -> None:
        run.offer(decided_of(run.indexed, checked.plan))

    outcome = solve_instance(run.indexed.instance, settings, on_plan=keep, stop=threading.Event())
    run.told.versions = outcome.plan.provenance.versions
    run.told.notes = [f"method {outcome.method}, stopped: {outcome.stopped}", *outcome.notes]
    if outcome.checked is None:
        return
    keep(outcome.checked)
    given: dict[ObjectiveName, int] = {}
    for row in outcome.plan.objectives:
        if row.bound is not None:
            run.claim(row.name, row.bound, given)
        if row.value is not None:
            given[row.name] = row.value
