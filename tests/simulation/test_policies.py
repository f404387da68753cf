"""Each policy by a day or two that only it would have."""

import pytest

from optimizer.plan.schema import Assignment, Plan, ScheduledTask
from optimizer.simulation.engine import simulate
from optimizer.simulation.policies import Choices, make_policy
from tests.builders import caseworker, client, day, task
from tests.simulation.worlds import policy, small_office

SATURDAY = day(0).replace(day=3)
TWO = (caseworker("w1"), caseworker("w2"))


def early(task_id, **fields):
    return task(task_id, **{"release": SATURDAY, "due": day(2), **fields})


def who(log):
    return {row.job.id: f"w{row.caseworker + 1}" for row in log.done}


def order(log):
    return [row.job.id for row in log.done]


def run(name, **fields):
    return simulate(small_office(**fields), policy(name))


def test_fifo_takes_the_oldest_and_edf_the_most_urgent():
    tasks = (early("t1", release=day(0).replace(day=1), due=day(4)), early("t2", due=day(1)))
    assert order(run("fifo", tasks=tasks)) == ["t1", "t2"]
    assert order(run("edf", tasks=tasks)) == ["t2", "t1"]


def test_a_random_order_is_that_of_its_seed():
    tasks = tuple(early(f"t{n}", minutes=10) for n in range(8))
    world = small_office(tasks=tasks)
    orders = {tuple(order(simulate(world, make_policy("random", Choices(), seed)))) for seed in (1, 1, 2, 3)}
    assert 1 < len(orders) <= 3


def test_skill_leaves_to_the_bilingual_what_nobody_else_can_do():
    workers = (caseworker("w1", languages=("en", "es"), minutes_per_day=101), caseworker("w2"))
    clients = (client("c1"), client("c2", language="es"))
    tasks = (early("t1", due=day(1)), early("t2", client="c2", due=day(2)))
    assert order(run("edf", caseworkers=workers, clients=clients, tasks=tasks))[0] == "t1"
    assert who(run("edf", caseworkers=workers, clients=clients, tasks=tasks)) == {"t1": "w1", "t2": "w1"}
    assert who(run("skill", caseworkers=workers, clients=clients, tasks=tasks)) == {"t1": "w2", "t2": "w1"}


def test_dedicated_keeps_to_the_own_caseworker_however_long_it_takes():
    tasks = tuple(early(f"t{n}", minutes=60) for n in range(4))
    log = run("dedicated", caseworkers=TWO, tasks=tasks)
    assert set(who(log).values()) == {"w1"}
    assert max(row.day for row in log.done) == 2


def test_sticky_gives_away_what_does_not_fit_today_and_the_clients_of_the_absent():
    tasks = tuple(early(f"t{n}", minutes=60) for n in range(4))
    assert who(run("sticky", caseworkers=TWO, tasks=tasks)) == {"t0": "w1", "t1": "w2", "t2": "w1", "t3": "w2"}
    away = (caseworker("w1", availability={day(0): 0}), caseworker("w2"))
    log = run("sticky", caseworkers=away, tasks=(early("t1"), task("t2", release=day(1), due=day(1), minutes=100)))
    assert who(log) == {"t1": "w2", "t2": "w1"}


def test_sticky_clients_without_caseworker_stay_with_whom_they_meet_first():
    tasks = (early("t1"), task("t2", release=day(1), due=day(2)), task("t3", release=day(2), due=day(3)))
    log = run("sticky", caseworkers=TWO, clients=(client(),), tasks=tasks)
    assert len(set(who(log).values())) == 1


@pytest.mark.parametrize(("days", "shared"), [(2.0, 0), (1.7, 1), (1.0, 2)])
def test_overflow_gives_away_what_goes_beyond_its_days(days, shared):
    """Two usual days hold 200 minutes: exactly that much is kept."""
    tasks = tuple(early(f"t{n}", minutes=50) for n in range(4))
    world = small_office(caseworkers=TWO, tasks=tasks)
    log = simulate(world, make_policy("overflow", Choices(overflow_days=days), 1))
    assert list(who(log).values()).count("w2") == shared


def test_new_clients_go_to_the_fewest_points_with_room():
    clients = (client("c1", caseworker="w1"), client("c2"), client("c3"), client("c4"))
    workers = (caseworker("w1"), caseworker("w2", max_caseload=2))
    tasks = tuple(task(f"t{n}", client=f"c{n}", release=SATURDAY, due=day(2), minutes=10) for n in range(1, 5))
    log = run("dedicated", caseworkers=workers, clients=clients, tasks=tasks)
    assert who(log) == {"t1": "w1", "t2": "w2", "t3": "w1", "t4": "w2"}


@pytest.mark.parametrize(("minutes", "shared"), [(50, 0), (51, 1)])
def test_helping_gives_away_what_is_due_today_and_does_not_fit(minutes, shared):
    """A day holds 100 minutes: exactly that much is kept, and what is due later stays, however much it is."""
    today = tuple(early(f"t{n}", minutes=minutes, due=day(0)) for n in range(2))
    later = tuple(early(f"t{n}", minutes=50, due=day(1)) for n in range(2, 6))
    log = run("helping", caseworkers=TWO, tasks=today + later)
    assert [job for job, worker in who(log).items() if worker == "w2" and job in ("t0", "t1")] == ["t1"][:shared]


def test_helping_shares_what_is_late_by_the_next_morning():
    tasks = (early("t1", minutes=100, due=day(0)), early("t2", minutes=100), early("t3", minutes=100, due=day(1)))
    log = run("helping", caseworkers=TWO, tasks=tasks)
    assert who(log) == {"t1": "w1", "t3": "w1", "t2": "w1"}
    away = (caseworker("w1", availability={day(0): 0, day(1): 0}), caseworker("w2"))
    log = run("helping", caseworkers=away, tasks=tasks)
    assert who(log) == {"t1": "w2", "t3": "w2", "t2": "w1"}
    assert [row.day for row in log.done] == [0, 1, 2]


def test_helping_names_for_new_clients_whoever_has_the_least_open_work_for_the_time_they_are_here():
    clients = (client("c1", caseworker="w1"), client("c2", caseworker="w2"), client("c3"))
    tasks = (early("t1", due=day(9), minutes=60), early("t2", client="c2", due=day(9), minutes=70))
    new = task("t3", client="c3", release=SATURDAY, due=day(9))
    assert who(run("helping", caseworkers=TWO, clients=clients, tasks=(*tasks, new)))["t3"] == "w1"
    leave = (caseworker("w1", availability={day(n): 0 for n in range(3, 10)}), caseworker("w2"))
    assert who(run("helping", caseworkers=leave, clients=clients, tasks=(*tasks, new)))["t3"] == "w2"


def planned(assignments, schedule=()):
    """A planner whose plans all say the same: client -> caseworker, and task -> caseworker today."""

    def planner(given, _settings):
        return Plan(
            instance=given.name,
            instance_sha256=given.sha256,
            policy=given.rules.policy,
            status="feasible",
            assignments=tuple(Assignment(client=c, caseworker=w) for c, w in assignments),
            schedule=tuple(
                ScheduledTask(task=t, caseworker=w, day=given.horizon.start, minutes=30) for t, w in schedule
            ),
            objectives=(),
        )

    return planner


def test_cover_lets_the_plan_say_who_helps_today_and_never_moves_a_client():
    tasks = (early("t1", due=day(0)), early("t2", due=day(2)), task("t3", release=day(1), due=day(9)))
    planner = planned([("c1", "w2")], [("t2", "w2")])
    log = simulate(small_office(days=3, caseworkers=TWO, tasks=tasks), policy("cover", planner))
    assert who(log) == {"t1": "w1", "t2": "w2", "t3": "w1"}


def test_cover_puts_todays_list_before_what_is_due_sooner():
    tasks = (early("t1", due=day(1)), early("t2", due=day(2)), early("t3", due=day(0)))
    log = simulate(small_office(days=3, tasks=tasks), policy("cover", planned([], [("t2", "w1")])))
    assert order(log) == ["t3", "t2", "t1"]


def test_cover_leaves_to_the_plan_what_is_known_and_shares_what_comes_in_too_late_for_it():
    before = (early("t1", minutes=80, due=day(0)), early("t2", minutes=30, due=day(0)))
    world = small_office(caseworkers=TWO, tasks=before)
    assert set(who(simulate(world, policy("cover", planned([])))).values()) == {"w1"}
    assert set(who(simulate(world, policy("helping"))).values()) == {"w1", "w2"}
    later = task("t3", release=day(0), due=day(0), minutes=60)
    log = simulate(small_office(caseworkers=TWO, tasks=(*before[:1], later)), policy("cover", planned([])))
    assert who(log) == {"t1": "w1", "t3": "w2"}


@pytest.mark.parametrize(("minutes", "doer"), [(300, "w1"), (301, "w2")])
def test_client_based_asks_the_plan_only_where_somebody_has_more_than_three_days_of_work(minutes, doer):
    tasks = (
        early("t1", minutes=minutes - 50),
        early("t2", minutes=50, due=day(0)),
        task("t3", release=day(1), due=day(9)),
    )
    world = small_office(caseworkers=TWO, tasks=tasks)
    assert set(who(simulate(world, policy("client-based", planned([("c1", "w2")])))).values()) == {doer}


def test_an_unplanned_client_stays_where_a_plan_moves_others():
    clients = (client("c1", caseworker="w1"), client("c2", caseworker="w1"))
    tasks = (early("t1", minutes=250), early("t2", client="c2", minutes=90))
    world = small_office(caseworkers=TWO, clients=clients, tasks=tasks)
    log = simulate(world, policy("client-based", planned([("c1", None), ("c2", "w2")])))
    assert who(log) == {"t2": "w2", "t1": "w1"}


def test_an_unknown_policy_is_refused():
    with pytest.raises(ValueError, match="must be one of fifo, edf"):
        make_policy("lifo", Choices(), 1)
