"""The order in which an empty plan takes clients: at the prices of caps, then by what would be late."""

import numpy as np

from optimizer.bounds import cap_bound
from optimizer.bounds.choices import choices_of
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.solvers.order import taking_order
from tests.builders import caseworker, client, instance, task


def order_of(given_instance: Instance) -> list[str]:
    indexed = index_instance(given_instance)
    holders = possible_holders(indexed, "client-based")
    choices = choices_of(indexed, holders, possible_doers(indexed, "client-based", holders))
    caps = cap_bound(indexed, holders, indexed.max_caseload >= 0)
    order = taking_order(choices, caps.price, np.random.Generator(np.random.PCG64(1)))
    return [given_instance.clients[position].id for position in order]


def test_where_points_are_short_light_clients_go_first_then_those_with_most_that_would_be_late() -> None:
    """Five points, three light clients and three heavy ones: all light ones have a place, and one heavy one."""
    heavy = tuple(client(f"h{n}", caseload_points=2) for n in range(3))
    light = tuple(client(f"l{n}") for n in range(3))
    tasks = tuple(task(f"t{n}", f"h{n}", late_weight=weight) for n, weight in enumerate((2, 9, 4)))
    order = order_of(instance(caseworkers=(caseworker(max_caseload=5),), clients=(*heavy, *light), tasks=tasks))
    assert set(order[:3]) == {"l0", "l1", "l2"}
    assert order[3:] == ["h1", "h2", "h0"]


def test_without_caps_whoever_has_fewest_caseworkers_goes_first() -> None:
    people = tuple(client(f"c{n}", language=language) for n, language in enumerate(("en", "es", "en")))
    workers = (caseworker("w1"), caseworker("w2", languages=("en", "es")))
    assert order_of(instance(caseworkers=workers, clients=people, tasks=()))[0] == "c1"
