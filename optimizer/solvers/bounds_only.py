"""For offices beyond the exact model: the first plan stays, and what the relaxations prove about it is stated."""

from optimizer.bounds import WindowRelaxation, arithmetic_bound
from optimizer.checks.check import require_checked
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import ObjectiveName, Policy, tighter
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.progress import Bounded, Finished, Note, Report, Stage, Started
from optimizer.solvers.settings import SolveSettings

#: Beyond this many columns the window relaxation's LP takes longer than planners wait.
_MOST_COLUMNS = 400_000


def bounds_only(
    indexed: IndexedInstance,
    policy: Policy,
    settings: SolveSettings,
    clock: Clock,
    report: Report,
    start: Decisions,
) -> None:
    """Report a stage per objective: the start's value and the tightest bound that could be proven in time."""
    report(Note("too large for the exact model: the plan is a simple rule's, and its bounds come from relaxations"))
    values = require_checked(indexed.instance, assemble_plan(indexed, policy, start)).score.objectives
    holders = possible_holders(indexed, policy)
    doers = possible_doers(indexed, policy, holders)
    relaxation = WindowRelaxation(indexed, policy, holders, doers)
    reached: dict[ObjectiveName, int] = {}
    for position, name in enumerate(settings.priority):
        seconds = clock.share(list(settings.priority[position:]))
        report(Started(name, seconds))
        bound = counted = arithmetic_bound(indexed, holders, doers, name)
        if values[name] != bound and relaxation.size <= _MOST_COLUMNS and clock.left > 1:
            relaxed = relaxation.bound(name, reached, clock.seconds(seconds))
            clock.spend(relaxation.work)
            bound = tighter(name, bound, relaxed)
        report(Bounded(name, bound))
        proof = "counting" if bound == counted else "window relaxation"
        report(Finished(Stage(name, values[name], bound, values[name] == bound, proof)))
        reached[name] = values[name]
