"""Whole minutes for every task of the window."""

import math
from collections import defaultdict
from dataclasses import dataclass
from statistics import median

import numpy as np

from optimizer.errors import Fault, InputError
from optimizer.logs.settings import LONGEST_QUANTILE, ImportSettings
from optimizer.logs.window import Window


@dataclass(frozen=True)
class TaskMinutes:
    of: dict[str, int]
    #: Longer durations were cut to this, and how many of the window's were.
    longest: int
    cut: int
    #: Tasks without recorded minutes, which were given a typical number.
    assumed: int


def task_minutes(window: Window, settings: ImportSettings) -> TaskMinutes:
    """Recorded minutes, rounded up, at least 1, the tail cut; by event id.

    Raises
    ------
    InputError
        No event of the log has minutes, and no default was given.
    """
    known = defaultdict(list)
    for event in window.log.attended:
        if event.minutes is not None:
            known[event.activity].append(event.minutes)
    everything = [minutes for group in known.values() for minutes in group]
    if not everything and settings.default_minutes is None:
        message = "has no minutes: neither a column of minutes nor both start and completion; give --default-minutes"
        raise InputError([Fault(window.log.where, "", "", "", message)])
    longest = settings.longest or _whole(float(np.quantile(everything, LONGEST_QUANTILE)) if everything else 1.0)
    if settings.default_minutes is not None:
        longest = max(longest, settings.default_minutes)
    typical = {activity: median(group) for activity, group in known.items()}

    def of(activity: str, minutes: float | None) -> int:
        if minutes is not None:
            return min(_whole(minutes), longest)
        if settings.default_minutes is not None:
            return settings.default_minutes
        return min(_whole(typical[activity] if activity in typical else median(everything)), longest)

    return TaskMinutes(
        of={event.id: of(event.activity, event.minutes) for event in window.inside},
        longest=longest,
        cut=sum(event.minutes is not None and _whole(event.minutes) > longest for event in window.inside),
        assumed=sum(event.minutes is None for event in window.inside),
    )


def _whole(minutes: float) -> int:
    return max(1, math.ceil(minutes))
