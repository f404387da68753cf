"""Where utilisations are told apart: one scale for groups, colours and sentences of all sections.

The steps are this report's own, for reading; no rule and no objective uses them.
"""

from typing import Final, Literal

#: Shares of the minutes available: sparse below the first, room below the second, full above the third, and above the
#: last more than there is, which is overtime.
SPARSE: Final = 0.5
ROOM: Final = 0.8
FULL: Final = 0.95
ALL: Final = 1.0

Group = Literal["over", "full", "busy", "room", "away"]


def group_of(utilisation: float | None) -> Group:
    """`over` is more than all, `full` above 95 %, `room` below 80 %, `busy` between; `away` without any capacity."""
    if utilisation is None:
        return "away"
    if utilisation > ALL:
        return "over"
    if utilisation > FULL:
        return "full"
    return "room" if utilisation < ROOM else "busy"
