"""An objective with a target is improved down to it, and no further at the cost of the next: against enumeration."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import decisions_of_plan
from optimizer.rules import MAXIMISED, OBJECTIVES, ObjectiveName, Policy, Targets, as_counted
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.in_process import solve_in_process
from optimizer.solvers.progress import Bounded, Event, Stage
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.start import first_plan
from tests.builders import caseworker, client, instance, task
from tests.oracle.brute_force import Vector, all_values
from tests.oracle.effort import tries
from tests.oracle.strategies import POLICIES, instances, priorities
from tests.oracle.targets import targets_of

TINY = instances(most=2, most_tasks=2)


def cost(name: ObjectiveName, value: int) -> int:
    """Smaller is better."""
    return -value if name in MAXIMISED else value


def best_of(vectors: set[Vector], priority: Sequence[ObjectiveName], targets: Targets) -> dict[ObjectiveName, int]:
    """The best values of any plan, each as far as it counts."""
    counted = [
        {name: as_counted(name, vector[OBJECTIVES.index(name)], targets) for name in priority} for vector in vectors
    ]
    return min(counted, key=lambda values: tuple(cost(name, values[name]) for name in priority))


def excluded(
    stages: Sequence[Stage], vectors: set[Vector], targets: Targets, events: Sequence[Event] = ()
) -> list[Stage | Event]:
    """Stages, and bounds told on the way, that rule out a plan as good as the last one in all objectives before."""
    wrong: list[Stage | Event] = []
    left = vectors
    for stage in stages:
        at = OBJECTIVES.index(stage.name)
        best = min(cost(stage.name, one[at]) for one in left)
        told = [event for event in events if isinstance(event, Bounded) and event.name == stage.name]
        wrong += [one for one in [stage, *told] if one.bound is not None and best < cost(stage.name, one.bound)]
        kept = cost(stage.name, as_counted(stage.name, stage.value, targets))
        left = {one for one in left if cost(stage.name, one[at]) <= kept}
    return wrong


@tries(few=60, many=4_000)
@given(TINY, st.sampled_from(POLICIES), priorities(), st.data())
def test_the_exact_method_reaches_the_best_with_targets(
    given_instance: Instance, policy: Policy, priority: Sequence[ObjectiveName], data: st.DataObject
) -> None:
    targets = data.draw(targets_of(priority))
    settings = SolveSettings(policy=policy, priority=priority, targets=targets, threads=1)
    solved, vectors = solve_in_process(given_instance, settings), all_values(given_instance, policy)
    reached = {row.name: as_counted(row.name, row.value, targets) for row in solved.plan.objectives}
    assert reached == best_of(vectors, priority, targets)
    assert excluded(solved.stages, vectors, targets) == []


@tries(few=40, many=2_000)
@given(TINY, st.sampled_from(POLICIES), priorities(), st.data())
def test_the_decomposed_method_proves_nothing_false_with_targets(
    given_instance: Instance, policy: Policy, priority: Sequence[ObjectiveName], data: st.DataObject
) -> None:
    targets = data.draw(targets_of(priority))
    indexed, clock = index_instance(given_instance), Clock(0, 0.3)
    settings = SolveSettings(policy=policy, priority=priority, targets=targets, work=0.3)
    start = decisions_of_plan(indexed, first_plan(given_instance, policy, priority).plan)
    events: list[Event] = []
    stages = DecomposedSolve(indexed, policy, settings, clock, events.append).run(start)
    assert excluded(stages, all_values(given_instance, policy), targets, events) == []


@pytest.mark.parametrize(("targets", "most", "kept"), [({}, 0, 1), ({"late": 1}, 1, 2), ({"late": 5}, 5, 2)])
def test_late_up_to_the_target_buys_continuity(targets: Targets, most: int, kept: int) -> None:
    """Monday has room for one of w1's two tasks: the other is late, or its client moves to w2."""
    both = instance(
        caseworkers=(caseworker("w1"), caseworker("w2")),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w1")),
        tasks=(task("t1", "c1", minutes=80), task("t2", "c2", minutes=80)),
    )
    solved = solve_in_process(both, SolveSettings(priority=("unassigned", "late", "continuity"), targets=targets))
    assert {row.name: row.value for row in solved.plan.objectives}["late"] <= most
    assert sum(row.caseworker == "w1" for row in solved.plan.assignments) == kept


@pytest.mark.parametrize("targets", [{"late": 1}, {"continuity": -1}])
def test_a_target_is_of_an_objective_that_is_looked_at_and_not_negative(targets: Targets) -> None:
    with pytest.raises(ValueError, match=f"targets of {next(iter(targets))}"):
        SolveSettings(priority=("continuity",), targets=targets)
