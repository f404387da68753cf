"""Decisions as three arrays: the form in which plans travel between processes, models and files."""

from dataclasses import dataclass

import numpy as np

from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.build import ExactModel
from optimizer.model.capacity import Load
from optimizer.plan.schema import Plan


@dataclass(frozen=True)
class Decisions:
    """Indexes into the instance; -1 is nobody, or never."""

    #: (C,) p(c); (T,) w(t); (T,) day(t).
    caseworker: Ints
    performer: Ints
    day: Ints


def decisions_of_plan(indexed: IndexedInstance, plan: Plan) -> Decisions:
    """The arrays of a plan made for this instance."""
    instance = indexed.instance
    workers = {worker.id: index for index, worker in enumerate(instance.caseworkers)}
    clients = {client.id: index for index, client in enumerate(instance.clients)}
    tasks = {task.id: index for index, task in enumerate(instance.tasks)}
    days = {day: index for index, day in enumerate(indexed.days)}
    caseworker, performer, day = (np.full(n, -1) for n in (len(clients), len(tasks), len(tasks)))
    for row in plan.assignments:
        if row.caseworker is not None:
            caseworker[clients[row.client]] = workers[row.caseworker]
    for done in plan.schedule:
        performer[tasks[done.task]] = workers[done.caseworker]
        day[tasks[done.task]] = days[done.day]
    return Decisions(caseworker, performer, day)


def decisions_of_values(model: ExactModel, values: Ints) -> Decisions:
    """Read the decisions off a solution of the model."""
    variables = model.variables
    caseworker, performer, day = (
        np.full(n, -1) for n in (model.indexed.n_clients, model.indexed.n_tasks, model.indexed.n_tasks)
    )
    held = values[variables.y] == 1
    caseworker[variables.y_client[held]] = variables.y_worker[held]
    done = values[variables.x] == 1
    performer[variables.x_task[done]] = variables.x_worker[done]
    day[variables.x_task[done]] = variables.x_day[done]
    return Decisions(caseworker, performer, day)


def values_of_decisions(model: ExactModel, decisions: Decisions) -> Ints:
    """Values of every column of the model for these decisions: a complete hint.

    Decisions that the model's domains forbid come out as values that `LinearModel.accepts` refuses.
    """
    variables, indexed = model.variables, model.indexed
    values = np.zeros(model.linear.n_columns, dtype=np.int64)
    values[variables.y] = decisions.caseworker[variables.y_client] == variables.y_worker
    values[variables.unassigned] = decisions.caseworker < 0
    performed = decisions.performer[variables.x_task] == variables.x_worker
    values[variables.x] = performed & (decisions.day[variables.x_task] == variables.x_day)
    values[variables.unscheduled] = decisions.performer < 0
    _fill_meetings(model, decisions, values)
    performs = decisions.performer[model.gains.task] == model.gains.worker
    values[model.gains.columns] = performs & (
        decisions.caseworker[indexed.client_of[model.gains.task]] == model.gains.worker
    )
    _fill_loads(model, values)
    return values


def _fill_meetings(model: ExactModel, decisions: Decisions, values: Ints) -> None:
    indexed, meetings = model.indexed, model.meetings
    done = np.flatnonzero(decisions.performer >= 0)
    first = np.full((indexed.n_clients, indexed.n_caseworkers), indexed.n_days)
    np.minimum.at(first, (indexed.client_of[done], decisions.performer[done]), decisions.day[done])
    values[meetings.columns] = first[meetings.client, meetings.worker] == meetings.day


def _fill_loads(model: ExactModel, values: Ints) -> None:
    """Overtime, totals and peak follow from the loads."""
    indexed = model.indexed
    minutes = day_minutes(model, model.load, values)
    for worker, day, column in model.derived.overtime:
        values[column] = max(0, minutes[worker, day] - indexed.capacity[worker, day])
    totals, capacity = minutes.sum(axis=1), indexed.capacity.sum(axis=1)
    for worker, column in model.derived.totals:
        values[column] = totals[worker]
    if "peak" in model.objectives:
        used = np.flatnonzero(capacity)
        shares = -(-1000 * totals[used] // capacity[used])
        values[model.objectives["peak"].columns] = shares.max(initial=0)


def day_minutes(model: ExactModel, load: Load, values: Ints) -> Ints:
    """(W, H) minutes scheduled."""
    minutes = np.zeros((model.indexed.n_caseworkers, model.indexed.n_days), dtype=np.int64)
    np.add.at(minutes, (load.worker, load.day), load.minutes * values[load.columns])
    return minutes
