"""Rules C1 and C2: minutes of a day within capacity and overtime, familiarisation included."""

from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import Ints
from optimizer.model.group import by_key
from optimizer.model.variables import Problem


@dataclass(frozen=True)
class Load:
    """Which columns take how many minutes of which caseworker's day; parallel arrays."""

    columns: Ints
    minutes: Ints
    worker: Ints
    day: Ints


@dataclass(frozen=True)
class FirstMeeting:
    """Columns "caseworker w reads in on client c on day d"; parallel arrays."""

    columns: Ints
    client: Ints
    worker: Ints
    day: Ints


NOBODY = FirstMeeting(*(np.zeros(0, dtype=np.int64) for _ in range(4)))


def first_meetings(problem: Problem) -> FirstMeeting:
    """C2: where caseworker and client never met, the day of the first task carries the reading-in.

    A column says that day d is that first day: at most one day, with a task on it, and none done before it.
    """
    indexed, variables, model = problem.indexed, problem.variables, problem.model
    if not indexed.familiarisation:
        return NOBODY
    client = indexed.client_of[variables.x_task]
    strange = np.flatnonzero(indexed.strangers[client, variables.x_worker])
    found: list[tuple[Ints, Ints, int, int]] = []
    for key, group in by_key(client[strange] * indexed.n_caseworkers + variables.x_worker[strange]):
        mine = strange[group]
        days = np.unique(variables.x_day[mine])
        first = model.columns(len(days))
        model.row(first, 1, high=1)
        _tie_to_tasks(problem, mine, days, first)
        found.append((first, days, *divmod(key, indexed.n_caseworkers)))
    if not found:
        return NOBODY
    return FirstMeeting(
        np.concatenate([first for first, *_ in found]),
        np.concatenate([np.full(len(days), c) for _, days, c, _ in found]),
        np.concatenate([np.full(len(days), w) for _, days, _, w in found]),
        np.concatenate([days for _, days, *_ in found]),
    )


def _tie_to_tasks(problem: Problem, mine: Ints, days: Ints, first: Ints) -> None:
    """The first day has a task, and whatever is done by day d has a first day by d."""
    variables, model = problem.variables, problem.model
    for column, day in zip(first.tolist(), days.tolist(), strict=True):
        tasks = variables.x[mine[variables.x_day[mine] == day]]
        model.row(np.append(tasks, column), np.append(-np.ones_like(tasks), 1), high=0)
    for _, group in by_key(variables.x_task[mine]):
        options = mine[group]
        for day in np.unique(variables.x_day[options]).tolist():
            done = variables.x[options[variables.x_day[options] <= day]]
            met = first[days <= day]
            model.row(np.append(done, met), np.append(np.ones_like(done), -np.ones_like(met)), high=0)


def load_of(problem: Problem, meetings: FirstMeeting) -> Load:
    """C2: minutes per column; the task's own, and the familiarisation on the first day."""
    variables = problem.variables
    minutes = problem.indexed.minutes[variables.x_task, variables.x_worker].astype(np.int64)
    reading = np.full(len(meetings.columns), problem.indexed.familiarisation, dtype=np.int64)
    return Load(
        np.append(variables.x, meetings.columns),
        np.append(minutes, reading),
        np.append(variables.x_worker, meetings.worker),
        np.append(variables.x_day, meetings.day),
    )


def within_the_day(problem: Problem, load: Load) -> None:
    """C1: the minutes of each caseworker's day stay within capacity and allowed overtime."""
    indexed = problem.indexed
    most = indexed.capacity + indexed.overtime
    for key, mine in by_key(load.worker * indexed.n_days + load.day):
        worker, day = divmod(key, indexed.n_days)
        if load.minutes[mine].sum() > most[worker, day]:
            problem.model.row(load.columns[mine], load.minutes[mine], high=int(most[worker, day]))
