"""Plans to be explained, and parts solved in this process: a child for each would take seconds."""

from collections.abc import Sequence

from optimizer.checks.check import require_checked
from optimizer.instance.schema import Instance
from optimizer.reasons.ask import Asker
from optimizer.reasons.present import Present
from optimizer.rules import OBJECTIVES, ObjectiveName
from optimizer.solvers.in_process import solve_in_process
from optimizer.solvers.method import Chosen
from optimizer.solvers.outcome import Outcome
from optimizer.solvers.settings import SolveSettings


def planned(instance: Instance, priority: Sequence[ObjectiveName] = OBJECTIVES) -> Present:
    """The best client-based plan."""
    return Present(in_this_process(instance, SolveSettings(policy="client-based", priority=priority)).checked)


def asker(priority: Sequence[ObjectiveName] = OBJECTIVES) -> Asker:
    return Asker(SolveSettings(priority=priority, threads=1), solver=in_this_process)


def in_this_process(instance: Instance, settings: SolveSettings, **_: object) -> Outcome:
    plan = solve_in_process(instance, settings).plan
    checked = require_checked(instance, plan)
    return Outcome(checked, plan, Chosen("exact", "in a test"), "proven", (), 0, 0.0)
