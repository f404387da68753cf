"""The disturbed part: who is in it, and that what is planned in it fits beside the rest."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance, Predecessor
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.disturbed import around, disturbed_clients
from optimizer.solvers.repaired import repaired
from optimizer.solvers.ties import tied_clients
from tests.builders import caseworker, client, day, instance, task
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.plans import valid_plans
from tests.oracle.strategies import instances

OFFICE = instance(
    caseworkers=(caseworker("w1", max_caseload=3), caseworker("w2", overtime_per_day=20), caseworker("w3")),
    clients=tuple(client(f"c{n}") for n in range(4)),
    tasks=tuple(task(f"t{n}", f"c{n}", due=day(4)) for n in range(4)),
)
OLD = Decisions(np.array([0, 0, 1, 2]), np.array([0, 0, 1, 2]), np.array([0, 1, 1, 2]))


def test_all_clients_of_who_lost_something_are_in_it_and_whoever_had_nobody() -> None:
    indexed = index_instance(OFFICE)
    lost_a_day = Decisions(OLD.caseworker, np.array([-1, 0, 1, 2]), np.array([-1, 1, 1, 2]))
    assert disturbed_clients(indexed, OLD, lost_a_day).tolist() == [True, True, False, False]
    assert not disturbed_clients(indexed, OLD, OLD).any()
    before = Decisions(np.array([0, 0, -1, 2]), OLD.performer, OLD.day)
    assert disturbed_clients(indexed, before, OLD).tolist() == [False, False, True, False]


def test_the_others_take_their_minutes_and_points() -> None:
    indexed = index_instance(OFFICE)
    part = around(indexed, "client-based", OLD, np.array([True, False, False, False])).indexed
    assert part.capacity[:, :3].tolist() == [[100, 70, 100], [100, 70, 100], [100, 100, 70]]
    assert part.overtime[1].tolist() == [20] * 5
    assert part.max_caseload.tolist() == [2, -1, -1]


def test_overtime_that_the_others_work_is_gone() -> None:
    full = OFFICE.model_copy(
        update={"tasks": (OFFICE.tasks[0], *OFFICE.tasks[1:2], task("t2", "c2", minutes=110), OFFICE.tasks[3])}
    )
    part = around(index_instance(full), "client-based", OLD, np.array([True, False, False, False])).indexed
    assert (part.capacity[1, 1], part.overtime[1, 1]) == (0, 10)


def test_clients_tied_to_others_stay_outside() -> None:
    tied = OFFICE.model_copy(
        update={"tasks": (*OFFICE.tasks[:3], task("t3", "c3", due=day(4), after=(Predecessor(task="t0"),)))}
    )
    indexed = index_instance(tied)
    assert tied_clients(indexed).tolist() == [True, False, False, True]
    nothing = Decisions(OLD.caseworker, np.full(4, -1), np.full(4, -1))
    assert disturbed_clients(indexed, OLD, nothing).tolist() == [False, True, True, False]


@tries(few=200, many=10_000)
@given(instances(), st.data())
def test_any_plan_of_the_part_fits_into_the_whole(office: Instance, data: st.DataObject) -> None:
    indexed = index_instance(office)
    now = decisions_of_plan(indexed, data.draw(valid_plans(Facts(office), "client-based")))
    flags = data.draw(st.lists(st.booleans(), min_size=indexed.n_clients, max_size=indexed.n_clients))
    clients = np.array(flags) & ~tied_clients(indexed)
    if not clients.any():
        return
    piece = around(indexed, "client-based", now, clients)
    count, most = piece.indexed.n_clients, piece.indexed.n_caseworkers
    wish = data.draw(st.lists(st.integers(-1, most - 1), min_size=count, max_size=count))
    tasks = np.array(wish)[piece.indexed.client_of]
    days = data.draw(st.integers(0, indexed.n_days - 1))
    part = repaired(piece.indexed, "client-based", Decisions(np.array(wish), tasks, np.where(tasks < 0, -1, days)))
    whole = piece.put_back(now, part)
    assert check_plan(office, assemble_plan(indexed, "client-based", whole)).violations == ()
