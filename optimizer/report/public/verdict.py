"""The verdict for everybody: the totals of the tables, and whether more continuity could be had."""

from optimizer.plan.schema import Plan
from optimizer.report.document import Section
from optimizer.report.public.clients import CLIENTS, OUTCOMES, WITHOUT
from optimizer.report.public.published import Publication
from optimizer.report.public.tables import ALL
from optimizer.report.public.tasks import OUTCOMES as TASK_OUTCOMES
from optimizer.report.public.tasks import TaskTables
from optimizer.report.subject import Subject


def verdict(subject: Subject, tasks: TaskTables, publication: Publication) -> Section:
    """No objective and no bound: they are made of single clients' points and weights, and can give a count away."""
    horizon = subject.instance.horizon
    return Section(
        "public_verdict",
        {
            "policy": subject.plan.policy,
            "start": horizon.start.isoformat(),
            "end": horizon.end.isoformat(),
            "clients": {name: publication[CLIENTS.key, name] for name in (ALL, *OUTCOMES)},
            "without": publication[WITHOUT],
            "tasks": {name: publication[tasks.whole.key, name] for name in (ALL, *TASK_OUTCOMES)},
            "named": tasks.by_whom(publication),
            "continuity": _continuity(subject.plan),
        },
    )


def _continuity(plan: Plan) -> str:
    """How far from the proven best, in words alone: best, near (one percent at most), open (nothing closer proven)."""
    row = next((row for row in plan.objectives if row.name == "continuity"), None)
    if row is None or row.value is None or row.bound is None:
        return "open"
    if row.value == row.bound:
        return "best"
    return "near" if 100 * abs(row.bound - row.value) <= row.value else "open"
