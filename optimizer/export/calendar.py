"""A caseworker's weeks: a block a week, a column a working day, the day's tasks below one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from optimizer.instance.schema import Caseworker, CaseworkerId
from optimizer.metrics.facts import Facts
from optimizer.metrics.timeliness import due_of
from optimizer.plan.schema import ScheduledTask


@dataclass(frozen=True)
class Entry:
    text: str
    is_late: bool


@dataclass(frozen=True)
class Day:
    #: None where it is no working day of the horizon.
    date: date | None
    minutes: int
    capacity: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Week:
    monday: date
    #: One for each weekday on which anybody works in this horizon.
    days: tuple[Day, ...]


def weekdays_of(facts: Facts) -> list[int]:
    """The weekdays on which the office works, 0 for Monday."""
    return sorted({day.weekday() for day in facts.days})


def rows_by_caseworker(facts: Facts) -> dict[CaseworkerId, dict[date, list[ScheduledTask]]]:
    """What each caseworker does on each day, in the order of the plan."""
    rows: dict[CaseworkerId, dict[date, list[ScheduledTask]]] = {row.id: {} for row in facts.instance.caseworkers}
    for row in facts.plan.schedule:
        rows[row.caseworker].setdefault(row.day, []).append(row)
    return rows


def weeks_of(facts: Facts, worker: Caseworker, rows: dict[date, list[ScheduledTask]]) -> list[Week]:
    """The weeks of the horizon that have a working day."""
    weekdays = weekdays_of(facts)
    return [
        Week(monday, _days(facts, worker, rows, monday, weekdays, set(dates)))
        for monday, dates in groupby(facts.days, key=_monday)
    ]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days(
    facts: Facts,
    worker: Caseworker,
    rows: dict[date, list[ScheduledTask]],
    monday: date,
    weekdays: Iterable[int],
    worked: set[date],
) -> tuple[Day, ...]:
    days = []
    for weekday in weekdays:
        day = monday + timedelta(days=weekday)
        tasks = rows.get(day, [])
        capacity = worker.availability.get(day, worker.minutes_per_day) if day in worked else 0
        entries = tuple(_entry(facts, row) for row in tasks)
        days.append(Day(day if day in worked else None, sum(row.minutes for row in tasks), capacity, entries))
    return tuple(days)


def _entry(facts: Facts, row: ScheduledTask) -> Entry:
    task = facts.tasks[row.task]
    due = due_of(facts, task)
    late = due is not None and due.is_late
    notes = [f"{row.minutes} min"]
    notes += ["appointment"] if task.fixed_day is not None else []
    notes += ["late"] if late else []
    return Entry(f"{task.client}: {task.kind or task.program}\n{task.id}, {', '.join(notes)}", late)
