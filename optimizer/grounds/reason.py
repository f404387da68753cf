"""A reason as a code and its values, from which every language makes its own sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Code = Literal[
    # Nobody may serve a client, or do a task.
    "nobody_speaks",
    "nobody_holds",
    "nobody_serves",
    "all_barred",
    # Of clients without a caseworker.
    "caps_full",
    "outranked",
    # Of tasks without a day.
    "released_after",
    "client_unassigned",
    "holder_may_not",
    "too_long",
    "follows_undone",
    "has_room",
    "full",
    "away",
    "appointment_full",
    "appointment_away",
    # Of tasks that are done late, besides `too_long`, `full` and `away`.
    "overdue",
    "appointment_late",
    "chain",
    "waited",
    "weightless",
    "had_room",
    # Of clients who get a caseworker.
    "new",
    "left",
    "had_nobody",
    # Of clients who change caseworker.
    "bar_language",
    "bar_programs",
    "bar_office",
    "bar_barred",
    "pinned",
    "cap",
    "would_be_late",
    "would_be_late_away",
    "more_work",
    "knows_better",
    "knows_as_well",
    "balance",
]
#: Numbers, dates, ids and names, lists of them.
Value = int | str | date | tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """Names of values that end in `day` are dates; minutes and points are whole numbers.

    `n` counts the caseworkers that the reason is about, where they are not the client's own one alone.
    """

    code: Code
    values: Mapping[str, Value] = field(default_factory=dict)
