"""Clients whom only few can serve: no plan is earlier than what is proven of them, and none moves fewer."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds import arithmetic_bound, fewest_moves
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.solvers.clock import Clock
from optimizer.solvers.scarce import ScarceGroups
from optimizer.solvers.valuation import Valuation
from tests.builders import caseworker, client, day, instance, task
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import instances


def undone(indexed: IndexedInstance) -> Decisions:
    """Late wherever something can be, so that every group is looked at."""
    nothing = np.full(indexed.n_tasks, -1)
    return Decisions(np.full(indexed.n_clients, -1), nothing, nothing)


@tries(few=200, many=10_000)
@given(instances(), st.data())
def test_no_plan_is_earlier_and_none_moves_fewer(office: Instance, data: st.DataObject) -> None:
    indexed = index_instance(office)
    holders = possible_holders(indexed, "client-based")
    doers = possible_doers(indexed, "client-based", holders)
    groups = ScarceGroups(indexed).unavoidable(undone(indexed), Clock(60))
    plan = decisions_of_plan(indexed, data.draw(valid_plans(Facts(office), "client-based")))
    late = Valuation(indexed, ("late",), {}).value(plan, "late")
    assert arithmetic_bound(indexed, holders, doers, "late") + sum(group.late for group in groups) <= late
    workers = st.integers(-1, indexed.n_caseworkers - 1)
    old = data.draw(st.lists(workers, min_size=indexed.n_clients, max_size=indexed.n_clients))
    moved = sum(before not in (-1, now) for before, now in zip(old, plan.caseworker.tolist(), strict=True))
    assert fewest_moves(indexed, holders, doers, np.array(old), late, groups) <= moved


#: w1 speaks Spanish and has room for one of two tasks that are due on Monday; w2 has the day free.
OFFICE = instance(
    caseworkers=(caseworker("w1", languages=("en", "es"), minutes_per_day=50), caseworker("w2")),
    clients=(client("c1", language="es"), client("c2", language="es"), client("c3"), client("c4", language="es")),
    tasks=(
        task("t1", "c1", minutes=30, late_weight=2),
        task("t2", "c2", minutes=30, late_weight=3),
        task("t3", "c3", minutes=50),
        task("t4", "c4", minutes=30, due=day(4)),
    ),
)


def test_what_one_day_of_one_caseworker_cannot_hold_is_late() -> None:
    indexed = index_instance(OFFICE)
    (group,) = ScarceGroups(indexed).unavoidable(undone(indexed), Clock(60))
    assert (group.late, group.clients.tolist()) == (2, [True, True, False, True])


def test_groups_that_are_on_time_are_not_looked_at() -> None:
    indexed = index_instance(OFFICE)
    in_time = Decisions(np.array([0, 0, 1, 0]), np.array([0, 0, 1, 0]), np.array([0, 0, 0, 1]))
    assert ScarceGroups(indexed).unavoidable(in_time, Clock(60)) == []


def test_with_their_lateness_taken_off_the_others_must_move() -> None:
    away = OFFICE.model_copy(
        update={"caseworkers": (OFFICE.caseworkers[0], *OFFICE.caseworkers[1:], caseworker("w3", minutes_per_day=0))}
    )
    indexed = index_instance(away)
    holders = possible_holders(indexed, "client-based")
    doers = possible_doers(indexed, "client-based", holders)
    groups = ScarceGroups(indexed).unavoidable(undone(indexed), Clock(60))
    old = np.array([0, 0, 2, 0])  # c3 is with w3, who has no time
    assert fewest_moves(indexed, holders, doers, old, 2) == 0
    assert fewest_moves(indexed, holders, doers, old, 2, groups) == 1
