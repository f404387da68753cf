"""Bottlenecks by language and programme: what is proven over-full, and how near the rest is to it."""

from typing import Any

import numpy as np

from optimizer.grounds.standing import Standing
from optimizer.reasons.bottlenecks import Bottleneck
from optimizer.reasons.bottlenecks import bottlenecks as proven
from optimizer.report.document import Section
from optimizer.report.subject import Subject


def bottlenecks(subject: Subject) -> Section:
    """`places` are proofs that hold for every plan under the policy; `pairs` are an indication, and no proof."""
    standing = subject.standing
    at = {worker.id: place for place, worker in enumerate(subject.instance.caseworkers)}
    places = proven(standing.indexed, standing.policy)
    return Section("bottlenecks", {"places": [_place(place, at) for place in places], "pairs": _pairs(standing)})


def _place(place: Bottleneck, at: dict[Any, int]) -> dict[str, Any]:
    """Minutes, or caseload points under `unassigned`; caseworkers as places in the office's list."""
    return {
        "question": place.question,
        "kinds": [[kind.language, kind.office, list(kind.programs), kind.count] for kind in place.kinds],
        "caseworkers": [at[who] for who in place.caseworkers],
        "away": [at[who] for who in place.away],
        "first_day": None if place.first is None else place.first.isoformat(),
        "last_day": None if place.last is None else place.last.isoformat(),
        "need": place.need,
        "room": place.room,
        "overtime": place.overtime,
        "at_least": place.at_least,
    }


def _pairs(standing: Standing) -> list[dict[str, Any]]:
    """Per language and programme: tasks that can be done in the horizon, and who may do any of them.

    `need`: minutes of the tasks, each by whoever needs least; `room`: all minutes of these caseworkers, with the
    overtime allowed.
    """
    indexed, instance = standing.indexed, standing.indexed.instance
    tasks: dict[tuple[str, str], list[int]] = {}
    for t in np.flatnonzero(indexed.release < indexed.n_days).tolist():
        language = instance.clients[int(indexed.client_of[t])].language
        tasks.setdefault((language, instance.tasks[t].program), []).append(t)
    minutes = standing.most.sum(axis=1)
    longest = indexed.minutes.max(axis=1, initial=0)  # nobody may do it: whatever is given
    least = np.where(standing.doers, indexed.minutes, longest[:, None]).min(axis=1, initial=np.iinfo(np.int32).max)
    pairs = []
    for (language, program), mine in sorted(tasks.items()):
        able = standing.doers[mine].any(axis=0)
        pairs.append(
            {
                "language": language,
                "program": program,
                "tasks": len(mine),
                "need": int(least[mine].sum()),
                "caseworkers": int(able.sum()),
                "room": int(minutes[able].sum()),
            }
        )
    return pairs
