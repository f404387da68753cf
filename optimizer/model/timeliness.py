"""Rule T2: a task waits for its predecessors."""

import numpy as np

from optimizer.model.group import by_key
from optimizer.model.variables import Problem


def after_predecessors(problem: Problem) -> None:
    """T2: by the end of day d a task is done only if each predecessor was done by day d - lag.

    Summed over days up to d, which is as strong as the rows get in the relaxation.
    """
    variables, options = problem.variables, dict(by_key(problem.variables.x_task))
    none = np.zeros(0, dtype=np.int64)
    for task, predecessors in enumerate(problem.indexed.after):
        mine = options.get(task, none)
        for predecessor, lag in predecessors:
            theirs = options.get(predecessor, none)
            for day in np.unique(variables.x_day[mine]).tolist():
                done = variables.x[mine[variables.x_day[mine] <= day]]
                before = variables.x[theirs[variables.x_day[theirs] <= day - lag]]
                coefficients = np.concatenate([np.ones_like(done), -np.ones_like(before)])
                problem.model.row(np.concatenate([done, before]), coefficients, high=0)
