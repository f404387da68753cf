from optimizer.checks.check import require_checked
from optimizer.dispatch import dispatch
from tests.builders import caseworker, client, instance, task


def named(**fields):
    """Client -> caseworker, in a plan that passes the checker."""
    office = instance(tasks=(), **fields)
    checked = require_checked(office, dispatch(office, "dedicated"))
    return {row.client: row.caseworker for row in checked.plan.assignments}


def workers(*caps):
    return tuple(caseworker(f"w{n}", max_caseload=cap) for n, cap in enumerate(caps, 1))


def test_clients_stay_and_orphans_go_to_the_fewest_points():
    clients = (client("c1", caseworker="w1", caseload_points=3), client("c2"), client("c3"), client("c4"))
    assert named(caseworkers=workers(None, None), clients=clients) == {"c1": "w1", "c2": "w2", "c3": "w2", "c4": "w2"}


def test_who_may_not_stay_is_an_orphan():
    people = (caseworker("w1", languages=("es",)), caseworker("w2"))
    assert named(caseworkers=people, clients=(client(caseworker="w1"),)) == {"c1": "w2"}


def test_beyond_the_cap_those_stay_for_whom_continuity_matters_most():
    clients = (client("c1", caseworker="w1"), client("c2", caseworker="w1", weight=5))
    assert named(caseworkers=workers(2, 2), clients=clients) == {"c1": "w1", "c2": "w1"}
    assert named(caseworkers=workers(1, 2), clients=clients) == {"c1": "w2", "c2": "w1"}
    assert named(caseworkers=workers(1, 0), clients=clients) == {"c1": None, "c2": "w1"}


def test_a_pin_comes_before_who_could_stay():
    clients = (client("c1", caseworker="w1", weight=9), client("c2", pin="w1"))
    assert named(caseworkers=workers(1, 1), clients=clients) == {"c1": "w2", "c2": "w1"}


def test_orphans_with_little_choice_come_first():
    people = (caseworker("w1", max_caseload=1), caseworker("w2", languages=("es",), max_caseload=1))
    people = (people[0], people[1].model_copy(update={"languages": ("en",), "programs": ()}))
    clients = (client("a", programs=()), client("b"))
    assert named(caseworkers=people, clients=clients) == {"a": "w2", "b": "w1"}


def test_the_unassigned_get_nothing_done():
    office = instance(caseworkers=workers(0), clients=(client(),))
    plan = dispatch(office, "dedicated")
    assert plan.policy == "client-based"
    assert not require_checked(office, plan).plan.schedule


def test_a_task_pinned_to_somebody_else_waits():
    office = instance(caseworkers=workers(None, None), tasks=(task(pin="w2"),))
    assert not require_checked(office, dispatch(office, "dedicated")).plan.schedule
