"""From an instance and chances to a world: facts for all, a path for the engine."""

from bisect import bisect_left
from datetime import date

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, index_instance
from optimizer.instance.schema import Instance, Task
from optimizer.simulation.chances import Chances
from optimizer.simulation.due import due_day
from optimizer.simulation.keyed import lognormal, uniform
from optimizer.simulation.returning import Returning
from optimizer.simulation.world import Facts, Job, World


def world_of(instance: Instance, chances: Chances, seed: int, n_days: int) -> World:
    """The first `n_days` working days of an instance, each task coming in on its release day.

    The days of the instance after those are known only as planned leave: plans look that far ahead.
    """
    indexed = index_instance(instance)
    facts = _facts(instance)
    jobs: list[list[Job]] = [[] for _ in range(n_days)]
    sets = _able_sets(indexed.able)
    client_of = indexed.client_of.tolist()
    length = max(facts.usual_seconds, default=0)
    for number, task in enumerate(instance.tasks):
        day = bisect_left(facts.days, task.release)
        if day < n_days:
            jobs[day].append(_job(task, client_of[number], sets[number], facts.days, chances, seed, length))
    seconds = _presence(indexed, chances, seed, n_days)
    return World(facts, jobs, seconds, Returning(chances, seed, facts.days, n_days, length))


def _facts(instance: Instance) -> Facts:
    bare = instance.model_copy(update={"tasks": (), "efforts": ()})
    indexed = index_instance(bare)
    number = {worker.id: w for w, worker in enumerate(instance.caseworkers)}
    return Facts(
        n_caseworkers=len(instance.caseworkers),
        own=indexed.own.tolist(),
        eligible=_able_sets(indexed.eligible),
        contacts=[
            {number[name]: count for name, count in client.contacts.items() if name in number and count}
            for client in instance.clients
        ],
        has_history=(~indexed.new).tolist(),
        points=indexed.points.tolist(),
        max_caseload=[worker.max_caseload for worker in instance.caseworkers],
        usual_seconds=[60 * worker.minutes_per_day for worker in instance.caseworkers],
        reading_in_seconds=60 * instance.rules.familiarisation_minutes,
        instance=bare,
        days=indexed.days,
    )


def _able_sets(rows: Bools) -> list[frozenset[int]]:
    """One set a row; equal rows share theirs."""
    known: dict[bytes, frozenset[int]] = {}
    sets = []
    for packed, row in zip(np.packbits(rows, axis=1), rows, strict=True):
        key = packed.tobytes()
        if key not in known:
            known[key] = frozenset(np.flatnonzero(row).tolist())
        sets.append(known[key])
    return sets


def _job(
    task: Task, client: int, able: frozenset[int], days: tuple[date, ...], chances: Chances, seed: int, length: int
) -> Job:
    """What was released on no working day lies there in the morning; the rest comes in at any time of the day."""
    day = bisect_left(days, task.release)
    on_that_day = days[day] == task.release
    planned = 60 * task.minutes
    return Job(
        id=task.id,
        client=client,
        planned_seconds=planned,
        real_seconds=max(1, round(planned * lognormal(chances.spread, seed, "minutes", task.id))),
        day=day,
        second=int(length * uniform(seed, "arrival", task.id)) if on_that_day else 0,
        due=due_day(task.due, days, day),
        able=able,
        after=tuple((before.task, before.days) for before in task.after),
        fixed_day=-1 if task.fixed_day is None else bisect_left(days, task.fixed_day),
        since=min(day, (task.release - days[0]).days),
        task=task,
    )


def _presence(indexed: IndexedInstance, chances: Chances, seed: int, n_days: int) -> list[list[int]]:
    """[day][caseworker] seconds, unannounced absences taken out."""
    seconds = 60 * indexed.capacity[:, :n_days]
    for w, worker in enumerate(indexed.instance.caseworkers):
        for day in range(n_days):
            if uniform(seed, "absence", worker.id, day) < chances.absence / chances.absence_days:
                more = uniform(seed, "absence-length", worker.id, day) < chances.absence_days % 1
                seconds[w, day : day + int(chances.absence_days) + more] = 0
    rows: list[list[int]] = seconds.T.tolist()
    return rows
