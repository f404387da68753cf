"""Measures of runs by hand."""

import pytest

from optimizer.instance.schema import Rules
from optimizer.simulation.engine import simulate
from optimizer.simulation.measures import measures_of
from tests.builders import caseworker, client, day, task
from tests.simulation.worlds import policy, small_office

SATURDAY = day(0).replace(day=3)


def early(task_id, **fields):
    return task(task_id, **{"release": SATURDAY, "due": day(2), **fields})


def measured(name="edf", first=0, days=5, **fields):
    world = small_office(days=days, **fields)
    return measures_of(simulate(world, policy(name)), world.facts, first, days)


def test_named_is_the_own_caseworker_else_whoever_did_most():
    workers = (caseworker("w1", minutes_per_day=30), caseworker("w2", minutes_per_day=29))
    clients = (client("c1", caseworker="w2"), client("c2"))
    tasks = (early("t1"), *(early(f"t{n}", client="c2", due=day(3)) for n in range(2, 5)))
    found = measured(caseworkers=workers, clients=clients, tasks=tasks)
    assert found.tasks_done == 4
    assert found.named_share_with_caseworker == 0
    assert found.named_share == pytest.approx(2 / 4)  # w1 does t1 and t3, w2 takes t2 and t4


def test_on_time_and_delay_are_those_of_the_tasks_due_in_the_measured_days():
    tasks = (early("t1", due=day(0), minutes=90), early("t2", due=day(0), minutes=90), early("t3", due=day(9)))
    found = measured(tasks=tasks)
    assert (found.on_time_share, found.mean_delay_days, found.worst_delay_days) == (0.5, 0.5, 1)
    assert measured(tasks=tasks, first=1).on_time_share is None


def test_what_is_never_done_is_late_until_the_end():
    found = measured(days=3, caseworkers=(caseworker(minutes_per_day=0),), tasks=(early("t1", due=day(1)),))
    assert (found.on_time_share, found.worst_delay_days, found.tasks_done) == (0, 2, 0)
    assert (found.backlog_tasks, found.backlog_minutes) == (1, 30)
    assert found.named_share is None
    assert found.utilisation is None


def test_waits_are_in_working_days_from_known_to_done():
    found = measured(tasks=(early("t1", minutes=50), early("t2", minutes=100)))
    assert found.mean_wait_days == pytest.approx((0.5 + 1.5) / 2)
    assert found.utilisation == pytest.approx(150 / 500)


def test_reading_in_and_appointments_kept():
    tasks = (early("t1"), early("t2", fixed_day=day(1)), early("t3", fixed_day=day(3), due=day(3)))
    found = measured(
        caseworkers=(caseworker("w1", languages=()), caseworker("w2", availability={day(1): 0})),
        clients=(client(caseworker="w1"),),
        tasks=tasks,
        rules=Rules(familiarisation_minutes=10),
    )
    assert found.appointments_kept == 0.5
    assert (found.reading_in_minutes, found.reading_in_share) == (10, 10 / 100)


def test_indices_are_those_of_the_sequence_of_caseworkers():
    found = measured(tasks=tuple(early(f"t{n}") for n in range(3)))
    assert (found.coc, found.secon, found.upc, found.caseworkers_a_client) == (1, 1, 1, 1)
