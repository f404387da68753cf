"""Where an office is over-full, as proofs that hold for every plan of it.

Three questions, each a flow of its own: can all work that falls due be done on time, can all work be done by the end,
and can every client have a caseworker within the caps on caseloads? Work may be split and moved freely among those who
can do it, so that what does not fit fits in no plan. Under client-based, who can do a task must be eligible for its
client.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from optimizer.bounds.choices import choices_of
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.instance.schema import CaseworkerId
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.reasons.flow import Lots, OverFull, least_left_out, over_full
from optimizer.rules import Policy

#: late: work that can't all be on time; undone: that can't all be done; unassigned: clients beyond the caps.
Question = Literal["late", "undone", "unassigned"]


@dataclass(frozen=True)
class Kind:
    """Work, or clients, of one language, office and set of programmes; `amount` is minutes, or caseload points."""

    language: str
    office: str | None
    programs: tuple[str, ...]
    count: int
    amount: int


@dataclass(frozen=True)
class Bottleneck:
    """`need` exceeds `room`: minutes of tasks and of days, or caseload points of clients and caps.

    `at_least`: so many of the tasks are late or undone, or of the clients unassigned, in every plan. `first`, `last`:
    the days concerned; None for caps. `caseworkers`: everybody who can do any of it; those of `away` have no minute on
    these days. `overtime`: minutes of `room` that are overtime.
    """

    question: Question
    kinds: tuple[Kind, ...]
    caseworkers: tuple[CaseworkerId, ...]
    away: tuple[CaseworkerId, ...]
    first: date | None
    last: date | None
    need: int
    room: int
    overtime: int
    at_least: int

    @property
    def excess(self) -> int:
        return self.need - self.room


def bottlenecks(indexed: IndexedInstance, policy: Policy) -> tuple[Bottleneck, ...]:
    """Every over-full place, by question and excess; none is no proof that a plan without late work exists.

    Raises
    ------
    ModelTooLarge
        If there are 2**31 minutes of work or more.
    """
    doers = possible_doers(indexed, policy, possible_holders(indexed, policy))
    found = [*_of_work(indexed, doers, "late"), *_of_work(indexed, doers, "undone")]
    if policy != "task-based":
        found += _of_caps(indexed)
    return tuple(found)


def _of_work(indexed: IndexedInstance, doers: Bools, question: Question) -> list[Bottleneck]:
    choices = choices_of(indexed, possible_holders(indexed, "client-based"), doers)
    late = question == "late"
    last = choices.on_last if late else np.where(indexed.fixed_day >= 0, indexed.fixed_day, indexed.n_days - 1)
    first = choices.on_first
    asked = np.flatnonzero((first <= last) & doers.any(axis=1) & (indexed.can_be_late if late else True))
    minutes = np.where(doers, indexed.minutes, np.iinfo(np.int32).max).min(axis=1, initial=np.iinfo(np.int32).max)
    able = doers[asked]
    lot_of, lots = _lots(able, first[asked], last[asked], minutes[asked].astype(np.int64))
    most = indexed.capacity + indexed.overtime
    return [
        _work(indexed, question, asked[np.isin(lot_of, place.lots)], minutes, place) for place in over_full(lots, most)
    ]


def _lots(able: Bools, first: Ints, last: Ints, minutes: Ints) -> tuple[Ints, Lots]:
    """Tasks that the same people can do in the same window are one lot; also which lot each task is in."""
    rows = np.column_stack([np.packbits(able, axis=1).astype(np.int64), first, last])
    _, example, lot_of = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    lot_of = lot_of.ravel()
    total = np.bincount(lot_of, weights=minutes, minlength=len(example)).astype(np.int64)
    return lot_of, Lots(total, able[example], first[example], last[example])


def _work(indexed: IndexedInstance, question: Question, tasks: Ints, minutes: Ints, place: OverFull) -> Bottleneck:
    instance = indexed.instance
    rows = [instance.tasks[t] for t in tasks.tolist()]
    clients = [instance.clients[c] for c in indexed.client_of[tasks].tolist()]
    kinds = _kinds(
        [(client.language, client.office, (task.program,)) for client, task in zip(clients, rows, strict=True)],
        minutes[tasks],
    )
    used = np.flatnonzero(place.days.any(axis=0))
    return Bottleneck(
        question=question,
        kinds=kinds,
        caseworkers=_who(indexed, place.days),
        away=_who(indexed, place.days.any(axis=1, keepdims=True) & ~_any_room(indexed, place.days)),
        first=indexed.days[used[0]] if len(used) else None,
        last=indexed.days[used[-1]] if len(used) else None,
        need=place.need,
        room=place.room,
        overtime=int(indexed.overtime[place.days].sum()),
        at_least=least_left_out(minutes[tasks], place.excess),
    )


def _of_caps(indexed: IndexedInstance) -> list[Bottleneck]:
    """Clients as lots of caseload points, caps as the one day of a caseworker."""
    points = int(indexed.points.sum())
    room = np.where(indexed.max_caseload < 0, points, indexed.max_caseload)[:, None]
    asked = np.flatnonzero(indexed.eligible.any(axis=1) & (indexed.points > 0))
    none = np.zeros(len(asked), dtype=np.int64)
    lot_of, lots = _lots(indexed.eligible[asked], none, none, indexed.points[asked])
    found = []
    for place in over_full(lots, room):
        mine = asked[np.isin(lot_of, place.lots)]
        clients = [indexed.instance.clients[c] for c in mine.tolist()]
        programs = [_programs(indexed, c) for c in mine.tolist()]
        keys = [(client.language, client.office, held) for client, held in zip(clients, programs, strict=True)]
        kinds = _kinds(keys, indexed.points[mine])
        at_least = least_left_out(indexed.points[mine], place.excess)
        who = _who(indexed, place.days)
        found.append(Bottleneck("unassigned", kinds, who, (), None, None, place.need, place.room, 0, at_least))
    return found


def _programs(indexed: IndexedInstance, client: int) -> tuple[str, ...]:
    listed = indexed.instance.clients[client].programs
    return tuple(sorted({*listed, *(indexed.instance.tasks[t].program for t in indexed.tasks_of[client])}))


def _kinds(keys: list[tuple[str, str | None, tuple[str, ...]]], amounts: Ints) -> tuple[Kind, ...]:
    """The largest first."""
    count, amount = Counter(keys), Counter[tuple[str, str | None, tuple[str, ...]]]()
    for key, one in zip(keys, amounts.tolist(), strict=True):
        amount[key] += one
    return tuple(Kind(*key, count[key], total) for key, total in amount.most_common())


def _any_room(indexed: IndexedInstance, days: Bools) -> Bools:
    return np.asarray((days & (indexed.capacity > 0)).any(axis=1, keepdims=True), dtype=np.bool_)


def _who(indexed: IndexedInstance, days: Bools) -> tuple[CaseworkerId, ...]:
    return tuple(indexed.instance.caseworkers[w].id for w in np.flatnonzero(days.any(axis=1)).tolist())
