"""What caps leave no place for: never more than the best plan leaves out, and tight where clients are alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds import PricedBound
from optimizer.bounds.caps import cap_bound
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import Policy
from tests.builders import caseworker, client, instance, task
from tests.oracle.brute_force import optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import instances


class Steps:
    """An allowance of so many steps."""

    used = 0.0

    def __init__(self, most: int) -> None:
        self._left = most

    def tick(self) -> bool:
        self._left -= 1
        return self._left >= 0


def bound_of(given_instance: Instance, policy: Policy) -> int:
    indexed = index_instance(given_instance)
    found = cap_bound(indexed, possible_holders(indexed, policy), indexed.max_caseload >= 0)
    assert np.all(found.price >= 0)
    return found.unassigned


@tries(few=200, many=10_000)
@given(instances(), st.sampled_from(["client-based", "cover"]))
def test_no_plan_leaves_out_fewer(given_instance: Instance, policy: Policy) -> None:
    assert bound_of(given_instance, policy) <= optimum(given_instance, policy, ("unassigned",))["unassigned"]


@pytest.mark.parametrize(("cap", "without"), [(0, 5), (3, 2), (5, 0), (None, 0)])
def test_clients_beyond_the_cap(cap: int | None, without: int) -> None:
    people = tuple(client(f"c{n}") for n in range(5))
    assert bound_of(instance(caseworkers=(caseworker(max_caseload=cap),), clients=people, tasks=()), "cover") == without


def test_of_heavy_and_light_clients_the_light_ones_have_a_place() -> None:
    """Six points: three clients of 2 points, or six of 1; the bound is that of the light ones first."""
    people = (*(client(f"h{n}", caseload_points=2) for n in range(3)), *(client(f"l{n}") for n in range(4)))
    assert bound_of(instance(caseworkers=(caseworker(max_caseload=6),), clients=people, tasks=()), "cover") == 2


def test_whoever_somebody_without_a_cap_may_serve_has_a_place() -> None:
    people = tuple(client(f"c{n}", language=language) for n, language in enumerate(("en", "es", "es")))
    workers = (caseworker("w1"), caseworker("w2", languages=("es",), max_caseload=1))
    assert bound_of(instance(caseworkers=workers, clients=people, tasks=()), "cover") == 1


def test_searching_for_prices_of_lateness_begins_with_what_caps_leave_late() -> None:
    """Two of four clients have a place, so that at least the two smallest weights are late, before any search."""
    people = tuple(client(f"c{n}") for n in range(4))
    tasks = tuple(task(f"t{n}", f"c{n}", late_weight=weight) for n, weight in enumerate((5, 2, 9, 3)))
    indexed = index_instance(instance(caseworkers=(caseworker(max_caseload=2),), clients=people, tasks=tasks))
    holders = possible_holders(indexed, "client-based")
    priced = PricedBound(indexed, "client-based", holders, possible_doers(indexed, "client-based", holders))
    bound, _ = priced.search("late", {"unassigned": 2}, Steps(1))
    assert bound == 2 + 3
