"""The contrast for everybody: tasks on time and tasks by the named caseworker, here and under task-based rules."""

from collections.abc import Sequence
from typing import Final

from optimizer.metrics.facts import Facts
from optimizer.metrics.timeliness import due_of
from optimizer.report.document import Section
from optimizer.report.public.cells import NOTHING, Cells, Key, counted
from optimizer.report.public.dispatch import RuleCounts, Split, is_by_named, is_late
from optimizer.report.public.published import Publication, Said
from optimizer.report.public.tables import ALL
from optimizer.report.public.tasks import EVERY_TASK, TaskTables

#: Tasks that can be missed inside the horizon: the same in all plans.
DUE: Final = ("tasks", "due")
_LATER: Final = ("tasks", "due later")


class Contrast:
    """Of this plan nothing is said here but what its tables say: the reader's browser makes ranges of that.

    How many of its tasks are on time follows from no table exactly; the cells between are entered, so that no small one
    of them follows from the number of tasks that are due.
    """

    def __init__(self, cells: Cells, facts: Facts, tasks: TaskTables, rules: Sequence[RuleCounts]) -> None:
        self._cells, self._facts, self._tasks, self._rules = cells, facts, tasks, rules
        self._enter_due()
        self._enter_not_named()
        for rule in rules:
            self._enter_split(DUE, (rule.rule, "on_time"), rule.on_time)
            self._enter_split(EVERY_TASK, (rule.rule, "named"), rule.named)

    def section(self, publication: Publication) -> Section:
        """`part` and `rest` of a rule make up `due` or `all`; `plan` repeats what the tables say."""
        horizon = self._facts.instance.horizon
        own = ("in_time", "late", "undone", "done", "named", "others")
        return Section(
            "public_contrast",
            {
                "end": horizon.end.isoformat(),
                "all": publication[self._own(ALL)],
                "due": publication[DUE],
                "plan": {name: publication[self._own(name)] for name in own},
                "rules": [
                    {"rule": one.rule, **{name: _said((one.rule, name), publication) for name in ("on_time", "named")}}
                    for one in self._rules
                ],
            },
        )

    def _own(self, name: str) -> Key:
        return self._tasks.whole.key, name

    def _enter_due(self) -> None:
        """What is done and what is not, each divided into what is due and what is due later."""
        facts, cells = self._facts, self._cells
        parts = ("on_time", "missed", "undone_due", "done_later", "undone_later")
        due = {task.id: due_of(facts, task) is not None for task in facts.instance.tasks}
        tasks = facts.instance.tasks
        whole = counted((due[task.id], task.client) for task in tasks)
        cells.counts.update({DUE: whole.get(True, NOTHING), _LATER: whole.get(False, NOTHING)})
        counts = counted(
            (("undone_" if task.id not in facts.done else "done_") + ("due" if due[task.id] else "later"), task.client)
            for task in tasks
        )
        timely = counted((is_late(facts, task), task.client) for task in tasks if due[task.id])
        counts |= {"on_time": timely.get(False, NOTHING), "missed": timely.get(True, NOTHING)}
        cells.counts.update({self._own(part): counts.get(part, NOTHING) for part in parts})
        cells.unprinted.update([_LATER, *(self._own(part) for part in parts)])
        cells.split(EVERY_TASK, [DUE, _LATER])
        cells.split(DUE, [self._own("on_time"), self._own("missed")])
        cells.split(self._own("missed"), [self._own("late"), self._own("undone_due")])
        cells.split(self._own("in_time"), [self._own("on_time"), self._own("done_later")])
        cells.split(self._own("undone"), [self._own("undone_due"), self._own("undone_later")])

    def _enter_not_named(self) -> None:
        """What a reader gets by taking those by the named caseworker from all tasks."""
        facts, cells, key = self._facts, self._cells, self._own("not_named")
        counts = counted((is_by_named(facts, task), task.client) for task in facts.instance.tasks)
        cells.counts[key] = counts.get(False, NOTHING)
        cells.unprinted.add(key)
        cells.split(EVERY_TASK, [self._own("named"), key])
        cells.split(key, [self._own("others"), self._own("undone")])

    def _enter_split(self, whole: Key, key: Key, split: Split) -> None:
        self._cells.counts.update({(key, "part"): split.part, (key, "rest"): split.rest})
        self._cells.split(whole, [(key, "part"), (key, "rest")])


def _said(key: Key, publication: Publication) -> dict[str, Said]:
    return {name: publication[key, name] for name in ("part", "rest")}
