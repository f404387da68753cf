"""What the cells of a page really are, counted from instance and plan alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from optimizer.instance.schema import Client, Instance, Task
from optimizer.plan.schema import Plan, ScheduledTask
from tests.report.public.attacker import Attacker, Name, paths


class Truth:
    """`value` of a cell, and of how many `people`."""

    def __init__(self, instance: Instance, plan: Plan, attacker: Attacker, rules: Mapping[str, Plan]) -> None:
        self._clients = {client.id: client for client in instance.clients}
        self._tasks = instance.tasks
        self._start, self._end = instance.horizon.start, instance.horizon.end
        self._of = {row.client: row.caseworker for row in plan.assignments}
        self._done = {row.task: row for row in plan.schedule}
        self.members: dict[Name, list[str]] = {}
        for table in attacker.sections["public_clients"]["tables"]:
            codes = _language if table["by"] == "language" else _programs
            self._count("clients", table["by"], table["rows"], [(c, (codes(c),)) for c in instance.clients])
        rows = attacker.sections["public_tasks"]["rows"]
        self._count("tasks", "", rows, [(task, (task.program, task.kind or "(none)")) for task in instance.tasks])
        self._others()
        self._contrast(rules)

    def value(self, name: Name) -> int:
        return len(self.members.get(name, []))

    def people(self, name: Name) -> int:
        return len(set(self.members.get(name, [])))

    def _count(self, subject: str, by: str, rows: list[dict[str, Any]], units: list[tuple[Any, Name]]) -> None:
        known = {path for path, _ in paths(rows, by)}
        for unit, codes in units:
            person = unit.id if isinstance(unit, Client) else unit.client
            for path in _places(codes, by, known):
                if path or by in {"", "language"}:  # all together once, not once a table
                    for column in ("all", self._column(unit)):
                        self.members.setdefault((subject, path, column), []).append(person)

    def _column(self, unit: Client | Task) -> str:
        if isinstance(unit, Client):
            if unit.caseworker is None:
                return "new"
            return "kept" if self._of[unit.id] == unit.caseworker else "moved"
        if unit.id not in self._done:
            return "undone"
        return "late" if unit.due < self._start or self._done[unit.id].day > unit.due else "in_time"

    def _others(self) -> None:
        for task in self._tasks:
            if task.id in self._done:
                client = self._clients[task.client]
                named = client.caseworker or self._of[client.id]
                by = "named" if self._done[task.id].caseworker == named else "others"
                for name in ("done", by):
                    self.members.setdefault((name,), []).append(client.id)
        for client in self._clients.values():
            if self._of[client.id] is None:
                outcome = "moved" if client.caseworker else "new"
                for name in (("without",), (outcome, "without")):
                    self.members.setdefault(name, []).append(client.id)

    def _contrast(self, rules: Mapping[str, Plan]) -> None:
        for task in self._tasks:
            is_due = task.due <= self._end
            row = self._done.get(task.id)
            self._add(task, ("due",) if is_due else ("due later",))
            self._add(task, ("done " if row else "undone ") + ("due" if is_due else "later"))
            if is_due:
                self._add(task, "on_time" if self._is_on_time(task, row) else "missed")
            if row is None or row.caseworker != self._named(task, self._of):
                self._add(task, "not named")
        for rule, plan in rules.items():
            done, of = (
                {row.task: row for row in plan.schedule},
                {row.client: row.caseworker for row in plan.assignments},
            )
            for task in self._tasks:
                row = done.get(task.id)
                is_named = row is not None and row.caseworker == self._named(task, of)
                self._add(task, (rule, "named", "part" if is_named else "rest"))
                if task.due <= self._end:
                    self._add(task, (rule, "on_time", "part" if self._is_on_time(task, row) else "rest"))

    def _add(self, task: Task, name: Name | str) -> None:
        self.members.setdefault((name,) if isinstance(name, str) else name, []).append(task.client)

    def _is_on_time(self, task: Task, row: ScheduledTask | None) -> bool:
        return row is not None and self._start <= task.due and row.day <= task.due

    def _named(self, task: Task, of: Mapping[str, str | None]) -> str | None:
        return self._clients[task.client].caseworker or of[task.client]


def _places(codes: Name, by: str, known: set[Name]) -> Iterator[Name]:
    """The rows that a unit stands in: where its own code has none, in that of the others."""
    yield ()
    path: Name = (by,)
    for code in codes:
        path = (*path, code) if (*path, code) in known else (*path, None)
        if path in known:
            yield path


def _language(client: Client) -> str:
    return client.language


def _programs(client: Client) -> str:
    return " + ".join(sorted(set(client.programs))) or "(none)"
