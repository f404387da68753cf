"""From any plan to one that leaves out the fewest clients that caps allow, with few moves."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from optimizer.bounds import cap_bound
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_holders
from optimizer.rules import Policy
from optimizer.solvers.fewest_left_out import fewest_left_out
from tests.builders import caseworker, client, instance, task
from tests.oracle.effort import tries
from tests.oracle.strategies import instances


def placed(office: Instance, caseworker_of: dict[str, str], done: dict[str, int]) -> tuple[int, Decisions | None]:
    """The bound, and what is made of a plan."""
    indexed = index_instance(office)
    workers = {one.id: at for at, one in enumerate(office.caseworkers)}
    holder = np.array([workers.get(caseworker_of.get(one.id, ""), -1) for one in office.clients])
    day = np.array([done.get(one.id, -1) for one in office.tasks])
    performer = np.where(day >= 0, holder[indexed.client_of], -1)
    holders = possible_holders(indexed, "client-based")
    caps = cap_bound(indexed, holders, indexed.max_caseload >= 0)
    return caps.unassigned, fewest_left_out(
        indexed, "client-based", holders, caps.price > 0, Decisions(holder, performer, day), caps.unassigned, 10.0
    )


def test_a_light_client_makes_room_for_a_heavy_one_where_each_caseworker_has_a_point_left() -> None:
    """Caps of 4 and 2: two heavy clients and two light ones fit, if the light ones share a caseworker."""
    people = (*(client(f"h{n}", caseload_points=2) for n in range(3)), *(client(f"l{n}") for n in range(2)))
    workers = (caseworker("w1", max_caseload=4), caseworker("w2", max_caseload=2))
    office = instance(caseworkers=workers, clients=people, tasks=())
    bound, found = placed(office, {"l0": "w1", "h0": "w1", "l1": "w2"}, {})
    assert bound == 1
    assert found is not None
    assert int((found.caseworker < 0).sum()) == 1
    for worker, cap in enumerate((4, 2)):
        mine = found.caseworker == worker
        assert sum(one.caseload_points for one, his in zip(people, mine, strict=True) if his) <= cap


def test_whoever_moves_has_no_task_done_and_whoever_has_most_that_would_be_late_stays() -> None:
    """A heavy client has to leave for two light ones: the one whose task weighs less."""
    people = (*(client(f"h{n}", caseload_points=2) for n in range(2)), *(client(f"l{n}") for n in range(2)))
    tasks = (task("t0", "h0", late_weight=5), task("t1", "h1", late_weight=2))
    office = instance(caseworkers=(caseworker(max_caseload=4),), clients=people, tasks=tasks)
    bound, found = placed(office, {"h0": "w1", "h1": "w1"}, {"t0": 0, "t1": 1})
    assert bound == 1
    assert found is not None
    assert found.caseworker.tolist() == [0, -1, 0, 0]
    assert (found.day.tolist(), found.performer.tolist()) == ([0, -1], [0, -1])


@tries(few=100, many=5_000)
@given(instances(), st.sampled_from(["client-based", "cover"]))
def test_rules_hold_and_no_more_are_left_out_than_asked(given_instance: Instance, policy: Policy) -> None:
    indexed = index_instance(given_instance)
    holders = possible_holders(indexed, policy)
    caps = cap_bound(indexed, holders, indexed.max_caseload >= 0)
    nobody = np.full(indexed.n_tasks, -1)
    empty = Decisions(np.full(indexed.n_clients, -1), nobody, nobody)
    everybody = np.ones(indexed.n_caseworkers, dtype=np.bool_)
    found = fewest_left_out(indexed, policy, holders, everybody, empty, caps.unassigned, 10.0)
    if found is None:
        return  # the bound is out of reach, or only clients that are tied to others could reach it
    held = np.flatnonzero(found.caseworker >= 0)
    assert indexed.n_clients - len(held) <= caps.unassigned
    assert holders[held, found.caseworker[held]].all()
    load = np.bincount(found.caseworker[held], indexed.points[held], minlength=indexed.n_caseworkers)
    assert ((load <= indexed.max_caseload) | (indexed.max_caseload < 0)).all()


def test_nobody_is_moved_for_what_caps_do_not_allow() -> None:
    people = tuple(client(f"c{n}") for n in range(3))
    office = instance(caseworkers=(caseworker(max_caseload=2),), clients=people, tasks=())
    indexed = index_instance(office)
    holders = possible_holders(indexed, "client-based")
    nothing = Decisions(np.array([0, 0, -1]), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    assert fewest_left_out(indexed, "client-based", holders, np.array([True]), nothing, 0, 10.0) is None
