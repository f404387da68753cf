"""The exact method in this process: for tests and for debugging, without deadline or protection from crashes."""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions
from optimizer.plan.schema import ObjectiveValue, Plan
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.exact import ExactSolve
from optimizer.solvers.progress import Event, Improved, Stage
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.valuation import Valuation


@dataclass(frozen=True)
class InProcess:
    """The plan, unchecked, and each stage as the solver saw it."""

    plan: Plan
    stages: Sequence[Stage]
    events: Sequence[Event]


def solve_in_process(instance: Instance, settings: SolveSettings, start: Decisions | None = None) -> InProcess:
    """Solve with CP-SAT and the window relaxation; the plan claims the values and bounds that the solver saw."""
    indexed = index_instance(instance)
    policy = settings.policy or instance.rules.policy
    events: list[Event] = []
    stages = ExactSolve(indexed, policy, settings, Clock(settings.time_limit, settings.work), events.append).run(start)
    best = [event.decisions for event in events if isinstance(event, Improved)]
    decisions = best[-1] if best else start
    assert decisions is not None, "the time limit ended the first stage before any plan"
    valuation = Valuation(indexed, settings.priority, settings.targets)
    objectives = [
        # What has a target may be worse in the end than in its turn.
        ObjectiveValue(name=stage.name, value=valuation.value(decisions, stage.name), bound=stage.bound)
        for stage in stages
    ]
    proven = len(stages) == len(settings.priority) and all(
        stage.confirmed and row.value == row.bound for stage, row in zip(stages, objectives, strict=True)
    )
    plan = assemble_plan(indexed, policy, decisions, objectives, "optimal" if proven else "feasible")
    return InProcess(plan, stages, events)
