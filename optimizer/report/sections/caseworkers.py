"""Caseload and utilisation of each caseworker: who is over, who has room."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Literal

from optimizer.instance.schema import CaseworkerId
from optimizer.report.document import Section
from optimizer.report.subject import Subject
from optimizer.report.utilisation import FULL, ROOM, group_of

Caseload = Literal["over", "at", "below", "uncapped"]


def caseworkers(subject: Subject) -> Section:
    """`loads` has a row a caseworker in the order of the office: the fields of `CaseworkerLoad` and what caps say.

    `points` are the caseload points of the clients whose caseworker in the plan this is, `cap` the most allowed.
    """
    points = _points(subject)
    by_caseworker = subject.measures.workload.by_caseworker
    loads = [
        asdict(load := by_caseworker[worker.id])
        | {"group": group_of(load.utilisation), "points": points[worker.id], "cap": worker.max_caseload}
        | {"caseload": _caseload(points[worker.id], worker.max_caseload)}
        for worker in subject.instance.caseworkers
    ]
    return Section(
        "caseworkers",
        {
            "room": ROOM,
            "full": FULL,
            # Rule A4 does not hold under task-based: only there can a checked plan go beyond a cap.
            "caps_bind": subject.plan.policy != "task-based",
            "counts": _counts(loads),
            "loads": loads,
        },
    )


def _points(subject: Subject) -> Counter[CaseworkerId]:
    points: Counter[CaseworkerId] = Counter()
    for client in subject.instance.clients:
        worker = subject.facts.caseworker_of[client.id]
        if worker is not None:
            points[worker] += client.caseload_points
    return points


def _caseload(points: int, cap: int | None) -> Caseload:
    if cap is None:
        return "uncapped"
    return "over" if points > cap else "at" if points == cap else "below"


def _counts(loads: Sequence[dict[str, Any]]) -> dict[str, int]:
    """How many caseworkers there are of each sort; `full` are those above 95 %, `over` are among them."""
    groups = Counter(load["group"] for load in loads)
    caseloads = Counter(load["caseload"] for load in loads)
    return {
        "all": len(loads),
        "full": groups["full"] + groups["over"],
        "over": groups["over"],
        "room": groups["room"],
        "away": groups["away"],
        "over_cap": caseloads["over"],
        "at_cap": caseloads["at"],
        "capped": len(loads) - caseloads["uncapped"],
        "overtime": sum(load["overtime_minutes"] > 0 for load in loads),
        "overtime_minutes": sum(load["overtime_minutes"] for load in loads),
    }
