"""Why a client has this caseworker, and what their own or another one would cost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optimizer.instance.schema import CaseworkerId, ClientId
from optimizer.reasons.ask import Asker
from optimizer.reasons.forbidden import Forbidden, what_forbids
from optimizer.reasons.present import Present
from optimizer.reasons.price import Price, price_of

#: Caseworkers priced where none is asked for: the own one of today, then those who know the client best.
_MOST_PRICED = 2


@dataclass(frozen=True)
class Alternative:
    """Another caseworker: what forbids them, else what they cost; `points` is r(c, w), 0 … 100 where it is derived."""

    caseworker: CaseworkerId
    points: int
    forbidden: tuple[Forbidden, ...]
    price: Price | None


@dataclass(frozen=True)
class ClientReason:
    """`possible` others could take the client, `barred` counts the rest by the reasons against them."""

    client: ClientId
    caseworker: CaseworkerId | None
    own: CaseworkerId | None
    #: r(c, w) of the caseworker in the plan; who knows the client better.
    points: int
    new: bool
    know_better: tuple[CaseworkerId, ...]
    n_tasks: int
    alternatives: tuple[Alternative, ...]
    possible: int
    barred: dict[str, int]


def client_reason(present: Present, client: ClientId, instead: Sequence[CaseworkerId], asker: Asker) -> ClientReason:
    """Price the caseworkers of `instead`; without any, the client's own one and those who know the client best.

    Meant for client-based plans; a price under another policy would leave out what others do for the client.
    """
    now, others = present.caseworker_of[client], _others(present, client)
    forbidden = {worker: what_forbids(present, client, worker) for worker in others}
    points = _points(present, client)
    mine = 0 if now is None else points[now]
    chosen = instead or _best_known(present, client, forbidden)
    reasons = Counter(_in_short(found[0]) for found in forbidden.values() if found)
    return ClientReason(
        client=client,
        caseworker=now,
        own=present.clients[client].caseworker,
        points=mine,
        new=bool(present.indexed.new[present.client_number[client]]),
        know_better=tuple(worker for worker in others if points[worker] > mine),
        n_tasks=len(present.tasks_of[client]),
        alternatives=tuple(
            Alternative(
                worker,
                points[worker],
                forbidden[worker],
                None if forbidden[worker] else price_of(present, client, worker, asker),
            )
            for worker in chosen
        ),
        possible=sum(not found for found in forbidden.values()),
        barred=dict(reasons.most_common()),
    )


def _in_short(reason: Forbidden) -> str:
    """The same words for everybody of whom it holds."""
    return reason.why if reason.rule == "A2" else "is at the cap on caseload points"


def _others(present: Present, client: ClientId) -> list[CaseworkerId]:
    """Best known first; of those equally known, whoever has most minutes left."""
    points, left = _points(present, client), _minutes_left(present)
    others = [worker for worker in present.caseworkers if worker != present.caseworker_of[client]]
    return sorted(others, key=lambda worker: (-points[worker], -left[worker]))


def _points(present: Present, client: ClientId) -> dict[CaseworkerId, int]:
    row = present.indexed.kept_points[present.client_number[client]]
    return dict(zip(present.caseworkers, row.tolist(), strict=True))


def _minutes_left(present: Present) -> dict[CaseworkerId, int]:
    done: Counter[CaseworkerId] = Counter()
    for row in present.checked.plan.schedule:
        done[row.caseworker] += row.minutes
    room = np.asarray(present.indexed.capacity.sum(axis=1)).tolist()
    return {worker: minutes - done[worker] for worker, minutes in zip(present.caseworkers, room, strict=True)}


def _best_known(
    present: Present, client: ClientId, forbidden: dict[CaseworkerId, tuple[Forbidden, ...]]
) -> list[CaseworkerId]:
    """The own caseworker in any case, if only to say what forbids them; else who could take the client."""
    own = present.clients[client].caseworker
    first = [own] if own is not None and own in forbidden else []
    return [*first, *(worker for worker, found in forbidden.items() if not found and worker != own)][:_MOST_PRICED]
