"""Each policy by a day or two that only it would have."""

import pytest

from optimizer.instance.schema import Rules
from optimizer.plan.schema import Assignment, Plan, ScheduledTask
from optimizer.simulation.engine import simulate
from optimizer.simulation.policies import Choices, make_policy
from optimizer.solvers import SolveSettings
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


def test_a_plan_is_followed_today_and_its_caseworkers_from_now_on():
    calls = []

    def to_the_second(given, settings):
        calls.append((given.horizon.start, settings.seed))
        return Plan(
            instance=given.name,
            instance_sha256=given.sha256,
            policy="client-based",
            status="feasible",
            assignments=tuple(Assignment(client=row.id, caseworker="w2") for row in given.clients),
            schedule=(ScheduledTask(task="t2", caseworker="w2", day=given.horizon.start, minutes=30),)
            if given.horizon.start == day(0)
            else (),
            objectives=(),
        )

    tasks = (early("t1", due=day(1)), early("t2", due=day(2)), task("t3", release=day(1), due=day(3)))
    world = small_office(days=3, caseworkers=TWO, tasks=tasks, rules=Rules())
    choices = Choices(planner=to_the_second, settings=SolveSettings(seed=8))
    log = simulate(world, make_policy("client-based", choices, 1))
    assert order(log) == ["t2", "t1", "t3"]  # the list first, then what else is open
    assert set(who(log).values()) == {"w2"}
    assert calls == [(day(0), 8)]  # t3 came in after the morning; nothing was left to plan for


def test_an_unknown_policy_is_refused():
    with pytest.raises(ValueError, match="must be one of fifo, edf"):
        make_policy("lifo", Choices(), 1)
