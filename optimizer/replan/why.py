"""Why a replan changes something, as far as instance and plans show it."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from optimizer.instance.calendar import working_days
from optimizer.instance.fitness import what_bars
from optimizer.instance.schema import Caseworker, CaseworkerId, Client, ClientId, Instance, Task
from optimizer.plan.schema import Plan
from optimizer.replan.changes import Move, Shift, Slot

#: What is left to say where no single fact forces a change.
ROOM = "makes room for what matters more"


class Reasons:
    """Of the changes from `old` to `new`, a plan of `instance`. The first fact that holds is the reason."""

    def __init__(self, old: Plan, instance: Instance, new: Plan) -> None:
        self._instance = instance
        self._days = working_days(instance.horizon)
        self._workers = {worker.id: worker for worker in instance.caseworkers}
        self._clients = {client.id: client for client in instance.clients}
        self._tasks = {task.id: task for task in instance.tasks}
        self._before = {row.client: row.caseworker for row in old.assignments}
        self._old_rows = old.schedule
        self._now = {row.task: row.day for row in new.schedule}
        self._holder = {row.client: row.caseworker for row in new.assignments}

    def of_move(self, move: Move) -> str:
        """Why a client has another caseworker, or now has one or none."""
        client = self._clients[move.client]
        if move.before is None:
            return "new client" if move.client not in self._before else "had no caseworker"
        return next(self._against_staying(client, move.before), ROOM)

    def of_shift(self, shift: Shift) -> str:
        """Why somebody else does a task, or it has another day, or has one at all, or none."""
        if shift.before is None:
            return "new client" if shift.client not in self._before else "had no day until now"
        holder = self._holder[shift.client]
        if holder != self._before.get(shift.client) and (shift.now is None or shift.now.caseworker == holder):
            return f"goes with client {shift.client}" if holder else f"client {shift.client} has no caseworker"
        return next(self._against_the_day(self._tasks[shift.task], shift.before), ROOM)

    def _against_staying(self, client: Client, who: CaseworkerId) -> Iterator[str]:
        worker = self._workers.get(who)
        if worker is None:
            yield f"{who} has left"
            return
        programs = {task.program for task in self._tasks_of.get(client.id, ())} | set(client.programs)
        yield from (f"{who} {bar}" for bar in what_bars(worker, client, programs))
        if client.pin is not None and client.pin != who:
            yield f"must be {client.pin}'s"
        points = self._points.get(who, 0)
        if worker.max_caseload is not None and points > worker.max_caseload:
            yield f"{who} had {points:,} caseload points, the cap is {worker.max_caseload:,}"
        yield from self._would_be_late(client, worker)
        work = sum(task.minutes for other in self._old_clients.get(who, ()) for task in self._tasks_of.get(other, ()))
        time = sum(self._minutes(worker, day) for day in self._days)
        if work > time:
            yield f"{who}'s clients have {work:,} minutes of work, {who} has {time:,} minutes"

    def _would_be_late(self, client: Client, worker: Caseworker) -> Iterator[str]:
        for task in self._tasks_of.get(client.id, ()):
            days = [day for day in self._days if task.release <= day <= task.due]
            if task.due <= self._instance.horizon.end and days:
                longest = max(self._minutes(worker, day) for day in days)
                if longest < task.minutes:
                    away = "is absent" if longest == 0 else f"has no day of {task.minutes} minutes"
                    yield f"{task.id} would be late: {worker.id} {away} from {days[0]} to {days[-1]}"

    def _against_the_day(self, task: Task, slot: Slot) -> Iterator[str]:
        worker = self._workers.get(slot.caseworker)
        if worker is None:
            yield f"{slot.caseworker} has left"
            return
        minutes = self._minutes(worker, slot.day)
        if minutes == 0:
            yield f"{slot.caseworker} is absent on {slot.day}"
        if task.release > slot.day:
            yield f"can't begin before {task.release}"
        if task.fixed_day not in (None, slot.day):
            yield f"its appointment is on {task.fixed_day}"
        for row in task.after:
            if row.task in self._tasks and self._now.get(row.task, date.max) > slot.day:
                yield f"waits for {row.task}"
        if self._booked.get(slot, 0) > minutes:
            yield f"{slot.caseworker} has {minutes} minutes on {slot.day}, and {self._booked[slot]} were planned"

    @staticmethod
    def _minutes(worker: Caseworker, day: date) -> int:
        """With the overtime allowed."""
        usual = worker.availability.get(day, worker.minutes_per_day)
        return usual + worker.overtime_per_day if usual else 0

    @cached_property
    def _tasks_of(self) -> dict[ClientId, list[Task]]:
        found: dict[ClientId, list[Task]] = {}
        for task in self._instance.tasks:
            found.setdefault(task.client, []).append(task)
        return found

    @cached_property
    def _old_clients(self) -> dict[CaseworkerId, list[ClientId]]:
        found: dict[CaseworkerId, list[ClientId]] = {}
        for client, who in self._before.items():
            if who is not None and client in self._clients:
                found.setdefault(who, []).append(client)
        return found

    @cached_property
    def _points(self) -> dict[CaseworkerId, int]:
        """Caseload points of the clients that each had and that are still there."""
        return {
            who: sum(self._clients[client].caseload_points for client in clients)
            for who, clients in self._old_clients.items()
        }

    @cached_property
    def _booked(self) -> dict[Slot, int]:
        """Minutes that were planned on a day for tasks that are still there."""
        booked: dict[Slot, int] = {}
        for row in self._old_rows:
            if row.task in self._tasks:
                slot = Slot(row.caseworker, row.day)
                booked[slot] = booked.get(slot, 0) + row.minutes
        return booked
