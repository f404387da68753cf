"""Counting how many clients must move: no plan moves fewer, and simple cases are counted to the last one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds import fewest_moves
from optimizer.bounds.arithmetic import first_days
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance, Predecessor
from optimizer.model.decisions import decisions_of_plan
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.solvers.valuation import Valuation
from tests.builders import MONDAY, caseworker, client, day, instance, task
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import instances


def counted(indexed: IndexedInstance, old: list[int], late: int | None) -> int:
    holders = possible_holders(indexed, "client-based")
    return fewest_moves(indexed, holders, possible_doers(indexed, "client-based", holders), np.array(old), late)


@tries(few=300, many=20_000)
@given(instances(), st.data())
def test_no_plan_moves_fewer(office: Instance, data: st.DataObject) -> None:
    indexed = index_instance(office)
    decisions = decisions_of_plan(indexed, data.draw(valid_plans(Facts(office), "client-based")))
    workers = st.integers(-1, indexed.n_caseworkers - 1)
    old = data.draw(st.lists(workers, min_size=indexed.n_clients, max_size=indexed.n_clients))
    moved = sum(1 for before, now in zip(old, decisions.caseworker.tolist(), strict=True) if before not in (-1, now))
    late = Valuation(indexed, ("late",), {}).value(decisions, "late")
    assert counted(indexed, old, late) <= moved
    assert counted(indexed, old, None) <= moved


def test_who_is_absent_until_the_due_day_costs_as_many_moves_as_lateness_does_not_allow() -> None:
    office = instance(
        caseworkers=(caseworker("w1", availability={day(0): 0}), caseworker("w2")),
        clients=tuple(client(f"c{n}") for n in range(3)),
        tasks=tuple(task(f"t{n}", f"c{n}", minutes=10, late_weight=weight) for n, weight in enumerate((1, 1, 5))),
    )
    indexed = index_instance(office)
    assert [counted(indexed, [0, 0, 0], late) for late in (0, 1, 2, 6, 7)] == [3, 2, 1, 1, 0]
    assert counted(indexed, [1, 1, 1], 0) == 0
    assert counted(indexed, [-1, -1, -1], 0) == 0


def test_what_is_late_with_anybody_is_no_reason_to_move() -> None:
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2")), clients=(client("c1"),), tasks=(task(minutes=101),)
    )
    assert counted(index_instance(office), [0], 1) == 0


def test_above_a_cap_and_unfit_must_go() -> None:
    office = instance(
        caseworkers=(caseworker("w1", max_caseload=3), caseworker("w2"), caseworker("w3", languages=("es",))),
        clients=(*(client(f"c{n}", caseload_points=n) for n in (1, 2, 3)), client("c4")),
        tasks=(),
    )
    assert counted(index_instance(office), [0, 0, 0, 2], None) == 2


def test_a_chain_begins_no_earlier_than_its_first_task_can_be_done() -> None:
    office = instance(
        caseworkers=(caseworker("w1", availability={MONDAY: 0, day(1): 20}),),
        tasks=(
            task("t1", minutes=30, due=day(4)),
            task("t2", minutes=10, due=day(4), after=(Predecessor(task="t1", days=1),)),
            task("t3", minutes=101, due=day(4)),
            task("t4", minutes=10, due=day(4), after=(Predecessor(task="t3"),)),
            task("t5", minutes=10, due=day(4), fixed_day=day(2), after=(Predecessor(task="t2"),)),
        ),
    )
    indexed = index_instance(office)
    assert first_days(indexed, indexed.able).tolist() == [2, 3, 5, 5, 5]
