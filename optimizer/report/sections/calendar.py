"""The month as a calendar: the minutes of each caseworker and working day, and how much of the day they fill."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from optimizer.report.document import Section
from optimizer.report.subject import Subject
from optimizer.report.utilisation import ALL, FULL, ROOM, SPARSE


def calendar(subject: Subject) -> Section:
    """`minutes` and `capacity` have a row a caseworker and a column a working day, in minutes; 0 capacity is absence.

    Reading in is among the minutes, overtime is not among the capacity. `steps` are the shares that colours tell apart.
    """
    minutes, capacity = _minutes(subject), _capacity(subject)
    return Section(
        "calendar",
        {
            "steps": [SPARSE, ROOM, FULL, ALL],
            "minutes": minutes,
            "capacity": capacity,
            "counts": _counts(minutes, capacity),
            "fullest": _fullest(subject, minutes, capacity),
        },
    )


def _minutes(subject: Subject) -> list[list[int]]:
    done: Counter[tuple[str, int]] = Counter()
    for row in subject.plan.schedule:
        done[row.caseworker, subject.facts.day_number[row.day]] += row.minutes
    days = range(len(subject.facts.days))
    return [[done[worker.id, day] for day in days] for worker in subject.instance.caseworkers]


def _capacity(subject: Subject) -> list[list[int]]:
    return [
        [worker.availability.get(day, worker.minutes_per_day) for day in subject.facts.days]
        for worker in subject.instance.caseworkers
    ]


def _counts(minutes: Sequence[Sequence[int]], capacity: Sequence[Sequence[int]]) -> dict[str, int]:
    """Of the days of all caseworkers: with capacity, without, and of those with capacity the empty and the overfull."""
    days = [pair for rows in zip(minutes, capacity, strict=True) for pair in zip(*rows, strict=True)]
    present = [(done, most) for done, most in days if most]
    return {
        "present": len(present),
        "away": len(days) - len(present),
        "empty": sum(not done for done, _ in present),
        "full": sum(FULL < done / most <= ALL for done, most in present),
        "over": sum(done > most for done, most in present),
    }


def _fullest(
    subject: Subject, minutes: Sequence[Sequence[int]], capacity: Sequence[Sequence[int]]
) -> dict[str, Any] | None:
    """The day on which the office as a whole is fullest, the first of several; None if it never has capacity."""
    whole = [
        (sum(row[at] for row in minutes), sum(row[at] for row in capacity)) for at in range(len(subject.facts.days))
    ]
    totals = [(done / most, day) for day, (done, most) in zip(subject.facts.days, whole, strict=True) if most]
    if not totals:
        return None
    share, day = max(totals, key=lambda total: total[0])
    return {"day": day.isoformat(), "share": share}
