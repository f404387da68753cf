"""CP-SAT, brute force and checker agree on tiny instances: value by value, in any order of priority."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.schema import Instance
from optimizer.rules import MAXIMISED, ObjectiveName, Policy
from optimizer.solvers.in_process import solve_in_process
from optimizer.solvers.progress import Bounded
from optimizer.solvers.settings import SolveSettings
from tests.oracle.brute_force import optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import POLICIES, instances, priorities


@tries(few=400, many=20_000)
@given(instances(), st.sampled_from(POLICIES), priorities(), st.booleans())
def test_exact_solve_is_optimal(
    instance: Instance, policy: Policy, priority: Sequence[ObjectiveName], cautious: bool
) -> None:
    solved = solve_in_process(instance, SolveSettings(policy=policy, priority=priority, threads=1, cautious=cautious))
    best = optimum(instance, policy, priority)
    assert {objective.name: objective.value for objective in solved.plan.objectives} == best
    assert solved.plan.status == "optimal"
    # The checker refuses values that its own count does not confirm.
    assert check_plan(instance, solved.plan).violations == ()
    bounds = [event for event in solved.events if isinstance(event, Bounded)]
    assert [event for event in bounds if excludes(event, best[event.name])] == []


def excludes(bounded: Bounded, best: int) -> bool:
    """The bound says that the best plan does not exist."""
    return bounded.bound < best if bounded.name in MAXIMISED else bounded.bound > best
