"""People seen at work, as caseworkers: what they may do and how long they worked."""

import math
from collections import Counter, defaultdict
from statistics import median_high
from typing import Any

from optimizer.logs.clients import LANGUAGE, Owners
from optimizer.logs.minutes import TaskMinutes
from optimizer.logs.settings import ImportSettings
from optimizer.logs.window import Window


def caseworker_rows(
    window: Window, owners: Owners, minutes: TaskMinutes, settings: ImportSettings
) -> list[dict[str, Any]]:
    """Whoever worked in the window, and own caseworkers who are away, with no capacity.

    Capacity of a person and day is the minutes of work they completed that day times the factor, rounded up.
    """
    worked: dict[str, Counter[Any]] = defaultdict(Counter)
    for event in window.inside:
        worked[event.person or ""][event.day] += minutes.of[event.id]
    for person in owners.away:
        worked[person] = Counter()
    programs = _programs(window, settings)
    rows = []
    for person in sorted(worked):
        capacity = {day: math.ceil(worked[person][day] * settings.capacity_factor) for day in window.days_worked}
        normal = median_high([minutes for minutes in capacity.values() if minutes] or [0])
        rows.append(
            {
                "id": person,
                "languages": [LANGUAGE],
                "programs": sorted(programs[person]),
                "minutes_per_day": normal,
                "availability": {day.isoformat(): minutes for day, minutes in capacity.items() if minutes != normal},
            }
        )
    return rows


def _programs(window: Window, settings: ImportSettings) -> dict[str, set[str]]:
    """What each person has done, anywhere in the log up to the end of the window or in all of it."""
    programs: dict[str, set[str]] = defaultdict(set)
    for event in window.log.attended:
        if settings.skills == "whole-log" or event.day <= window.end:
            programs[event.person or ""].add(event.program)
    return programs
