"""Logs that write the start and the completion of a piece of work as two rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from optimizer.logs.times import Times

_COMPLETED = frozenset({"complete", ""})


@dataclass(frozen=True)
class Paired:
    """Which rows are completions, and the row of the start that belongs to each."""

    completions: list[int]
    start_of: dict[int, int]
    dropped: dict[str, int] = field(default_factory=dict)


def pair_rows(cases: Sequence[str], activities: Sequence[str], stages: Sequence[str], instants: Times) -> Paired:
    """Give each completion the earliest open start of the same case and activity.

    Rows of any other stage (scheduled, suspended …) are left out and counted, and so are starts without a completion.
    """
    order = np.argsort(instants, kind="stable").tolist()
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    completions: list[int] = []
    start_of: dict[int, int] = {}
    dropped: dict[str, int] = defaultdict(int)
    for row in order:
        stage, key = stages[row].lower(), (cases[row], activities[row])
        if stage == "start":
            waiting[key].append(row)
        elif stage in _COMPLETED:
            completions.append(row)
            if waiting[key]:
                start_of[row] = waiting[key].pop(0)
        else:
            dropped[f"rows of stage {stages[row]!r}, which is neither start nor completion"] += 1
    open_work = sum(map(len, waiting.values()))
    if open_work:
        dropped["starts without a completion"] = open_work
    return Paired(sorted(completions), start_of, dict(dropped))
