"""Why a task has no day: the first reason that holds, from what nothing can mend to what another plan might."""

from collections.abc import Iterator

import numpy as np

from optimizer.grounds.nobody import nobody
from optimizer.grounds.reason import Code, Reason, Value
from optimizer.grounds.standing import Standing
from optimizer.instance.indexed import Ints


def why_undone(standing: Standing, task: int) -> Reason:
    return next(_reasons(standing, task))


def _reasons(standing: Standing, task: int) -> Iterator[Reason]:
    indexed, row, client = (
        standing.indexed,
        standing.indexed.instance.tasks[task],
        int(standing.indexed.client_of[task]),
    )
    if indexed.release[task] >= indexed.n_days:
        yield Reason("released_after")
    if not indexed.able[task].any():
        yield nobody(indexed, client, {row.program})
    if standing.policy == "client-based" and standing.decisions.caseworker[client] < 0:
        yield Reason("client_unassigned", {"client": row.client})
    able = _able(standing, task, client)
    if not len(able):
        yield Reason("holder_may_not", {"client": row.client})
    longest = int(standing.most[able].max(initial=0))
    if len(able) and int(indexed.minutes[task, able].min()) > longest:
        yield Reason("too_long", {"minutes": row.minutes, "longest": longest})
    before = tuple(indexed.instance.tasks[p].id for p, _ in indexed.after[task] if standing.decisions.performer[p] < 0)
    if before:
        yield Reason("follows_undone", {"tasks": before})
    yield _of_days(standing, task, able)


def _of_days(standing: Standing, task: int, able: Ints) -> Reason:
    """What there is on the days from its release on, or on that of its appointment."""
    indexed, fixed = standing.indexed, int(standing.indexed.fixed_day[task])
    first, last = (fixed, fixed) if fixed >= 0 else (int(indexed.release[task]), indexed.n_days - 1)
    days = np.ix_(able, np.arange(first, last + 1))
    if (standing.free[days] >= indexed.minutes[task, able][:, None]).any():
        return Reason("has_room")
    values: dict[str, Value] = {
        "minutes": indexed.instance.tasks[task].minutes,
        "first_day": indexed.days[first],
        "last_day": indexed.days[last],
    }
    about = values if standing.policy == "client-based" else values | {"n": len(able)}
    return Reason(_code(is_away=not standing.most[days].any(), is_fixed=fixed >= 0), about)


def _code(*, is_away: bool, is_fixed: bool) -> Code:
    if is_fixed:
        return "appointment_away" if is_away else "appointment_full"
    return "away" if is_away else "full"


def _able(standing: Standing, task: int, client: int) -> Ints:
    """Who may do it: under client-based the client's caseworker alone."""
    able = np.flatnonzero(standing.indexed.able[task])
    if standing.policy == "client-based":
        able = able[able == standing.decisions.caseworker[client]]
    return able
