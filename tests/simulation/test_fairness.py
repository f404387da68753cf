"""One world for all: what chance draws does not depend on who acts how, and nobody acts on what is to come."""

import inspect
import itertools
from collections import Counter

import pytest

from optimizer.simulation import morning, naming, plannable, queues
from optimizer.simulation.engine import simulate
from optimizer.simulation.from_instance import world_of
from optimizer.simulation.policies import MEANINGS, client_based, cover, own, planning, pool
from tests.simulation.worlds import SMALL, policy, small_world


def facts_of(log):
    """What chance decided about each piece of work that came in."""
    jobs = [*(row.job for row in log.done), *log.waiting, *log.blocked, *(begun.job for begun in log.in_hand)]
    return {job.id: (job.real_seconds, job.second, job.planned_seconds) for job in jobs}


def acts(log, until=10**9):
    return [(row.job.id, row.caseworker, row.day, row.second) for row in log.done if row.day < until]


@pytest.fixture(scope="module")
def logs():
    return {name: simulate(small_world(), policy(name)) for name in MEANINGS}


@pytest.mark.parametrize("name", MEANINGS)
def test_every_piece_of_work_is_done_waiting_or_in_hand_exactly_once(logs, name):
    log, world = logs[name], small_world()
    seen = Counter(
        job.id
        for jobs in ((r.job for r in log.done), log.waiting, log.blocked, (b.job for b in log.in_hand))
        for job in jobs
    )
    assert set(seen.values()) == {1}
    came_in = {job.id for jobs in world.jobs for job in jobs}
    assert came_in <= set(seen)
    assert all("+" in job for job in set(seen) - came_in)  # the rest has come back
    assert log.evenings[-1].tasks == len(seen) - len(log.done)


@pytest.mark.parametrize("name", MEANINGS)
def test_minutes_worked_are_those_of_done_tasks_and_of_the_parts_in_hand(logs, name):
    log = logs[name]
    assert sum(map(sum, log.worked)) == sum(row.worked_seconds for row in log.done) + sum(
        begun.worked_seconds for begun in log.in_hand
    )
    assert all(row.worked_seconds == row.job.real_seconds + row.reading_in_seconds for row in log.done)
    for worked, present in zip(log.worked, log.present, strict=True):
        assert all(seconds <= limit for seconds, limit in zip(worked, present, strict=True))


@pytest.mark.parametrize("name", MEANINGS)
def test_nobody_does_what_they_may_not_or_too_early_or_two_things_at_once(logs, name):
    log = logs[name]
    assert all(row.caseworker in row.job.able for row in log.done)
    assert all((row.began_day, row.began_second) >= (row.job.day, row.job.second) for row in log.done)
    assert all(row.began_day >= row.job.fixed_day for row in log.done)
    finished = {row.job.id: row.day for row in log.done}
    assert all(finished[before] + lag <= row.began_day for row in log.done for before, lag in row.job.after)
    for worker in range(small_world().facts.n_caseworkers):
        mine = [row for row in log.done if row.caseworker == worker]
        spans = [((row.began_day, row.began_second), (row.day, row.second)) for row in mine]
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


@pytest.mark.parametrize("name", MEANINGS)
def test_the_same_seed_is_the_same_path_under_every_policy(logs, name):
    mine, others = facts_of(logs[name]), facts_of(logs["edf"])
    common = set(mine) & set(others)
    assert {job: mine[job] for job in common} == {job: others[job] for job in common}
    assert {job for job in mine if "+" not in job} == {job for job in others if "+" not in job}
    assert logs[name].present == logs["edf"].present


def test_the_same_seed_gives_the_same_run_and_another_seed_another(logs):
    assert acts(simulate(SMALL.world(1), policy("skill"))) == acts(logs["skill"])
    assert acts(simulate(SMALL.world(2), policy("skill"))) != acts(logs["skill"])


@pytest.mark.parametrize("name", MEANINGS)
def test_no_policy_acts_on_the_future(name):
    """Half the tasks released after day 6 are gone, the others longer, sooner due: until then nothing changes."""
    office, after = SMALL.office(1), 6
    today = small_world().facts.days[after]
    needed = {before.task for task in office.tasks if task.release <= today for before in task.after}
    changed = tuple(
        task.model_copy(update={"minutes": 3 * task.minutes, "due": task.release, "after": (), "fixed_day": None})
        if task.release > today
        else task
        for number, task in enumerate(office.tasks)
        if task.release <= today or task.id in needed or number % 2
    )
    otherwise = world_of(office.model_copy(update={"tasks": changed}), SMALL.chances, 1, SMALL.total_days)
    before, now = (simulate(world, policy(name)) for world in (small_world(), otherwise))
    assert acts(before, after + 1) == acts(now, after + 1)
    assert acts(before) != acts(now)


DECIDING = [naming, morning, plannable, queues, own, pool, planning, cover, client_based]


@pytest.mark.parametrize("module", DECIDING)
def test_nothing_that_decides_reads_how_long_a_task_will_take_in_truth(module):
    assert "real_seconds" not in inspect.getsource(module)
    assert "needed_seconds" not in inspect.getsource(module)
