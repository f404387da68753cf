"""An older plan mended: every rule is kept, what still fits stays as it was."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.rules import Policy
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.repaired import remembered, repaired
from tests.builders import MONDAY, caseworker, client, day, instance, task
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import POLICIES, instances


@tries(few=300, many=20_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_any_wish_becomes_a_plan_that_keeps_the_rules(office: Instance, policy: Policy, data: st.DataObject) -> None:
    indexed = index_instance(office)

    def draw(count: int, most: int) -> np.ndarray:
        return np.array(data.draw(st.lists(st.integers(-1, most - 1), min_size=count, max_size=count)), dtype=np.int64)

    performer = draw(indexed.n_tasks, indexed.n_caseworkers)
    days = np.where(performer < 0, -1, np.maximum(0, draw(indexed.n_tasks, indexed.n_days)))
    wish = Decisions(draw(indexed.n_clients, indexed.n_caseworkers), performer, days)
    found = repaired(indexed, policy, wish)
    assert check_plan(office, assemble_plan(indexed, policy, found)).violations == ()


@tries(few=200, many=10_000)
@given(instances(), st.sampled_from(("client-based", "cover")), st.data())
def test_a_plan_that_keeps_the_rules_keeps_its_clients(office: Instance, policy: Policy, data: st.DataObject) -> None:
    indexed = index_instance(office)
    plan = data.draw(valid_plans(Facts(office), policy))
    found, wish = repaired(indexed, policy, remembered(indexed, plan)), decisions_of_plan(indexed, plan)
    held = wish.caseworker >= 0
    assert np.array_equal(found.caseworker[held], wish.caseworker[held])


def test_what_was_planned_stays_where_nothing_stands_against_it() -> None:
    office = instance(
        clients=(client("c1"), client("c2")), tasks=(task("t1", "c1", due=day(4)), task("t2", "c2", due=day(4)))
    )
    wish = Decisions(np.array([0, 0]), np.array([0, 0]), np.array([3, 1]))
    found = repaired(index_instance(office), "client-based", wish)
    assert found.day.tolist() == [3, 1]


def test_of_two_that_no_longer_fit_on_a_day_the_heavier_stays() -> None:
    office = instance(
        caseworkers=(caseworker("w1", availability={MONDAY: 40}),),
        tasks=(task("t1", late_weight=1, due=day(4)), task("t2", late_weight=2, due=day(4))),
    )
    wish = Decisions(np.array([0]), np.array([0, 0]), np.array([0, 0]))
    assert repaired(index_instance(office), "client-based", wish).day.tolist() == [1, 0]


def test_above_a_cap_those_with_most_points_go_to_who_knows_them() -> None:
    office = instance(
        caseworkers=(caseworker("w1", max_caseload=2), caseworker("w2"), caseworker("w3")),
        clients=(client("c1"), client("c2", caseload_points=2, contacts={"w3": 1}), client("c3")),
        tasks=(),
    )
    none = np.zeros(0, dtype=np.int64)
    found = repaired(index_instance(office), "client-based", Decisions(np.array([0, 0, 0]), none, none))
    assert found.caseworker.tolist() == [0, 2, 0]


def test_a_plan_of_another_version_is_remembered_as_far_as_it_is_known() -> None:
    before = instance(
        caseworkers=(caseworker("w1"), caseworker("w9")), clients=(client("c1"), client("c9"), client("c2"))
    )
    plan = assemble_plan(
        index_instance(before), "client-based", Decisions(np.array([0, 0, 1]), np.array([0]), np.array([2]))
    )
    after = instance(clients=(client("c0"), client("c1"), client("c2")), tasks=(task("t0"), task("t1")))
    found = remembered(index_instance(after), plan)
    assert (found.caseworker.tolist(), found.performer.tolist(), found.day.tolist()) == ([-1, 0, -1], [-1, 0], [-1, 2])
