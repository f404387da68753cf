"""What reasons claim, worked out again from the rows of instance and plan, for every reason of two stored offices."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from benchmarks.index_instances import ROOT, load, read_index
from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.grounds.alternatives import alternatives_of, caseload_left, minutes_left
from optimizer.grounds.late import late_of
from optimizer.grounds.moved import moved_of
from optimizer.grounds.reason import Reason
from optimizer.grounds.standing import standing_of
from optimizer.grounds.unplaced import unplaced_of
from optimizer.instance.calendar import working_days
from optimizer.instance.schema import Caseworker, Client, Task
from optimizer.plan.files import read_plan


@cache
def stored(name: str) -> "Rows":
    entry = next(entry for entry in read_index() if entry["name"] == name)
    return Rows(require_checked(load(entry), read_plan(ROOT / entry["plan"])))


@pytest.fixture(params=["s", "m"])
def rows(request: pytest.FixtureRequest) -> "Rows":
    return stored(request.param)


class Rows:
    def __init__(self, checked: CheckedPlan) -> None:
        self.instance, self.plan, self.standing = checked.instance, checked.plan, standing_of(checked)
        self.days = working_days(self.instance.horizon)
        self.workers = {worker.id: worker for worker in self.instance.caseworkers}
        self.holder = {row.client: row.caseworker for row in self.plan.assignments}
        self.day = {row.task: row.day for row in self.plan.schedule}
        self.taken: Counter[tuple[str, date]] = Counter()
        for row in self.plan.schedule:
            self.taken[row.caseworker, row.day] += row.minutes
        self.load: Counter[str | None] = Counter()
        for client in self.instance.clients:
            self.load[self.holder[client.id]] += client.caseload_points

    def most(self, worker: Caseworker, day: date) -> int:
        usual = worker.availability.get(day, worker.minutes_per_day)
        return usual + worker.overtime_per_day if usual else 0

    def left(self, worker: Caseworker, day: date) -> int:
        return self.most(worker, day) - self.taken[worker.id, day]

    def window(self, reason: Reason) -> list[date]:
        first, last = reason.values["first_day"], reason.values["last_day"]
        return [day for day in self.days if first <= day <= last]  # type: ignore[operator]

    def programs(self, client: Client) -> set[str]:
        return {task.program for task in self.instance.tasks if task.client == client.id} | set(client.programs)

    def undone(self) -> Iterator[tuple[Task, Reason]]:
        for row in unplaced_of(self.standing):
            assert row.kind == "task"
            yield self.instance.tasks[row.number], row.reason

    def late(self) -> Iterator[tuple[Task, Reason]]:
        yield from ((self.instance.tasks[row.task], row.reason) for row in late_of(self.standing))

    def moved(self) -> Iterator[tuple[Client, Reason]]:
        yield from ((self.instance.clients[row.client], row.reason) for row in moved_of(self.standing))


def no_room(rows: Rows, worker: Caseworker, minutes: int, reason: Reason) -> bool:
    assert rows.window(reason)
    return all(rows.left(worker, day) < minutes for day in rows.window(reason))


def is_away(rows: Rows, worker: Caseworker, reason: Reason) -> bool:
    assert rows.window(reason)
    return all(rows.most(worker, day) == 0 for day in rows.window(reason))


def test_every_task_without_a_day_has_no_room_where_it_says_so(rows: Rows) -> None:
    for task, reason in rows.undone():
        worker = rows.workers[rows.holder[task.client]]  # type: ignore[index]
        if reason.code.endswith("away"):
            assert is_away(rows, worker, reason)
        elif reason.code.endswith("full"):
            assert no_room(rows, worker, task.minutes, reason)
        else:
            assert reason.code == "follows_undone"
            assert not set(reason.values["tasks"]) & set(rows.day)  # type: ignore[arg-type]


def test_every_late_task_was_kept_from_the_days_on_which_it_would_have_been_on_time(rows: Rows) -> None:
    for task, reason in rows.late():
        worker = rows.workers[rows.holder[task.client]]  # type: ignore[index]
        if reason.code == "overdue":
            assert task.due < rows.instance.horizon.start
            continue
        assert rows.day[task.id] > task.due
        assert max(task.release, rows.days[0]) <= rows.window(reason)[-1] <= task.due
        assert is_away(rows, worker, reason) if reason.code == "away" else no_room(rows, worker, task.minutes, reason)


def _stands_against(rows: Rows) -> dict[str, Callable[[Client, Caseworker, Reason], Any]]:
    tasks = {task.id: task for task in rows.instance.tasks}
    known = {client.id: client.contacts for client in rows.instance.clients}
    return {
        "new": lambda client, _, __: client.caseworker is None and not client.contacts,
        "left": lambda client, _, reason: reason.values["who"] in set(client.contacts) - set(rows.workers),
        "had_nobody": lambda client, _, __: client.caseworker is None and set(client.contacts) & set(rows.workers),
        "bar_language": lambda client, own, _: client.language not in own.languages,
        "bar_programs": lambda client, own, _: not rows.programs(client) <= set(own.programs),
        "cap": lambda client, own, _: rows.load[own.id] + client.caseload_points > (own.max_caseload or 0),
        "would_be_late": lambda _, own, reason: no_room(rows, own, tasks[reason.values["task"]].minutes, reason),  # type: ignore[index]
        "would_be_late_away": lambda _, own, reason: is_away(rows, own, reason),
        "knows_as_well": lambda client, _, __: set(known[client.id]) == {rows.holder[client.id]},
        "balance": lambda client, own, _: client.language in own.languages,
    }


def test_every_change_of_caseworker_is_for_the_reason_that_it_says(rows: Rows) -> None:
    against = _stands_against(rows)
    for client, reason in rows.moved():
        own = rows.workers.get(client.caseworker or rows.instance.caseworkers[0].id)
        assert own is not None
        assert against[reason.code](client, own, reason), (client.id, reason)


def test_the_task_that_would_be_late_is_on_time_now(rows: Rows) -> None:
    tasks = {task.id: task for task in rows.instance.tasks}
    named = [tasks[reason.values["task"]] for _, reason in rows.moved() if "task" in reason.values]  # type: ignore[index]
    assert named
    assert all(rows.day[task.id] <= task.due for task in named)


def test_who_else_could_have_a_client_may_and_has_room(rows: Rows) -> None:
    minutes, caseload = minutes_left(rows.standing), caseload_left(rows.standing)
    for w, worker in enumerate(rows.instance.caseworkers):
        assert minutes[w] == sum(rows.left(worker, day) for day in rows.days)
        assert caseload[w] == (worker.max_caseload or 0) - rows.load[worker.id]
    moved = moved_of(rows.standing)
    for row, others in zip(moved, alternatives_of(rows.standing, [row.client for row in moved]), strict=True):
        client = rows.instance.clients[row.client]
        for w in others:
            worker = rows.instance.caseworkers[w]
            assert worker.id not in {client.caseworker, rows.holder[client.id], *client.barred}
            assert client.language in worker.languages
            assert rows.programs(client) <= set(worker.programs)
            assert caseload[w] >= client.caseload_points
