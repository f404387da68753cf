"""Rules T1 and P1: a task is done once or not at all, and under client-based by the client's caseworker."""

import numpy as np

from optimizer.model.group import by_key
from optimizer.model.variables import Problem


def done_once(problem: Problem) -> None:
    """T1: one caseworker on one day, or unscheduled."""
    variables, options = problem.variables, dict(by_key(problem.variables.x_task))
    for task, unscheduled in enumerate(variables.unscheduled.tolist()):
        mine = options.get(task)
        columns = variables.x[mine] if mine is not None else variables.x[:0]
        problem.model.one_of(np.append(columns, unscheduled))


def by_the_own_caseworker(problem: Problem) -> None:
    """P1 under client-based: w(t) = p(c)."""
    if problem.policy != "client-based":
        return
    indexed, variables = problem.indexed, problem.variables
    width = indexed.n_caseworkers
    holder = dict(zip((variables.y_client * width + variables.y_worker).tolist(), variables.y.tolist(), strict=True))
    for key, mine in by_key(variables.x_task * width + variables.x_worker):
        task, worker = divmod(key, width)
        y = holder[int(indexed.client_of[task]) * width + worker]
        coefficients = np.append(np.ones(len(mine), dtype=np.int64), -1)
        problem.model.row(np.append(variables.x[mine], y), coefficients, high=0)
