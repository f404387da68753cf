"""All objectives of a plan, recomputed from its rows (docs/formulation.md, "Objectives")."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from optimizer.checks.continuity import contact_points, continuity_score, kept_points, most_points
from optimizer.checks.rounding import round_up
from optimizer.checks.subject import Subject
from optimizer.instance.schema import CaseworkerId, Task
from optimizer.rules import ObjectiveName


@dataclass(frozen=True, slots=True)
class Score:
    """What a plan reaches.

    `continuity_best` is the most that the instance could give under any policy; `continuity_score` the percentage of
    it, with two decimals, None where nothing could be earned.
    """

    objectives: dict[ObjectiveName, int]
    kept_points: int
    contact_points: int
    continuity_best: int
    continuity_score: Decimal | None


def score_of(subject: Subject) -> Score:
    """Recompute everything; means something only where every row of the plan could be read."""
    most = most_points(subject.facts)
    objectives = {name: measure(subject) for name, measure in OBJECTIVE_VALUES.items()}
    return Score(
        objectives=objectives,
        kept_points=kept_points(subject),
        contact_points=contact_points(subject),
        continuity_best=most,
        continuity_score=continuity_score(objectives["continuity"], most),
    )


def unassigned(subject: Subject) -> int:
    """Clients without a caseworker."""
    return sum(subject.named.get(client.id) is None for client in subject.facts.instance.clients)


def late(subject: Subject) -> int:
    """Late weight of the tasks that are late."""
    return sum(task.late_weight for task in subject.facts.instance.tasks if is_late(subject, task))


def is_late(subject: Subject, task: Task) -> bool:
    """Overdue from the start, or done after the due day, or not done though due inside the horizon."""
    workdays = subject.facts.workdays
    if workdays.is_overdue(task):
        return True
    due = workdays.due(task)
    return due is not None and _day_done(subject, task) > due


def continuity(subject: Subject) -> int:
    """Points for relationships kept and for contacts."""
    return kept_points(subject) + contact_points(subject)


def delay(subject: Subject) -> int:
    """Late weight x working days after the due day, an unscheduled task counting as done on day H."""
    total = 0
    for task in subject.facts.instance.tasks:
        due = subject.facts.workdays.due(task)
        if due is not None:
            total += task.late_weight * max(0, _day_done(subject, task) - due)
    return total


def overtime(subject: Subject) -> int:
    """Minutes scheduled beyond capacity."""
    return sum(
        max(0, minutes - subject.facts.capacity(caseworker, day))
        for (caseworker, day), minutes in subject.minutes_of_day.items()
    )


def peak(subject: Subject) -> int:
    """The largest utilisation of a caseworker with capacity, in thousandths, rounded up."""
    scheduled: Counter[CaseworkerId] = Counter()
    for (caseworker, _), minutes in subject.minutes_of_day.items():
        scheduled[caseworker] += minutes
    available = {caseworker: subject.facts.available(caseworker) for caseworker in scheduled}
    return max((round_up(1000 * scheduled[who], minutes) for who, minutes in available.items() if minutes), default=0)


OBJECTIVE_VALUES: Final[dict[ObjectiveName, Callable[[Subject], int]]] = {
    "unassigned": unassigned,
    "late": late,
    "continuity": continuity,
    "delay": delay,
    "overtime": overtime,
    "peak": peak,
}


def _day_done(subject: Subject, task: Task) -> int:
    """H where the task is not scheduled."""
    row = subject.done.get(task.id)
    return len(subject.facts.workdays) if row is None else subject.facts.workdays.number(row.day)
