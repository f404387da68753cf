"""The instance of a morning: what is known, no more, and a valid instance on every day."""

import json

import pytest

from optimizer.instance.build import build_instance
from optimizer.instance.schema import Predecessor
from optimizer.simulation.engine import simulate
from optimizer.simulation.morning import instance_of_this_morning
from optimizer.simulation.office import Office
from optimizer.simulation.policies import Choices, make_policy
from tests.builders import caseworker, client, day, task
from tests.simulation.worlds import SMALL, small_office, small_world, stub_planner


def mornings(world, policy="cover", planner=stub_planner):
    """Every instance that a run asks to plan."""
    seen = []

    def noting(given, settings):
        seen.append(given)
        return planner(given, settings)

    log = simulate(world, make_policy(policy, Choices(planner=noting, plan_days=3), seed=1))
    return seen, log


def first_morning(world):
    office = Office(world.facts)
    office.ends = world.seconds[0]
    office.waiting = {job.id: job for job in world.jobs[0]}
    return office


def early(task_id, **fields):
    return task(task_id, **{"release": day(0).replace(day=3), "due": day(2), **fields})


@pytest.mark.parametrize(("name", "least"), [("client-based", 1), ("cover", SMALL.total_days)])
def test_every_morning_is_an_instance_that_the_product_takes(name, least):
    seen, _ = mornings(small_world(), name)
    assert least <= len(seen) <= SMALL.total_days
    for given in seen:
        assert build_instance(json.loads(given.json_bytes())) == given
        assert given.rules.policy == name


def test_it_holds_what_is_known_and_undone():
    seen, log = mornings(small_world())
    days = small_world().facts.days
    for number, given in enumerate(seen):
        finished = {row.job.id for row in log.done if row.day < number}
        assert given.horizon.start == days[number]
        assert not finished & {task.id for task in given.tasks}
        released = {job.id for jobs in small_world().jobs[:number] for job in jobs}
        ids = {task.id for task in given.tasks if "+" not in task.id}
        in_the_morning = {job.id for job in small_world().jobs[number] if job.second == 0}
        assert ids <= released | in_the_morning


def test_contacts_and_caseworkers_are_those_of_by_now():
    clients = (client(caseworker="w1", contacts={"w1": 2, "left": 1}),)
    seen, _ = mornings(small_office(clients=clients, tasks=(early("t1"), early("t2", fixed_day=day(2)))))
    assert seen[-1].horizon.start == day(2)
    assert seen[-1].clients[0].contacts == {"w1": 3, "left": 1}
    assert seen[-1].clients[0].caseworker == "w1"


def test_clients_without_open_tasks_take_room_from_the_cap():
    clients = (client(caseworker="w1"), client("c2", caseworker="w1", caseload_points=4))
    seen, _ = mornings(small_office(caseworkers=(caseworker(max_caseload=6),), clients=clients, tasks=(early("t1"),)))
    assert [row.id for row in seen[0].clients] == ["c1"]
    assert seen[0].caseworkers[0].max_caseload == 2


def test_a_job_in_hand_is_not_planned_but_takes_of_today_what_it_was_planned_to_take():
    seen, _ = mornings(small_office(tasks=(early("t1", minutes=130), early("t2", fixed_day=day(1)))))
    second = seen[1]
    assert [row.id for row in second.tasks] == ["t2"]
    assert second.caseworkers[0].availability[day(1)] == 70


def test_leave_is_known_and_whoever_is_absent_today_has_no_minutes():
    worker = caseworker(availability={day(0): 0, day(2): 50, day(4): 0})
    seen, _ = mornings(small_office(caseworkers=(worker,), tasks=(early("t1"),)))
    assert seen[0].caseworkers[0].availability == {day(0): 0, day(2): 50}


def test_predecessors_that_are_done_become_a_release_day():
    tasks = (early("t1"), early("t2", after=(Predecessor(task="t1", days=2),)))
    seen, log = mornings(small_office(tasks=tasks))
    assert seen[0].tasks[1].after == (Predecessor(task="t1", days=2),)
    assert (seen[1].tasks[0].release, seen[1].tasks[0].after) == (day(2), ())
    assert log.done[1].day == 2


def test_what_awaits_the_unknown_or_lies_beyond_the_plan_is_left_out():
    tasks = (
        early("t1"),
        early("t2", after=(Predecessor(task="t4", days=0),)),
        early("t3", due=day(9), fixed_day=day(3)),
        task("t4", release=day(3), due=day(4)),
    )
    seen, _ = mornings(small_office(tasks=tasks))
    assert [row.id for row in seen[0].tasks] == ["t1"]
    assert [row.id for row in seen[1].tasks] == ["t3"]


def test_a_missed_appointment_is_an_open_task():
    worker = caseworker(availability={day(0): 0})
    seen, log = mornings(small_office(caseworkers=(worker,), tasks=(early("t1", fixed_day=day(0)),)))
    assert (seen[0].tasks[0].fixed_day, seen[1].tasks[0].fixed_day) == (day(0), None)
    assert log.done[0].day == 1


def test_what_is_due_after_the_plan_is_left_out_unless_something_due_before_awaits_it():
    tasks = (
        early("t1", due=day(2)),
        early("t2", due=day(3)),
        early("t3", due=day(3)),
        early("t4", due=day(2), after=(Predecessor(task="t3", days=0),)),
    )
    seen, _ = mornings(small_office(tasks=tasks))
    assert [row.id for row in seen[0].tasks] == ["t1", "t3", "t4"]


def test_an_appointment_within_the_plan_is_in_it_whenever_it_is_due():
    seen, _ = mornings(small_office(tasks=(early("t1", due=day(9), fixed_day=day(2)),)))
    assert [row.fixed_day for row in seen[0].tasks] == [day(2)]


def test_what_is_overdue_is_due_today():
    seen, _ = mornings(small_office(tasks=(early("t1", due=day(0).replace(day=4)), early("t2", minutes=100))))
    assert [row.due for row in seen[0].tasks] == [day(0), day(2)]


def test_clients_are_pinned_unless_their_caseworker_is_to_be_relieved_or_may_not_do_the_work():
    workers = (caseworker("w1"), caseworker("w2"), caseworker("w3", programs=("medi-cal",)))
    clients = (client("c1", caseworker="w1"), client("c2", caseworker="w2"), client("c3", caseworker="w3"))
    tasks = tuple(early(f"t{number}", client=f"c{number}") for number in (1, 2, 3))
    world = small_office(caseworkers=workers, clients=clients, tasks=tasks)
    given = instance_of_this_morning(first_morning(world), [0, 1, 2], 3, "client-based", movable=[1])
    assert [row.pin for row in given.clients] == ["w1", None, None]
