"""Why a task has no day: the first reason that holds, from what nothing can mend to what another plan might."""

from collections.abc import Iterator

import numpy as np

from optimizer.grounds.nobody import nobody
from optimizer.grounds.reason import Reason, Value
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
    fixed = int(indexed.fixed_day[task])
    first, last = (fixed, fixed) if fixed >= 0 else (int(indexed.release[task]), indexed.n_days - 1)
    if (standing.free[able, first : last + 1] >= indexed.minutes[task, able][:, None]).any():
        yield Reason("has_room")
    values: dict[str, Value] = {
        "minutes": row.minutes,
        "first_day": indexed.days[first],
        "last_day": indexed.days[last],
    }
    yield Reason("full", values if standing.policy == "client-based" else values | {"n": len(able)})


def _able(standing: Standing, task: int, client: int) -> Ints:
    """Who may do it: under client-based the client's caseworker alone."""
    able = np.flatnonzero(standing.indexed.able[task])
    if standing.policy == "client-based":
        able = able[able == standing.decisions.caseworker[client]]
    return able
