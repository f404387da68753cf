"""The verdict: is everybody placed, what is late, how far is continuity from the proven best."""

from typing import Any

from optimizer.report.document import Section
from optimizer.report.subject import Subject


def verdict(subject: Subject) -> Section:
    """Three findings, good or not, and the objectives with their proven bounds."""
    plan = subject.plan
    return Section(
        "verdict",
        {
            "policy": plan.policy,
            "status": plan.status,
            "findings": [_placed(subject), _punctual(subject), _continuous(subject)],
            "objectives": [row.model_dump() for row in plan.objectives],
        },
    )


def _placed(subject: Subject) -> dict[str, Any]:
    placed, stay = subject.measures.assigned, subject.measures.retention
    values = {"n": placed.whole - placed.part, "whole": placed.whole, "kept": stay.part, "had": stay.whole}
    return {"name": "placed" if values["n"] == 0 else "unplaced", "good": values["n"] == 0, "values": values}


def _punctual(subject: Subject) -> dict[str, Any]:
    on_time = subject.measures.timeliness.overall.on_time
    start = subject.instance.horizon.start
    overdue = sum(task.due < start for task in subject.instance.tasks)
    late = on_time.whole - on_time.part
    values = {"n": late, "due": on_time.whole, "overdue": overdue, "undone": _undone(subject)}
    return {"name": "late" if late else "punctual", "good": late == overdue, "values": values}


def _undone(subject: Subject) -> int:
    return subject.measures.scheduled.whole - subject.measures.scheduled.part


def _continuous(subject: Subject) -> dict[str, Any]:
    """Good if no more than one percent may be missing."""
    row = next((row for row in subject.plan.objectives if row.name == "continuity"), None)
    score = subject.measures.continuity.score_percent
    value, bound = (None, None) if row is None else (row.value, row.bound)
    gap = (bound - value) / value if value and bound is not None else None
    values = {"score_share": None if score is None else score / 100, "gap_share": gap}
    name = "continuity" if gap is not None and gap > 0 else "best_continuity" if gap == 0 else "unbounded_continuity"
    return {"name": name, "good": gap is not None and gap <= 0.01, "values": values}
