"""How a window of a log is read as an instance."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from optimizer.rules import Policy

#: Whom a client that was already known is said to belong to.
Own = Literal["responsible", "most-contacts", "none"]
#: What a task is due by.
Due = Literal["deadline", "window", "as-done"]
#: Which events say what a person may do.
Skills = Literal["to-window-end", "whole-log"]

#: Share of recorded durations that is taken as it stands; longer ones span breaks and are cut to this quantile.
LONGEST_QUANTILE = 0.99


@dataclass(frozen=True)
class ImportSettings:
    start: date
    end: date
    name: str | None = None
    policy: Policy = "client-based"
    #: None: `responsible` where the log or the cases file names any, else `most-contacts`.
    own: Own | None = None
    #: Capacity over the minutes really worked, exact.
    capacity_factor: Fraction = Fraction(1)
    #: Longest piece of work in minutes; None takes `LONGEST_QUANTILE` of the log's durations.
    longest: int | None = None
    #: Minutes of an event without any; None takes the median of its activity.
    default_minutes: int | None = None
    skills: Skills = "to-window-end"
    #: A case's tasks follow one another in the order in which they were really done.
    order: bool = True
    due: Due = "deadline"
    #: An own caseworker without work in the window counts as away if seen this many calendar days before it, else gone.
    away_days: int = 30
