"""The continuity objective: relationships kept, and contacts with somebody who knows the client."""

from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import Ints
from optimizer.model.group import by_key
from optimizer.model.linear import Objective
from optimizer.model.variables import Problem


@dataclass(frozen=True)
class Gains:
    """Columns "task t is done by w and w = p(c)", where that is worth more than w alone; parallel arrays."""

    columns: Ints
    task: Ints
    worker: Ints


def gains_of_own(problem: Problem) -> Gains:
    """Add a column for each task and caseworker where being p(c) adds points and p(c) is not settled.

    Under client-based whoever does a task is p(c), so that no column is needed.
    """
    indexed, variables, model = problem.indexed, problem.variables, problem.model
    none = np.zeros(0, dtype=np.int64)
    if problem.policy == "client-based":
        return Gains(none, none, none)
    width = indexed.n_caseworkers
    holder = dict(zip((variables.y_client * width + variables.y_worker).tolist(), variables.y.tolist(), strict=True))
    columns, tasks, workers = [], [], []
    for key, mine in by_key(variables.x_task * width + variables.x_worker):
        task, worker = divmod(key, width)
        client = int(indexed.client_of[task])
        y = holder.get(client * width + worker)
        if y is None or indexed.own_task_points[client, worker] <= indexed.relationship[client, worker]:
            continue
        gain = int(model.columns(1)[0])
        model.row([gain, y], [1, -1], high=0)
        done = variables.x[mine]
        model.row(np.append(gain, done), np.append(1, -np.ones_like(done)), high=0)
        columns.append(gain)
        tasks.append(task)
        workers.append(worker)
    return Gains(*(np.array(values, dtype=np.int64) for values in (columns, tasks, workers)))


def continuity(problem: Problem, gains: Gains) -> Objective:
    """Continuity points, maximised; docs/formulation.md says what earns how many."""
    indexed, variables = problem.indexed, problem.variables
    weight = indexed.weight
    kept = weight[variables.y_client] * indexed.kept_points[variables.y_client, variables.y_worker]
    client = indexed.client_of[variables.x_task]
    as_own = indexed.own_task_points[client, variables.x_worker]
    as_other = indexed.relationship[client, variables.x_worker]
    contact = weight[client] * (as_own if problem.policy == "client-based" else as_other)
    gaining = indexed.client_of[gains.task]
    gain = weight[gaining] * (
        indexed.own_task_points[gaining, gains.worker] - indexed.relationship[gaining, gains.worker]
    )
    return Objective(
        np.concatenate([variables.y, variables.x, gains.columns]),
        np.concatenate([kept, contact, gain]).astype(np.int64),
        sign=-1,
    )
