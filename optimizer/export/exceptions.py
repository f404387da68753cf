"""What the plan could not do: clients without a caseworker, tasks without a day, late tasks; each with the reason."""

from collections.abc import Iterator
from typing import Final

from optimizer.checks.check import CheckedPlan
from optimizer.export.plan_table import PlanTable
from optimizer.grounds.standing import standing_of
from optimizer.grounds.unplaced import Unplaced, unplaced_of
from optimizer.grounds.words import sentence_of
from optimizer.instance.schema import Task, TaskId
from optimizer.metrics.facts import Facts
from optimizer.metrics.timeliness import due_of
from optimizer.metrics.wording import counted
from optimizer.sheets.write import SheetColumn, Value

_COLUMNS: Final = (
    SheetColumn("what"),
    SheetColumn("id"),
    SheetColumn("client"),
    SheetColumn("caseworker", required=False),
    SheetColumn("kind", required=False),
    SheetColumn("minutes", "number", required=False),
    SheetColumn("due", "date", required=False),
    SheetColumn("done", "date", required=False),
    SheetColumn("late weight", "number", required=False, note="What it counts under late; 0 if it is not late."),
    SheetColumn("reason", wrapped=True),
)
UNASSIGNED: Final = "no caseworker"
UNDONE: Final = "not scheduled"
LATE: Final = "late"


def exceptions_table(checked: CheckedPlan, facts: Facts) -> PlanTable:
    """Clients first, then tasks that are not scheduled, then tasks that are done late."""
    rows = [_unplaced(facts, row) for row in unplaced_of(standing_of(checked))]
    return PlanTable("exceptions", "What the plan could not do, and why.", _COLUMNS, [*rows, *_late(facts)])


def _unplaced(facts: Facts, row: Unplaced) -> tuple[Value, ...]:
    reason = sentence_of(row.reason)
    if row.kind == "client":
        return (UNASSIGNED, row.id, row.id, None, None, None, None, None, None, reason)
    return _of_task(facts, UNDONE, facts.tasks[TaskId(row.id)], reason)


def _late(facts: Facts) -> Iterator[tuple[Value, ...]]:
    for task in facts.instance.tasks:
        due = due_of(facts, task)
        if due is not None and due.is_late and task.id in facts.done:
            overdue = task.due < facts.instance.horizon.start
            days = f"done {counted(due.delay, 'working days')} after it was due"
            yield _of_task(facts, LATE, task, "was overdue before the first day" if overdue else days)


def _of_task(facts: Facts, what: str, task: Task, reason: str) -> tuple[Value, ...]:
    due, row = due_of(facts, task), facts.done.get(task.id)
    weight = task.late_weight if due is not None and due.is_late else 0
    who = facts.caseworker_of[task.client] if row is None else row.caseworker
    done = None if row is None else row.day
    kind = task.kind or task.program
    return (what, task.id, task.client, who, kind, task.minutes, task.due, done, weight, reason)
