"""Filling in adds tasks, moves nothing, and keeps to every rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.rules import Policy
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.fill import fill
from tests.builders import MONDAY, caseworker, client, day, instance, task
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import POLICIES, instances


@tries(few=200, many=10_000)
@given(instances(), st.sampled_from(POLICIES), st.data())
def test_a_filled_plan_keeps_the_rules_and_only_adds(office: Instance, policy: Policy, data: st.DataObject) -> None:
    indexed = index_instance(office)
    before = decisions_of_plan(indexed, data.draw(valid_plans(Facts(office), policy)))
    after = fill(indexed, before, policy)
    done = before.performer >= 0
    assert check_plan(office, assemble_plan(indexed, policy, after)).violations == ()
    assert np.array_equal(after.day[done], before.day[done])
    assert np.array_equal(after.caseworker, before.caseworker)


def undone(office: Instance) -> Decisions:
    nothing = np.full(len(office.tasks), -1)
    return Decisions(np.zeros(len(office.clients), dtype=np.int64), nothing, nothing)


def test_a_task_goes_to_the_first_day_with_room() -> None:
    office = instance(tasks=(task("t1", minutes=80, due=MONDAY), task("t2", minutes=30, due=day(3))))
    assert fill(index_instance(office), undone(office), "client-based").day.tolist() == [0, 1]


def test_what_fits_no_day_stays_undone() -> None:
    office = instance(tasks=(task("t1", minutes=101),))
    assert fill(index_instance(office), undone(office), "client-based").performer.tolist() == [-1]


@pytest.mark.parametrize(("policy", "performer"), [("client-based", -1), ("cover", 1), ("task-based", 1)])
def test_whoever_has_room_may_do_it_where_the_policy_allows(policy: Policy, performer: int) -> None:
    office = instance(
        caseworkers=(caseworker("w1", availability={day(n): 0 for n in range(5)}), caseworker("w2")),
        clients=(client("c1", caseworker="w1"),),
        tasks=(task("t1"),),
    )
    assert fill(index_instance(office), undone(office), policy).performer.tolist() == [performer]
