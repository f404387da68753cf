"""CP-SAT, brute force and checker agree on tiny instances: value by value, in any order of priority."""

from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.schema import Instance
from optimizer.rules import MAXIMISED
from optimizer.solvers.in_process import solve_in_process
from optimizer.solvers.settings import SolveSettings
from tests.oracle.brute_force import optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import POLICIES, instances, priorities


@tries(few=150, many=4_000)
@given(instances(), st.sampled_from(POLICIES), priorities())
def test_exact_solve_is_optimal(instance: Instance, policy, priority) -> None:
    solved = solve_in_process(instance, SolveSettings(policy=policy, priority=priority, threads=1))
    best = optimum(instance, policy, priority)
    # Values claimed, and recomputed by the checker, which refuses a claim that is not so.
    assert {objective.name: objective.value for objective in solved.plan.objectives} == best
    assert solved.plan.status == "optimal"
    assert check_plan(instance, solved.plan).violations == ()
    for name in priority:
        assert bounds_never_cross(solved.events, name, best[name])


def bounds_never_cross(events, name, best: int) -> bool:
    """No bound reported on the way excludes the optimum."""
    bounds = [event.bound for event in events if type(event).__name__ == "Bounded" and event.name == name]
    return all(bound >= best if name in MAXIMISED else bound <= best for bound in bounds)
