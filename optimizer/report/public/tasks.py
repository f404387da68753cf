"""Tasks by programme and kind: done in time, done late, or not done."""

from collections.abc import Iterator
from typing import Final

from optimizer.instance.schema import Task
from optimizer.metrics.facts import NONE, Facts
from optimizer.metrics.named import named_caseworker
from optimizer.metrics.timeliness import due_of
from optimizer.plan.schema import ScheduledTask
from optimizer.report.document import Section
from optimizer.report.public.cells import NOTHING, Cells, Key, counted
from optimizer.report.public.published import Part, Publication
from optimizer.report.public.tables import ALL, Row, Unit, enter_codes, enter_row, rows_for_page

#: Every task is in one of them; what is not done may be due or not.
OUTCOMES: Final = ("in_time", "late", "undone")


class TaskTables:
    """Of one plan; plans of the same instance share the cell of all their tasks, so that none gives another away."""

    def __init__(self, cells: Cells, facts: Facts, plan: str = "plan") -> None:
        self._cells, self._facts, self._plan = cells, facts, plan
        self.whole = Row(0, None, ("tasks", plan))
        self._units = list(_units(facts))
        enter_row(cells, self.whole, self._units, OUTCOMES)
        self._same_tasks()
        self._by_whom()
        self._rows: list[Row] = []

    def divide(self, refused: frozenset[str]) -> None:
        """By programme, and each programme by kind."""
        self._rows = enter_codes(self._cells, self.whole, self._units, OUTCOMES, refused)

    def named(self, publication: Publication) -> Part:
        """Tasks done by the named caseworker, of those done."""
        return Part(publication[self._key("named")], publication[self._key("done")])

    def section(self, publication: Publication) -> Section:
        rows = rows_for_page([self.whole, *self._rows], OUTCOMES, publication)
        return Section("public_tasks", {"columns": [ALL, *OUTCOMES], "rows": rows})

    def _key(self, name: str) -> Key:
        return self.whole.key, name

    def _same_tasks(self) -> None:
        shared = ("tasks", "all plans")
        self._cells.counts.setdefault(shared, self._cells.counts[self._key(ALL)])
        self._cells.unprinted.add(shared)
        self._cells.split(shared, [self._key(ALL)])

    def _by_whom(self) -> None:
        """Those done are the ones in time and the late ones: this ties the two ways of counting them."""
        done = ((self._by(row), self._facts.tasks[row.task].client) for row in self._facts.plan.schedule)
        counts = counted((key, client) for by, client in done for key in (by, "done"))
        parts = ("done", "named", "others")
        self._cells.counts.update({self._key(part): counts.get(part, NOTHING) for part in parts})
        self._cells.unprinted.add(self._key("others"))
        self._cells.split(self._key("done"), [self._key("named"), self._key("others")])
        self._cells.split(self._key("done"), [self._key("in_time"), self._key("late")])

    def _by(self, row: ScheduledTask) -> str:
        named = named_caseworker(self._facts, self._facts.client_of(row))
        return "named" if row.caseworker == named else "others"


def _units(facts: Facts) -> Iterator[Unit]:
    for task in facts.instance.tasks:
        yield Unit(task.client, (task.program, task.kind or NONE), _outcome(facts, task))


def _outcome(facts: Facts, task: Task) -> str:
    if task.id not in facts.done:
        return "undone"
    due = due_of(facts, task)
    return "late" if due is not None and due.is_late else "in_time"
