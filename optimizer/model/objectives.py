"""The other objectives, as linear expressions over the decisions."""

from dataclasses import dataclass, field

import numpy as np

from optimizer.instance.indexed import Ints
from optimizer.model.capacity import Load
from optimizer.model.group import by_key
from optimizer.model.linear import Objective
from optimizer.model.variables import Problem


def unassigned(problem: Problem) -> Objective:
    """Clients without a caseworker."""
    columns = problem.variables.unassigned
    return Objective(columns, np.ones_like(columns))


def late(problem: Problem) -> Objective:
    """Weight of the tasks scheduled after their due day, or due in the horizon and unscheduled, or long overdue."""
    indexed, variables = problem.indexed, problem.variables
    weight = np.where(indexed.can_be_late, indexed.late_weight, 0)
    missed = np.where(variables.x_day > indexed.due[variables.x_task], weight[variables.x_task], 0)
    constant = int(indexed.late_weight[indexed.overdue].sum())
    return _sparse(np.append(variables.x, variables.unscheduled), np.append(missed, weight), constant)


def delay(problem: Problem) -> Objective:
    """Weighted working days past the due day; an unscheduled task counts as done on day H."""
    indexed, variables = problem.indexed, problem.variables
    task = variables.x_task
    done = indexed.late_weight[task] * np.maximum(0, variables.x_day - indexed.due[task])
    never = indexed.late_weight * (indexed.n_days - indexed.due)
    return _sparse(np.append(variables.x, variables.unscheduled), np.append(done, never))


@dataclass(frozen=True)
class Derived:
    """Columns that follow from the loads: (caseworker, day, minutes of overtime) and (caseworker, minutes in total)."""

    overtime: list[tuple[int, int, int]] = field(default_factory=list)
    totals: list[tuple[int, int]] = field(default_factory=list)


def overtime(problem: Problem, load: Load, derived: Derived) -> Objective:
    """Minutes beyond capacity, one column per caseworker and day on which overtime is allowed."""
    indexed, model = problem.indexed, problem.model
    for key, mine in by_key(load.worker * indexed.n_days + load.day):
        worker, day = divmod(key, indexed.n_days)
        capacity, allowed = int(indexed.capacity[worker, day]), int(indexed.overtime[worker, day])
        if allowed and load.minutes[mine].sum() > capacity:
            extra = model.columns(1, high=allowed)
            model.row(np.append(load.columns[mine], extra), np.append(load.minutes[mine], -1), high=capacity)
            derived.overtime.append((worker, day, int(extra[0])))
    columns = np.array([column for _, _, column in derived.overtime], dtype=np.int64)
    return Objective(columns, np.ones_like(columns))


def peak(problem: Problem, load: Load, derived: Derived) -> Objective:
    """Largest share of a caseworker's capacity that is scheduled, in thousandths, rounded up."""
    indexed, model = problem.indexed, problem.model
    capacity = indexed.capacity.sum(axis=1)
    most = capacity + indexed.overtime.sum(axis=1)
    loads = [(worker, mine) for worker, mine in by_key(load.worker) if capacity[worker] > 0]
    highest = max((-(-1000 * int(most[worker]) // int(capacity[worker])) for worker, _ in loads), default=0)
    column = model.columns(1, high=highest)
    for worker, mine in loads:
        total = model.columns(1, high=int(most[worker]))
        model.row(np.append(load.columns[mine], total), np.append(load.minutes[mine], -1), low=0, high=0)
        derived.totals.append((worker, int(total[0])))
        model.row(np.append(total, column), [1000, -int(capacity[worker])], high=0)
    return Objective(column, np.ones(1, dtype=np.int64))


def _sparse(columns: Ints, coefficients: Ints, constant: int = 0) -> Objective:
    used = coefficients != 0
    return Objective(columns[used], coefficients[used].astype(np.int64), constant)
