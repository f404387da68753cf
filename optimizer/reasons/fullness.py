"""Days on which a caseworker's own clients need more than the caseworker has: a proof, who has whom being settled."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from optimizer.bounds.choices import choices_of
from optimizer.instance.schema import CaseworkerId, TaskId
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.reasons.flow import Lots, least_left_out, over_full
from optimizer.reasons.present import Present


@dataclass(frozen=True)
class FullWindow:
    """`tasks` that must be done between `first` and `last` to be on time need `need` of `room` minutes.

    At least `at_least` of them are late, whichever.
    """

    first: date
    last: date
    tasks: tuple[TaskId, ...]
    need: int
    room: int
    at_least: int


def full_windows(present: Present, caseworker: CaseworkerId) -> tuple[FullWindow, ...]:
    """Of the clients whom a client-based plan gives them, the largest excess first."""
    indexed, w = present.indexed, present.worker_number[caseworker]
    holders = possible_holders(indexed, "client-based")
    choices = choices_of(indexed, holders, possible_doers(indexed, "client-based", holders))
    mine = present.decisions.caseworker[indexed.client_of] == w
    mine &= indexed.can_be_late & indexed.able[:, w] & (choices.on_first <= choices.on_last)
    tasks = np.flatnonzero(mine)
    minutes = indexed.minutes[tasks, w].astype(np.int64)
    alone = np.ones((len(tasks), 1), dtype=np.bool_)
    lots = Lots(minutes, alone, choices.on_first[tasks], choices.on_last[tasks])
    room = (indexed.capacity + indexed.overtime)[w : w + 1]
    found = []
    for place in over_full(lots, room):
        days = np.flatnonzero(place.days[0])
        named = tuple(present.instance.tasks[t].id for t in tasks[place.lots].tolist())
        at_least = least_left_out(minutes[place.lots], place.excess)
        found.append(FullWindow(indexed.days[days[0]], indexed.days[days[-1]], named, place.need, place.room, at_least))
    return tuple(found)
