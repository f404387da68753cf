"""Where caseload caps leave no place for everybody, as many as can be have a caseworker."""

import pytest

from optimizer.instance.schema import Instance
from optimizer.rules import Policy
from optimizer.solvers import SolveSettings, solve
from tests.builders import caseworker, client, instance, task

#: Clients of two caseload points and of one, and four caseworkers with this cap each, for whom they compete.
HEAVY, LIGHT, WORKERS, CAP = 120, 100, 4, 40


def crowded() -> Instance:
    """The heavy clients know their caseworkers and bring work; the best plan still leaves out them alone."""
    heavy = [client(f"h{n:03}", caseload_points=2, caseworker=f"w{n % WORKERS}") for n in range(HEAVY)]
    light = [client(f"l{n:03}") for n in range(LIGHT)]
    return instance(
        caseworkers=tuple(caseworker(f"w{n}", max_caseload=CAP) for n in range(WORKERS)),
        clients=(*heavy, *light),
        tasks=tuple(task(f"t{one.id}", one.id, minutes=3) for one in heavy),
    )


@pytest.mark.parametrize(("policy", "work"), [("client-based", 1.0), ("cover", 4.0)])
def test_heavy_clients_are_left_out_and_no_more_of_them_than_must_be(policy: Policy, work: float) -> None:
    outcome = solve(crowded(), SolveSettings(policy=policy, method="decomposed", work=work, threads=1))
    assert outcome.plan is not None
    unassigned = outcome.plan.objectives[0]
    assert (unassigned.value, unassigned.bound) == (HEAVY - (WORKERS * CAP - LIGHT) // 2,) * 2
    without = {row.client for row in outcome.plan.assignments if row.caseworker is None}
    assert without < {f"h{n:03}" for n in range(HEAVY)}
