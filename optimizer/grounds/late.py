"""Why a task is done late: the first reason that holds, from what no plan can mend to what another plan might."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from optimizer.grounds.reason import Reason, Value
from optimizer.grounds.standing import Standing
from optimizer.instance.indexed import Ints


@dataclass(frozen=True)
class Late:
    """`task`: its position; `days`: working days after it was due, or since the first day for what was overdue then."""

    task: int
    days: int
    reason: Reason


def late_of(standing: Standing) -> list[Late]:
    """Every task that is done late, in the order of the instance; what is not done is in `unplaced`."""
    day, due = standing.decisions.day, standing.indexed.due
    tasks = np.flatnonzero(standing.late & (day >= 0)).tolist()
    return [Late(t, max(0, int(day[t] - due[t])), why_late(standing, t)) for t in tasks]


def why_late(standing: Standing, task: int) -> Reason:
    """Of a task that is done after it was due, or was overdue before the first day."""
    return next(_reasons(standing, task))


def _reasons(standing: Standing, task: int) -> Iterator[Reason]:
    indexed, row = standing.indexed, standing.indexed.instance.tasks[task]
    due, fixed = int(indexed.due[task]), int(indexed.fixed_day[task])
    if indexed.overdue[task]:
        yield Reason("overdue", {"due_day": row.due})
    if fixed > due:
        yield Reason("appointment_late", {"fixed_day": indexed.days[fixed]})
    if standing.head[task] > due:
        yield Reason("chain")
    first, before = _first_day(standing, task)
    if first > due:
        done_day = indexed.days[int(standing.decisions.day[before])]
        yield Reason("waited", {"task": indexed.instance.tasks[before].id, "done_day": done_day})
    yield from _of_days(standing, task, np.arange(first, due + 1))


def _first_day(standing: Standing, task: int) -> tuple[int, int]:
    """When it could begin in this plan, and the task that it waits for longest (-1: none)."""
    indexed, day = standing.indexed, standing.decisions.day
    waits = [(int(day[before]) + lag, before) for before, lag in indexed.after[task]]
    return max([(int(indexed.release[task]), -1), *waits])


def _of_days(standing: Standing, task: int, days: Ints) -> Iterator[Reason]:
    """What kept it off the days on which it would have been on time, of which there is at least one."""
    indexed, who = standing.indexed, _waits_for(standing, task)
    minutes, most = indexed.minutes[task, who], standing.most[np.ix_(who, days)]
    when: dict[str, Value] = {"first_day": indexed.days[int(days[0])], "last_day": indexed.days[int(days[-1])]}
    about: dict[str, Value] = when if standing.policy == "client-based" else when | {"n": len(who)}
    least = int(minutes.min())
    if not most.any():
        yield Reason("away", about)
    if (most.max(axis=1) < minutes).all():
        yield Reason("too_long", {"minutes": least, "longest": int(most.max())})
    fits = (standing.room[np.ix_(who, days)] >= minutes[:, None]).any(axis=0)
    if not fits.any():
        yield Reason("full", about | {"minutes": least})
    if indexed.late_weight[task] == 0:
        yield Reason("weightless")
    yield Reason("had_room", {"minutes": least, "room_day": indexed.days[int(days[np.argmax(fits)])]})


def _waits_for(standing: Standing, task: int) -> Ints:
    """Whose days it waited for: the client's caseworker's, or of all who may do it."""
    if standing.policy == "client-based":
        return standing.decisions.performer[task : task + 1]
    return np.flatnonzero(standing.doers[task])
