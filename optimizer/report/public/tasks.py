"""Tasks by programme and kind: done in time, done late, or not done."""

from collections.abc import Iterator
from typing import Final

from optimizer.instance.schema import Task
from optimizer.metrics.facts import NONE, Facts
from optimizer.report.document import Section
from optimizer.report.public.cells import NOTHING, Cells, Key, counted
from optimizer.report.public.dispatch import is_by_named, is_late
from optimizer.report.public.published import Publication, Said
from optimizer.report.public.tables import ALL, Row, Unit, enter_codes, enter_row, rows_for_page

#: Every task is in one of them; what is not done may be due or not.
OUTCOMES: Final = ("in_time", "late", "undone")
#: The same in all plans of an instance.
EVERY_TASK: Final = ("tasks", "all plans")


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

    def by_whom(self, publication: Publication) -> dict[str, Said]:
        """Tasks done, and of these those by the named caseworker and by others."""
        return {name: publication[self._key(name)] for name in ("done", "named", "others")}

    def section(self, publication: Publication) -> Section:
        rows = rows_for_page([self.whole, *self._rows], OUTCOMES, publication)
        return Section("public_tasks", {"columns": [ALL, *OUTCOMES], "rows": rows})

    def _key(self, name: str) -> Key:
        return self.whole.key, name

    def _same_tasks(self) -> None:
        self._cells.counts.setdefault(EVERY_TASK, self._cells.counts[self._key(ALL)])
        self._cells.unprinted.add(EVERY_TASK)
        self._cells.split(EVERY_TASK, [self._key(ALL)])

    def _by_whom(self) -> None:
        """Those done are the ones in time and the late ones: this ties the two ways of counting them."""
        facts = self._facts
        done = (
            ("named" if is_by_named(facts, task) else "others", task.client)
            for task in facts.instance.tasks
            if task.id in facts.done
        )
        counts = counted((key, client) for by, client in done for key in (by, "done"))
        parts = ("done", "named", "others")
        self._cells.counts.update({self._key(part): counts.get(part, NOTHING) for part in parts})
        self._cells.split(self._key("done"), [self._key("named"), self._key("others")])
        self._cells.split(self._key("done"), [self._key("in_time"), self._key("late")])


def _units(facts: Facts) -> Iterator[Unit]:
    for task in facts.instance.tasks:
        yield Unit(task.client, (task.program, task.kind or NONE), _outcome(facts, task))


def _outcome(facts: Facts, task: Task) -> str:
    if task.id not in facts.done:
        return "undone"
    return "late" if is_late(facts, task) else "in_time"
