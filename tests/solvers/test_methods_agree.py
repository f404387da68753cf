"""Exact and decomposed on the same middle-sized instances: neither plan beats the other method's bounds."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import require_checked
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.rules import MAXIMISED, OBJECTIVES, ObjectiveName, Targets, as_counted
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.exact import ExactSolve
from optimizer.solvers.progress import Event, Improved, Stage
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.start import first_plan
from tests.oracle.effort import tries
from tests.oracle.strategies import instances
from tests.oracle.targets import targets_of

#: Units of work for each method: enough for every stage, not to close every gap.
WORK = 1.0
#: Caseworkers and clients, and tasks: beyond what brute force can try.
MOST, MOST_TASKS = 8, 20

Values = dict[ObjectiveName, int]


def cost(name: ObjectiveName, value: int) -> int:
    """Smaller is better."""
    return -value if name in MAXIMISED else value


def values_of(instance: Instance, start: Decisions, events: Sequence[Event]) -> Values:
    """As the checker computes them."""
    best = [start, *(event.decisions for event in events if isinstance(event, Improved))][-1]
    plan = assemble_plan(index_instance(instance), instance.rules.policy, best)
    return require_checked(instance, plan).score.objectives


def both(instance: Instance, targets: Targets) -> tuple[tuple[Values, list[Stage]], tuple[Values, list[Stage]]]:
    indexed, policy = index_instance(instance), instance.rules.policy
    settings = SolveSettings(targets=targets, work=WORK, threads=2)
    start = decisions_of_plan(indexed, first_plan(instance, policy, OBJECTIVES).plan)
    exact: list[Event] = []
    parts: list[Event] = []
    exact_stages = ExactSolve(indexed, policy, settings, Clock(0, WORK), exact.append).run(start)
    part_stages = DecomposedSolve(indexed, policy, settings, Clock(0, WORK), parts.append).run(start)
    return (values_of(instance, start, exact), exact_stages), (values_of(instance, start, parts), part_stages)


def assert_not_beaten(stages: Sequence[Stage], values: Values, targets: Targets) -> None:
    """A bound holds for whoever has reached the same values, as far as they count, before it."""
    for stage in stages:
        assert stage.bound is None or cost(stage.name, stage.bound) <= cost(stage.name, values[stage.name]), stage
        if as_counted(stage.name, values[stage.name], targets) != as_counted(stage.name, stage.value, targets):
            return


@tries(few=12, many=400)
@given(instances(most=MOST, most_tasks=MOST_TASKS), st.one_of(st.just({}), targets_of(OBJECTIVES)))
def test_neither_beats_the_bounds_of_the_other(instance: Instance, targets: Targets) -> None:
    (exact_values, exact_stages), (part_values, part_stages) = both(instance, targets)
    assert_not_beaten(exact_stages, part_values, targets)
    assert_not_beaten(part_stages, exact_values, targets)
    proven = all(stage.confirmed for stage in [*exact_stages, *part_stages])
    assert not proven or exact_values == part_values
