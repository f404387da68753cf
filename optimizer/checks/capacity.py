"""Rules C1 and C2: the minutes of a day, and the minutes of a task."""

from collections.abc import Iterator

from optimizer.checks.subject import Subject
from optimizer.checks.violation import Violation
from optimizer.instance.schema import CaseworkerId, ClientId
from optimizer.plan.schema import ScheduledTask


def day_within_capacity(subject: Subject) -> Iterator[Violation]:
    """C1: the minutes of a caseworker's day stay within capacity plus allowed overtime."""
    for (caseworker, day), minutes in subject.minutes_of_day.items():
        capacity = subject.facts.capacity(caseworker, day)
        overtime = subject.facts.overtime_allowed(caseworker, day)
        if minutes > capacity + overtime:
            message = (
                f"caseworker {caseworker} has {minutes} minutes scheduled on {day}, "
                f"but {capacity} minutes of capacity and {overtime} of overtime"
            )
            yield Violation("C1", message, caseworker=caseworker, day=day)


def minutes_of_task(subject: Subject) -> Iterator[Violation]:
    """C2: a scheduled task takes its minutes for that caseworker, and the reading-in it carries."""
    facts = subject.facts
    reading_in = facts.instance.rules.familiarisation_minutes
    first = _first_meetings(subject)
    for position, row in enumerate(subject.rows):
        base = facts.minutes(facts.tasks[row.task], row.caseworker)
        extra = reading_in if position in first else 0
        if row.minutes != base + extra:
            message = (
                f"task {row.task} is given {row.minutes} minutes, but takes caseworker {row.caseworker} "
                f"{base} and {extra} of reading in"
            )
            client = subject.client_of(row)
            yield Violation("C2", message, client=client, caseworker=row.caseworker, task=row.task, day=row.day)


def _first_meetings(subject: Subject) -> set[int]:
    """Positions in `rows` of the tasks at which a caseworker first meets a client who is not new."""
    acquaintance = subject.facts.acquaintance
    first: dict[tuple[CaseworkerId, ClientId], int] = {}
    for position, row in sorted(enumerate(subject.rows), key=_by_day_then_position):
        client = subject.client_of(row)
        if not acquaintance.is_new(client) and not acquaintance.met(client, row.caseworker):
            first.setdefault((row.caseworker, client), position)
    return set(first.values())


def _by_day_then_position(numbered: tuple[int, ScheduledTask]) -> tuple[int, int]:
    position, row = numbered
    return row.day.toordinal(), position
