"""What is known this morning, as an instance that the solver takes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from optimizer.instance.schema import (
    Caseworker,
    CaseworkerId,
    Client,
    Horizon,
    Instance,
    Predecessor,
    Task,
    TaskId,
)
from optimizer.rules import Policy
from optimizer.simulation.office import Office
from optimizer.simulation.plannable import Plannable, plannable
from optimizer.simulation.world import NOBODY


def instance_of_this_morning(
    office: Office, named: Sequence[int], plan_days: int, policy: Policy, movable: Collection[int] = ()
) -> Instance:
    """Open tasks due within the plan, whose each client is by now, contacts so far, today's absences.

    Nothing that is to come, and only clients with such tasks. The others keep their caseworker, and their points are
    taken off the caps. Overdue tasks are due today: what is late anyway is to be done soon.

    Parameters
    ----------
    office
        As the morning shows it.
    named
        (C,) each client's caseworker by now.
    plan_days
        Working days to plan for, today included.
    policy
        Who may do a client's tasks.
    movable
        Caseworkers whose clients may be given to others; the clients of all others are pinned to them.
    """
    facts, today = office.facts, office.day
    whole = facts.instance
    assert whole is not None, "a bare queue has no office to plan for"
    days = facts.days[today : today + plan_days]
    jobs = plannable(office, today + len(days))
    clients = sorted({found.job.client for found in jobs})
    pinned = _pinned(office, named, movable, jobs)
    inside = {whole.clients[client].id for client in clients}
    return Instance(
        name=f"{whole.name}-{days[0]}",
        horizon=_horizon(whole.horizon, days),
        rules=whole.rules.model_copy(update={"policy": policy}),
        task_kinds=whole.task_kinds,
        caseworkers=_caseworkers(office, whole, days, _points_elsewhere(office, named, clients)),
        clients=tuple(_client(office, whole, client, named[client], client in pinned) for client in clients),
        tasks=tuple(_task(found, facts.days, today) for found in jobs),
        relationships=tuple(row for row in whole.relationships if row.client in inside),
    )


def _horizon(whole: Horizon, days: Sequence[date]) -> Horizon:
    within = tuple(holiday for holiday in whole.holidays if days[0] <= holiday <= days[-1])
    return whole.model_copy(update={"start": days[0], "end": days[-1], "holidays": within})


def _points_elsewhere(office: Office, named: Sequence[int], clients: Iterable[int]) -> list[int]:
    """(W,) caseload points of the clients without open tasks."""
    points, inside = [0] * office.facts.n_caseworkers, set(clients)
    for client, caseworker in enumerate(named):
        if caseworker != NOBODY and client not in inside:
            points[caseworker] += office.facts.points[client]
    return points


def _caseworkers(
    office: Office, whole: Instance, days: Sequence[date], elsewhere: Sequence[int]
) -> tuple[Caseworker, ...]:
    first, last = days[0], days[-1]
    made = []
    for w, worker in enumerate(whole.caseworkers):
        availability = {day: minutes for day, minutes in worker.availability.items() if first < day <= last}
        availability[first] = _minutes_today(office, w)
        cap = None if worker.max_caseload is None else max(worker.max_caseload - elsewhere[w], 0)
        made.append(worker.model_copy(update={"availability": availability, "max_caseload": cap}))
    return tuple(made)


def _minutes_today(office: Office, caseworker: int) -> int:
    """What the job in hand is expected to leave of the day: nobody knows how long it takes in truth."""
    seconds = office.ends[caseworker]
    begun = office.in_hand.get(caseworker)
    if begun is not None:
        planned = begun.job.planned_seconds + begun.reading_in_seconds
        seconds -= max(planned - begun.worked_seconds, 0)
    return max(seconds, 0) // 60


def _pinned(office: Office, named: Sequence[int], movable: Collection[int], jobs: Iterable[Plannable]) -> set[int]:
    """Clients who stay: their caseworker is not to be relieved, and may do all that is to be planned for them."""
    able: dict[int, frozenset[int]] = {}
    for found in jobs:
        client = found.job.client
        able[client] = able.get(client, office.facts.eligible[client]) & found.job.able
    return {client for client, fit in able.items() if named[client] in fit and named[client] not in movable}


def _client(office: Office, whole: Instance, client: int, own: int, pinned: bool) -> Client:
    ids, row = whole.caseworkers, whole.clients[client]
    contacts: Mapping[CaseworkerId, int] = {ids[w].id: count for w, count in office.contacts(client).items()}
    caseworker = None if own == NOBODY else ids[own].id
    pin = caseworker if pinned else row.pin
    return row.model_copy(update={"caseworker": caseworker, "contacts": {**row.contacts, **contacts}, "pin": pin})


def _task(found: Plannable, days: Sequence[date], today: int) -> Task:
    """The same task, for what is left: done predecessors have become a release day, missed appointments are open.

    What is overdue is due today.
    """
    job, task = found.job, found.job.task
    assert task is not None, "a bare queue has no tasks to plan"
    release = task.release if found.earliest <= today else max(task.release, days[found.earliest])
    keeps_day = job.fixed_day >= max(found.earliest, today)
    return task.model_copy(
        update={
            "release": release,
            "due": max(task.due, release, days[today]),
            "fixed_day": task.fixed_day if keeps_day else None,
            "after": tuple(Predecessor(task=TaskId(name), days=lag) for name, lag in found.after),
        }
    )
