"""Days by hand: one caseworker, or two, a few tasks, nothing left to chance."""

from optimizer.instance.schema import Predecessor, Rules
from optimizer.simulation.chances import Chances
from optimizer.simulation.engine import simulate
from optimizer.simulation.from_instance import world_of
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.simulation.worlds import policy, small_office


def done(log):
    """Task -> who, and on which days it was begun and finished."""
    return {row.job.id: (row.caseworker, row.began_day, row.day) for row in log.done}


def saturday(task_id, **fields):
    """Released before the first day: it lies there in the morning."""
    return task(task_id, **{"release": day(0).replace(day=3), "due": day(1), **fields})


def test_a_task_that_does_not_fit_is_carried_on_by_the_same_person():
    world = small_office(tasks=(saturday("t1", minutes=130), saturday("t2", minutes=60)))
    log = simulate(world, policy("edf"))
    assert done(log) == {"t1": (0, 0, 1), "t2": (0, 1, 1)}
    assert [sum(worked) for worked in log.worked][:2] == [100 * 60, 90 * 60]
    assert log.done[0].second == 30 * 60


def test_a_task_in_hand_waits_for_whoever_is_absent():
    workers = (caseworker("w1", availability={day(1): 0, day(2): 0}), caseworker("w2", minutes_per_day=90))
    log = simulate(small_office(caseworkers=workers, tasks=(saturday("t1", minutes=130),)), policy("edf"))
    assert done(log) == {"t1": (0, 0, 3)}


def test_a_successor_waits_for_its_predecessor_and_the_lag():
    tasks = (
        saturday("t1"),
        saturday("t2", after=(Predecessor(task="t1", days=0),)),
        saturday("t3", after=(Predecessor(task="t2", days=2),)),
    )
    assert done(simulate(small_office(tasks=tasks), policy("fifo"))) == {
        "t1": (0, 0, 0),
        "t2": (0, 0, 0),
        "t3": (0, 2, 2),
    }


def test_a_successor_may_come_in_after_its_predecessor_is_done_or_before():
    tasks = (saturday("t1", after=(Predecessor(task="t2", days=1),)), task("t2", release=day(1), due=day(2)))
    log = simulate(small_office(tasks=tasks), policy("edf"))
    assert [row.job.id for row in log.done] == ["t2", "t1"]


def test_an_appointment_waits_for_its_day_and_then_comes_first():
    tasks = (saturday("t1", fixed_day=day(2), due=day(4)), *(saturday(f"t{n}", minutes=100) for n in range(2, 6)))
    log = simulate(small_office(days=6, tasks=tasks), policy("edf"))
    assert done(log)["t1"] == (0, 2, 2)


def test_a_missed_appointment_is_seen_to_first_afterwards():
    worker = caseworker(availability={day(1): 0})
    tasks = (saturday("t1", fixed_day=day(1), due=day(4)), saturday("t2", minutes=150))
    log = simulate(small_office(caseworkers=(worker,), tasks=tasks), policy("dedicated"))
    assert done(log) == {"t2": (0, 0, 2), "t1": (0, 2, 2)}


def test_only_strangers_read_in_and_only_once():
    workers, clients = (caseworker("w1", languages=()), caseworker("w2")), (client(caseworker="w1"), client("c2"))
    tasks = (saturday("t1"), saturday("t2"), saturday("t3", client="c2"))
    world = small_office(caseworkers=workers, clients=clients, tasks=tasks, rules=Rules(familiarisation_minutes=7))
    log = simulate(world, policy("edf"))
    assert {row.job.id: row.reading_in_seconds // 60 for row in log.done} == {"t1": 7, "t2": 0, "t3": 0}
    assert sum(map(sum, log.worked)) == 60 * (3 * 30 + 7)


def test_work_that_returns_comes_back_after_the_days_drawn():
    chances = Chances(spread=0, absence=0, returns=0.9, return_least_days=2, return_most_days=2, return_minutes=10)
    log = simulate(world_of(instance(horizon=horizon(30)), chances, 1, 20), policy("edf"))
    assert [row.job.id for row in log.done][:2] == ["t1", "t1+1"]
    assert log.done[1].job.day == log.done[0].day + 2
    assert log.done[1].worked_seconds == 600


def test_returns_are_fewer_and_later_where_the_client_knows_the_caseworker():
    def returned(**fields):
        days = {"return_least_days": 1, "return_most_days": 1, "return_minutes": 1}
        chances = Chances(spread=0, absence=0, returns=0.5, **days, **fields)
        tasks = tuple(saturday(f"t{n:02}", minutes=2) for n in range(40))
        log = simulate(small_office(days=4, ahead=20, chances=chances, tasks=tasks), policy("edf"))
        return {(row.job.id, row.job.day) for row in log.done if row.job.generation == 1}

    usual, fewer, later = returned(), returned(known_return_ratio=0.5), returned(known_return_delay=1)
    assert 0 < len(fewer) < len(usual)
    assert fewer <= usual
    assert {(name, day + 1) for name, day in usual} == later
