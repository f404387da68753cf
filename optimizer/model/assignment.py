"""Rules A1 and A4: one caseworker a client, caseloads within the cap."""

import numpy as np

from optimizer.model.group import by_key
from optimizer.model.variables import Problem


def one_caseworker(problem: Problem) -> None:
    """A1: exactly one caseworker, or unassigned."""
    variables, candidates = problem.variables, dict(by_key(problem.variables.y_client))
    for client, unassigned in enumerate(variables.unassigned.tolist()):
        mine = candidates.get(client)
        columns = variables.y[mine] if mine is not None else variables.y[:0]
        problem.model.one_of(np.append(columns, unassigned))


def caseload_caps(problem: Problem) -> None:
    """A4: the caseload points of a caseworker's clients stay within the cap."""
    if problem.policy == "task-based":
        return
    indexed, variables = problem.indexed, problem.variables
    for worker, mine in by_key(variables.y_worker):
        cap = int(indexed.max_caseload[worker])
        points = indexed.points[variables.y_client[mine]]
        if cap >= 0 and points.sum() > cap:
            problem.model.row(variables.y[mine], points, high=cap)
