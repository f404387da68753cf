"""The instance in whole numbers: days, people and tasks as indexes, rules as arrays.

Solvers, bounds and dispatch read this view. The checker does not: it works from the instance alone, so that a
mistake made here is caught there.

Shapes: C clients, W caseworkers, T tasks, H working days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from optimizer.instance.calendar import due_index, release_index, working_days
from optimizer.instance.schema import CaseworkerId, ClientId, Instance

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class IndexedInstance:
    """Positions in the arrays are positions in `instance.clients`, `.caseworkers` and `.tasks`."""

    instance: Instance
    days: tuple[date, ...]
    #: (W, H) minutes of capacity, and of overtime allowed on top (0 on a day without capacity).
    capacity: Ints
    overtime: Ints
    #: (T,) first day a task may be done; H where it can't be scheduled.
    release: Ints
    #: (T,) last day on time, 0 for what is overdue from the start; H where it can't be missed.
    due: Ints
    #: (T,) due before the horizon starts: late whatever is done.
    overdue: Bools
    #: (T,) the appointment's day, or -1.
    fixed_day: Ints
    #: (T,) client of each task; (C,) own caseworker today or -1.
    client_of: Ints
    own: Ints
    #: (C, W) rule A2, caps aside; (T, W) rule A3.
    eligible: Bools
    able: Bools
    #: (C, W) r(c, w) as docs/formulation.md gives it without the clause on new clients.
    relationship: npt.NDArray[np.int32]
    #: (C, W) caseworker and client never met, and the client is not new: familiarisation applies.
    strangers: Bools
    #: (C,) no own caseworker, no contacts, no relationships row.
    new: Bools
    #: (C, W) r(c, w) for w = p(c), unweighted: 100 with anyone for a new client.
    kept_points: npt.NDArray[np.int32]
    #: (C, W) value of a task done by w = p(c), unweighted: beta lifts a new relationship.
    own_task_points: npt.NDArray[np.int32]
    #: (C,)
    weight: Ints
    points: Ints
    #: (T,)
    late_weight: Ints
    #: (T, W) minutes without familiarisation.
    minutes: npt.NDArray[np.int32]
    #: (W,) cap on caseload points, or -1.
    max_caseload: Ints
    #: per task: (predecessor, lag in working days).
    after: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def n_clients(self) -> int:
        return len(self.own)

    @property
    def n_caseworkers(self) -> int:
        return int(self.capacity.shape[0])

    @property
    def n_tasks(self) -> int:
        return len(self.release)

    @property
    def n_days(self) -> int:
        return len(self.days)

    @property
    def familiarisation(self) -> int:
        return self.instance.rules.familiarisation_minutes

    @cached_property
    def tasks_of(self) -> tuple[tuple[int, ...], ...]:
        """Per client, its tasks."""
        tasks: list[list[int]] = [[] for _ in range(self.n_clients)]
        for task, client in enumerate(self.client_of.tolist()):
            tasks[client].append(task)
        return tuple(map(tuple, tasks))

    @cached_property
    def can_be_late(self) -> Bools:
        """(T,) due inside the horizon and not overdue from the start: late or not is decided by the plan."""
        return ~self.overdue & (self.due < self.n_days)


def index_instance(instance: Instance) -> IndexedInstance:
    """Derive the arrays from an instance."""
    days = working_days(instance.horizon)
    workers = {worker.id: index for index, worker in enumerate(instance.caseworkers)}
    clients = {client.id: index for index, client in enumerate(instance.clients)}
    tasks = {task.id: index for index, task in enumerate(instance.tasks)}
    n_workers, n_days = len(workers), len(days)
    day_index = {day: index for index, day in enumerate(days)}

    capacity = np.empty((n_workers, n_days), dtype=np.int64)
    for w, worker in enumerate(instance.caseworkers):
        capacity[w] = worker.minutes_per_day
        for day, minutes in worker.availability.items():
            if day in day_index:
                capacity[w, day_index[day]] = minutes
    allowed = np.array([worker.overtime_per_day for worker in instance.caseworkers], dtype=np.int64)
    overtime = np.where(capacity > 0, allowed[:, None], 0)

    client_of = np.array([clients[task.client] for task in instance.tasks], dtype=np.int64)
    serves = _serves(instance, workers, clients)
    relationship, met = _relationships(instance, workers, clients)
    rated = _flags(len(clients), (clients[row.client] for row in instance.relationships))
    new = np.array(
        [client.caseworker is None and not any(client.contacts.values()) for client in instance.clients], dtype=np.bool_
    )
    new &= ~rated
    kept = np.where(new[:, None], np.int32(100), relationship)
    beta = np.where(rated, 0, instance.rules.new_relationship_points).astype(np.int32)

    due = [due_index(task, instance.horizon, days) for task in instance.tasks]
    efforts = np.empty((len(tasks), n_workers), dtype=np.int32)
    efforts[:] = np.fromiter((task.minutes for task in instance.tasks), dtype=np.int32)[:, None]
    for effort in instance.efforts:
        efforts[tasks[effort.task], workers[effort.caseworker]] = effort.minutes

    return IndexedInstance(
        instance=instance,
        days=days,
        capacity=capacity,
        overtime=overtime,
        release=_ints(release_index(task, days) for task in instance.tasks),
        due=_ints(n_days if day is None else day for day in due),
        overdue=np.array([task.due < instance.horizon.start for task in instance.tasks], dtype=np.bool_),
        fixed_day=_ints(-1 if task.fixed_day is None else day_index[task.fixed_day] for task in instance.tasks),
        client_of=client_of,
        own=_ints(-1 if client.caseworker is None else workers[client.caseworker] for client in instance.clients),
        eligible=_eligible(instance, serves, workers),
        able=_able(instance, serves, client_of, workers),
        relationship=relationship,
        strangers=~met & ~new[:, None],
        new=new,
        kept_points=kept,
        own_task_points=np.maximum(kept, beta[:, None]),
        weight=_ints(client.weight for client in instance.clients),
        points=_ints(client.caseload_points for client in instance.clients),
        late_weight=_ints(task.late_weight for task in instance.tasks),
        minutes=efforts,
        max_caseload=_ints(
            -1 if worker.max_caseload is None else worker.max_caseload for worker in instance.caseworkers
        ),
        after=tuple(tuple((tasks[p.task], p.days) for p in task.after) for task in instance.tasks),
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _flags(size: int, positions: Iterable[int]) -> Bools:
    flags = np.zeros(size, dtype=np.bool_)
    flags[list(positions)] = True
    return flags


def _serves(instance: Instance, workers: dict[CaseworkerId, int], clients: dict[ClientId, int]) -> Bools:
    """(C, W) language, office and bars: what rules A2 and A3 share."""
    rows: dict[tuple[str, str | None], Bools] = {}
    serves = np.empty((len(clients), len(workers)), dtype=np.bool_)
    for c, client in enumerate(instance.clients):
        key = (client.language, client.office)
        if key not in rows:
            rows[key] = np.array(
                [
                    client.language in worker.languages
                    and (client.office is None or worker.office is None or client.office == worker.office)
                    for worker in instance.caseworkers
                ],
                dtype=np.bool_,
            )
        serves[c] = rows[key]
        for barred in client.barred:
            serves[c, workers[barred]] = False
    return serves


def _holders(instance: Instance) -> dict[str, Bools]:
    """Per programme, (W,) who holds it."""
    programs = {task.program for task in instance.tasks}.union(*(client.programs for client in instance.clients))
    return {
        program: np.array([program in worker.programs for worker in instance.caseworkers], dtype=np.bool_)
        for program in programs
    }


def _eligible(instance: Instance, serves: Bools, workers: dict[CaseworkerId, int]) -> Bools:
    """(C, W) rule A2: every programme of the client, and its pin."""
    needed: dict[str, set[str]] = {client.id: set(client.programs) for client in instance.clients}
    for task in instance.tasks:
        needed[task.client].add(task.program)
    holders = _holders(instance)
    eligible = serves.copy()
    for c, client in enumerate(instance.clients):
        for program in needed[client.id]:
            eligible[c] &= holders[program]
        if client.pin is not None:
            eligible[c] &= _only(workers[client.pin], len(workers))
    return eligible


def _able(instance: Instance, serves: Bools, client_of: Ints, workers: dict[CaseworkerId, int]) -> Bools:
    """(T, W) rule A3: the task's programme, and its pin."""
    holders = _holders(instance)
    able = serves[client_of] if len(client_of) else np.zeros((0, len(workers)), dtype=np.bool_)
    for t, task in enumerate(instance.tasks):
        able[t] &= holders[task.program]
        if task.pin is not None:
            able[t] &= _only(workers[task.pin], len(workers))
    return able


def _only(position: int, size: int) -> Bools:
    only = np.zeros(size, dtype=np.bool_)
    only[position] = True
    return only


def _relationships(
    instance: Instance, workers: dict[CaseworkerId, int], clients: dict[ClientId, int]
) -> tuple[npt.NDArray[np.int32], Bools]:
    """(C, W) r(c, w), new clients aside, and (C, W) whether they ever met."""
    points = np.zeros((len(clients), len(workers)), dtype=np.int32)
    met = np.zeros((len(clients), len(workers)), dtype=np.bool_)
    for c, client in enumerate(instance.clients):
        total = sum(client.contacts.values())
        for name, count in client.contacts.items():
            w = workers.get(name)
            if w is not None and count > 0:
                points[c, w] = percent_half_up(count, total)
                met[c, w] = True
        if client.caseworker is not None:
            points[c, workers[client.caseworker]] = 100
            met[c, workers[client.caseworker]] = True
    for row in instance.relationships:
        points[clients[row.client], workers[row.caseworker]] = row.points
        met[clients[row.client], workers[row.caseworker]] = True
    return points, met


def percent_half_up(part: int, whole: int) -> int:
    """100 * part / whole, rounded with halves up."""
    return (200 * part + whole) // (2 * whole)
