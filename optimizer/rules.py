"""The ids of the hard rules and objectives, defined once; see docs/formulation.md for each in a formula."""

from collections.abc import Mapping
from typing import Final, Literal

RuleId = Literal["A1", "A2", "A3", "A4", "P1", "C1", "C2", "T1", "T2"]

RULES: Final[dict[RuleId, str]] = {
    "A1": "a client has at most one caseworker; under client-based, an unassigned client's tasks are not scheduled",
    "A2": "a client's caseworker speaks its language, holds its programmes, serves its office, respects bars and pin",
    "A3": "a task's caseworker speaks the client's language, holds the task's programme and respects bars and pin",
    "A4": "the caseload points of a caseworker stay within the cap",
    "P1": "the policy says who may do a client's tasks",
    "C1": "the minutes of a caseworker's day stay within capacity and allowed overtime",
    "C2": "a task takes its minutes, plus familiarisation where caseworker and client never met",
    "T1": "a task is done on one working day, not before its release, on its fixed day",
    "T2": "a task waits for its predecessors",
}

ObjectiveName = Literal["unassigned", "late", "continuity", "delay", "overtime", "peak"]

#: What a new plan changes about an older one: objectives of a replan beside the others, in no plan file.
Change = Literal["moved", "rescheduled"]

#: Default priority, most important first (docs/formulation.md, "Objectives").
OBJECTIVES: Final[tuple[ObjectiveName, ...]] = ("unassigned", "late", "continuity", "delay", "overtime", "peak")

#: Objectives where more is better; all others are minimised.
MAXIMISED: Final[frozenset[ObjectiveName]] = frozenset({"continuity"})

Policy = Literal["client-based", "cover", "task-based"]

#: Values that are good enough: better than its target, an objective counts no more than at it.
Targets = Mapping[ObjectiveName, int]


def tighter(name: ObjectiveName, one: int, other: int | None) -> int:
    """The tighter of two bounds: the smaller for what is maximised, the larger for what is minimised."""
    if other is None:
        return one
    return min(one, other) if name in MAXIMISED else max(one, other)


def as_counted(name: ObjectiveName, value: int, targets: Targets) -> int:
    """A value, or a bound, as far as it counts: no better than the target."""
    return tighter(name, value, targets.get(name))
