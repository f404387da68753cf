"""Who serves which client, and who does which task when: the plan itself, with what a reader wants beside it."""

from collections import Counter
from typing import Final

from optimizer.checks.acquaintance import Acquaintance
from optimizer.export.plan_table import PlanTable
from optimizer.metrics.facts import Facts
from optimizer.metrics.workload import Workload
from optimizer.sheets.write import SheetColumn, Value

_POINTS: Final = "100: their own caseworker of today, or a new client's in the plan; else by past contacts."
_ASSIGNMENTS: Final = (
    SheetColumn("client"),
    SheetColumn("language"),
    SheetColumn("office", required=False),
    SheetColumn("caseworker today", required=False),
    SheetColumn("caseworker"),
    SheetColumn("points", "number", note=f"How well the caseworker knows the client. {_POINTS}"),
    SheetColumn("tasks", "number", note="Tasks of the client in the plan."),
)
_SCHEDULE: Final = (
    SheetColumn("day", "date"),
    SheetColumn("caseworker"),
    SheetColumn("client"),
    SheetColumn("task"),
    SheetColumn("kind"),
    SheetColumn("minutes", "number", note="Reading in included."),
    SheetColumn("due", "date"),
)
_CASEWORKERS: Final = (
    SheetColumn("caseworker"),
    SheetColumn("clients", "number"),
    SheetColumn("tasks", "number"),
    SheetColumn("minutes", "number"),
    SheetColumn("available minutes", "number"),
    SheetColumn("utilisation %", "decimal"),
    SheetColumn("overtime minutes", "number"),
)


def assignments_table(facts: Facts) -> PlanTable:
    known, tasks = Acquaintance(facts.instance), Counter(facts.tasks[task].client for task in facts.done)
    rows: list[tuple[Value, ...]] = []
    for client in facts.instance.clients:
        caseworker = facts.caseworker_of[client.id]
        points = None if caseworker is None else known.points(client.id, caseworker, caseworker)
        rows.append(
            (client.id, client.language, client.office, client.caseworker, caseworker, points, tasks[client.id])
        )
    return PlanTable("assignments", "The caseworker of every client; empty for none.", _ASSIGNMENTS, rows)


def schedule_table(facts: Facts) -> PlanTable:
    """By day, then caseworker, then in the order of the plan."""
    rows = [
        (row.day, row.caseworker, task.client, row.task, task.kind or task.program, row.minutes, task.due)
        for row in sorted(facts.plan.schedule, key=lambda row: (row.day, row.caseworker))
        for task in (facts.tasks[row.task],)
    ]
    return PlanTable("schedule", "Every task that is done, and when.", _SCHEDULE, rows)


def caseworkers_table(load: Workload) -> PlanTable:
    rows = [
        (
            caseworker,
            row.clients,
            row.tasks,
            row.minutes,
            row.available_minutes,
            None if row.utilisation is None else round(100 * row.utilisation, 2),
            row.overtime_minutes,
        )
        for caseworker, row in load.by_caseworker.items()
    ]
    return PlanTable("caseworkers", "How full each caseworker is.", _CASEWORKERS, rows)
