"""What an instance says, in small tables, written from docs/formulation.md alone.

The oracle shares nothing with the product but the instance's types: a mistake in the product is not repeated here.
Positions are those of `instance.clients`, `.caseworkers` and `.tasks`.
"""

from datetime import date, timedelta
from fractions import Fraction

from optimizer.instance.schema import Caseworker, Client, Instance, Task

NAMES_OF_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Facts:
    """Tables of one instance; `[c][w]` is by client and caseworker, `[t][w]` by task, `[w][d]` by working day."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        workers, clients, tasks = instance.caseworkers, instance.clients, instance.tasks
        self.worker_at = {worker.id: w for w, worker in enumerate(workers)}
        self.client_at = {client.id: c for c, client in enumerate(clients)}
        self.task_at = {task.id: t for t, task in enumerate(tasks)}

        self.days = days_of(instance)
        self.day_at = {day: d for d, day in enumerate(self.days)}
        self.capacity = [[w.availability.get(day, w.minutes_per_day) for day in self.days] for w in workers]
        self.limit = [
            [minutes + (worker.overtime_per_day if minutes > 0 else 0) for minutes in row]
            for worker, row in zip(workers, self.capacity, strict=True)
        ]
        self.client_of = [self.client_at[task.client] for task in tasks]
        self.release = [self._first_day_from(task.release) for task in tasks]
        self.overdue = [task.due < instance.horizon.start for task in tasks]
        self.due = [self._due(task) for task in tasks]
        self.after = [[(self.task_at[before.task], before.days) for before in task.after] for task in tasks]

        self.eligible = [[self._may_own(client, worker) for worker in workers] for client in clients]
        self.able = [[self._may_do(task, worker) for worker in workers] for task in tasks]
        self.own = [None if client.caseworker is None else self.worker_at[client.caseworker] for client in clients]

        rows = {(row.client, row.caseworker): row.points for row in instance.relationships}
        self.rated = [any(row.client == client.id for row in instance.relationships) for client in clients]
        self.new = [
            client.caseworker is None and sum(client.contacts.values()) == 0 and not rated
            for client, rated in zip(clients, self.rated, strict=True)
        ]
        self.known = [[_points(client, worker, rows) for worker in workers] for client in clients]
        self.met = [[_met(client, worker, rows) for worker in workers] for client in clients]

        efforts = {(row.task, row.caseworker): row.minutes for row in instance.efforts}
        self.minutes = [[efforts.get((task.id, worker.id), task.minutes) for worker in workers] for task in tasks]

    def kept_value(self, c: int, named: int | None) -> int:
        """What client c earns for the relationship kept with p(c)."""
        if named is None:
            return 0
        return self.instance.clients[c].weight * (100 if self.new[c] else self.known[c][named])

    def task_value(self, t: int, doer: int, named: int | None) -> int:
        """What task t earns when done by w(t) = doer while p(c) = named."""
        c = self.client_of[t]
        points = self.known[c][doer]
        if doer == named:
            beta = 0 if self.rated[c] else self.instance.rules.new_relationship_points
            points = max(100 if self.new[c] else points, beta)
        return self.instance.clients[c].weight * points

    def is_late(self, t: int, day: int | None) -> bool:
        due = self.due[t]
        return self.overdue[t] or (due is not None and (day is None or day > due))

    def delay(self, t: int, day: int | None) -> int:
        """Unweighted working days from the due day to the day done."""
        due = self.due[t]
        return 0 if due is None else max(0, (len(self.days) if day is None else day) - due)

    def reads_in(self, c: int, w: int) -> bool:
        """The first task of w for c takes familiarisation."""
        return not self.met[c][w] and not self.new[c]

    def _first_day_from(self, start: date) -> int:
        return sum(day < start for day in self.days)

    def _due(self, task: Task) -> int | None:
        """Last day on time; 0 for what is overdue; None where it can't be missed."""
        if task.due > self.instance.horizon.end:
            return None
        if task.due < self.instance.horizon.start:
            return 0
        release = self._first_day_from(task.release)
        due = max(sum(day <= task.due for day in self.days) - 1, release)
        return due if due < len(self.days) else None

    def _may_own(self, client: Client, worker: Caseworker) -> bool:
        needed = {*client.programs, *(task.program for task in self.instance.tasks if task.client == client.id)}
        return _serves(client, worker) and needed <= set(worker.programs) and client.pin in (None, worker.id)

    def _may_do(self, task: Task, worker: Caseworker) -> bool:
        client = self.instance.clients[self.client_at[task.client]]
        return _serves(client, worker) and task.program in worker.programs and task.pin in (None, worker.id)


def days_of(instance: Instance) -> list[date]:
    horizon, days = instance.horizon, []
    day = horizon.start
    while day <= horizon.end:
        if NAMES_OF_DAYS[day.weekday()] in horizon.workweek and day not in horizon.holidays:
            days.append(day)
        day += timedelta(days=1)
    return days


def _serves(client: Client, worker: Caseworker) -> bool:
    """Language, office and bars."""
    same_office = client.office is None or worker.office is None or client.office == worker.office
    return client.language in worker.languages and same_office and worker.id not in client.barred


def _points(client: Client, worker: Caseworker, rows: dict[tuple[str, str], int]) -> int:
    """r(c, w), without what a new client gives to p(c)."""
    if (client.id, worker.id) in rows:
        return rows[client.id, worker.id]
    if client.caseworker == worker.id:
        return 100
    contacts = client.contacts.get(worker.id, 0)
    if contacts == 0:
        return 0
    return int(Fraction(100 * contacts, sum(client.contacts.values())) + Fraction(1, 2))


def _met(client: Client, worker: Caseworker, rows: dict[tuple[str, str], int]) -> bool:
    return client.caseworker == worker.id or client.contacts.get(worker.id, 0) > 0 or (client.id, worker.id) in rows
