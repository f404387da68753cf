"""Why a client has another caseworker than today: what keeps them from staying, everybody else being as in the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from optimizer.grounds.nobody import programs_of
from optimizer.grounds.reason import Code, Reason, Value
from optimizer.grounds.standing import Standing
from optimizer.grounds.unassigned import why_unassigned
from optimizer.instance.fitness import Bar, bars
from optimizer.instance.indexed import Ints

_BARS: Final[dict[Bar, Code]] = {
    "language": "bar_language",
    "programs": "bar_programs",
    "office": "bar_office",
    "barred": "bar_barred",
}


@dataclass(frozen=True)
class Moved:
    """`client`: its position."""

    client: int
    reason: Reason


def moved_of(standing: Standing) -> list[Moved]:
    """Every client whose caseworker is another than today, or now somebody, or nobody; in the order of the instance."""
    clients = np.flatnonzero(standing.decisions.caseworker != standing.indexed.own)
    return [Moved(c, why_moved(standing, c)) for c in clients.tolist()]


def why_moved(standing: Standing, client: int) -> Reason:
    """The first fact that holds; `balance` where none forces it and only prices tell (`optimizer.reasons.client`)."""
    if standing.indexed.own[client] < 0:
        return _why_placed(standing, client)
    if standing.decisions.caseworker[client] < 0:
        return why_unassigned(standing, client)
    return next(_against_staying(standing, client), _nothing_against(standing, client))


def _why_placed(standing: Standing, client: int) -> Reason:
    """Of a client without a caseworker today: new, or left behind by somebody."""
    if standing.indexed.new[client]:
        return Reason("new")
    contacts = standing.indexed.instance.clients[client].contacts
    most = max(contacts, key=lambda who: contacts[who], default=None)
    if most is None or most in {worker.id for worker in standing.indexed.instance.caseworkers}:
        return Reason("had_nobody")
    return Reason("left", {"who": most})


def _nothing_against(standing: Standing, client: int) -> Reason:
    indexed, own, now = standing.indexed, standing.indexed.own[client], standing.decisions.caseworker[client]
    points, before = (int(indexed.kept_points[client, who]) for who in (now, own))
    who = indexed.instance.caseworkers[own].id
    if points < before:
        return Reason("balance", {"who": who})
    return Reason(
        "knows_better" if points > before else "knows_as_well", {"who": who, "points": points, "before": before}
    )


def _against_staying(standing: Standing, client: int) -> Iterator[Reason]:
    """From what never changes to what is so in this plan."""
    indexed, row, own = standing.indexed, standing.indexed.instance.clients[client], int(standing.indexed.own[client])
    worker, programs = indexed.instance.caseworkers[own], programs_of(indexed, client)
    for bar in bars(worker, row, programs):
        yield Reason(_BARS[bar], {"who": worker.id, **_named(bar, row.language, programs, worker.programs, row.office)})
    if row.pin not in (None, worker.id):
        yield Reason("pinned", {"who": str(row.pin)})
    load, cap = int(standing.caseload[own]), int(indexed.max_caseload[own])
    if cap >= 0 and load + row.caseload_points > cap:
        yield Reason("cap", {"who": worker.id, "points": row.caseload_points, "load": load, "cap": cap})
    if standing.policy == "client-based":  # otherwise others could do the work
        yield from _of_days(standing, client, own)


def _named(bar: Bar, language: str, programs: set[str], held: tuple[str, ...], office: str | None) -> dict[str, Value]:
    """What the caseworker lacks."""
    if bar == "language":
        return {"language": language}
    if bar == "programs":
        return {"programs": tuple(sorted(programs.difference(held)))}
    return {"office": office or ""} if bar == "office" else {}


def _of_days(standing: Standing, client: int, own: int) -> Iterator[Reason]:
    """Work that is on time in the plan and would not be, or more work than the caseworker of today has minutes left."""
    indexed, decisions = standing.indexed, standing.decisions
    who = indexed.instance.caseworkers[own].id
    done = np.array([t for t in indexed.tasks_of[client] if decisions.day[t] >= 0], dtype=np.int64)
    punctual = indexed.can_be_late[done] & ~standing.late[done] & (indexed.late_weight[done] > 0)
    for t in done[punctual].tolist():
        first, last = _window(standing, t)
        minutes = int(indexed.minutes[t, own])
        if (standing.room[own, first : last + 1] < minutes).all():
            when = {"first_day": indexed.days[first], "last_day": indexed.days[last]}
            away = not standing.most[own, first : last + 1].any()
            values: dict[str, Value] = {"who": who, "task": indexed.instance.tasks[t].id, **when}
            yield Reason("would_be_late_away" if away else "would_be_late", values | {"minutes": minutes})
    work, left = _sum(indexed.minutes[done, own]), _sum(np.maximum(0, standing.room[own]))
    if work > left:
        yield Reason("more_work", {"who": who, "minutes": work, "left": left})


def _window(standing: Standing, task: int) -> tuple[int, int]:
    """Days on which a task that is on time in the plan could be so in any."""
    fixed = int(standing.indexed.fixed_day[task])
    if fixed >= 0:
        return fixed, fixed
    return int(standing.head[task]), int(standing.indexed.due[task])


def _sum(minutes: Ints) -> int:
    return int(minutes.astype(np.int64).sum())
