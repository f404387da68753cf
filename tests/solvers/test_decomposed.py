"""The decomposed method on tiny instances: its plans are plans, its bounds bounds, its proofs proofs."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import require_checked
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import decisions_of_plan
from optimizer.rules import MAXIMISED, ObjectiveName, Policy
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.progress import Bounded, Event, Improved, Stage
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.start import first_plan
from tests.oracle.brute_force import optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import POLICIES, instances, priorities

#: Seconds for one example: enough to go through every stage, not to close every gap.
SECONDS = 0.5


def solve_decomposed(
    instance: Instance, policy: Policy, priority: Sequence[ObjectiveName], cautious: bool
) -> tuple[list[Stage], list[Event]]:
    indexed = index_instance(instance)
    settings = SolveSettings(priority=priority, threads=1, cautious=cautious)
    events: list[Event] = []
    start = decisions_of_plan(indexed, first_plan(instance, policy, priority).plan)
    return DecomposedSolve(indexed, policy, settings, Clock(SECONDS), events.append).run(start), events


def cost(name: ObjectiveName, value: int) -> int:
    """Smaller is better."""
    return -value if name in MAXIMISED else value


@tries(few=150, many=6_000)
@given(instances(), st.sampled_from(POLICIES), priorities(), st.booleans())
def test_plans_bounds_and_proofs(
    instance: Instance, policy: Policy, priority: Sequence[ObjectiveName], cautious: bool
) -> None:
    stages, events = solve_decomposed(instance, policy, priority, cautious)
    assert [stage.name for stage in stages] == list(priority)

    indexed = index_instance(instance)
    last = [event.decisions for event in events if isinstance(event, Improved)][-1]
    values = require_checked(instance, assemble_plan(indexed, policy, last)).score.objectives
    best = optimum(instance, policy, priority)
    assert [cost(name, values[name]) for name in priority] >= [cost(name, best[name]) for name in priority]

    bounds = [(event.name, event.bound) for event in events if isinstance(event, Bounded)]
    # A later stage may still find something better for an earlier one, never something worse.
    assert [cost(name, values[name]) for name in priority] <= [cost(stage.name, stage.value) for stage in stages]
    for position, stage in enumerate(stages):
        assert stage.bound is None or cost(stage.name, stage.bound) <= cost(stage.name, stage.value), stage
        before = stages[:position]
        if all(done.value == best[done.name] for done in before):
            mine = [bound for name, bound in bounds if name == stage.name]
            assert all(cost(stage.name, bound) <= cost(stage.name, best[stage.name]) for bound in mine), stage
            assert stage.bound is None or cost(stage.name, stage.bound) <= cost(stage.name, best[stage.name]), stage
            if stage.confirmed:
                assert stage.value == stage.bound == best[stage.name]
