"""What it costs to give a client to another caseworker, exactly.

Everybody else stays with whom they are. The two caseworkers concerned get their days anew, in the plan's order of
objectives, once with the client where they are and once with the client at the other's; both are solved to proven
optimality, and the price is the difference. Under client-based the caseworkers of an office are independent of one
another once clients are settled, so that each is solved apart, unless tasks of the one wait for tasks of the other.

An objective has a price where it and all before it are proven in both cases. The first that is not has a range in which
the price must lie; those after it have none. As a peak is no sum over caseworkers, nothing after it is priced either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optimizer.instance.schema import CaseworkerId, ClientId
from optimizer.reasons.ask import Answer, Asker, nobody
from optimizer.reasons.change import Change, changes_of
from optimizer.reasons.late_tasks import LateTasks, late_tasks_between
from optimizer.reasons.part import part_of
from optimizer.reasons.present import Present
from optimizer.rules import ObjectiveName
from optimizer.solvers.valuation import peaks

Holder = dict[ClientId, CaseworkerId]


@dataclass(frozen=True)
class Price:
    """`changes` in priority order; `torn`: no plan was found in which tasks that others wait for are done."""

    client: ClientId
    present: CaseworkerId | None
    instead: CaseworkerId
    changes: tuple[Change, ...]
    tasks: LateTasks
    torn: bool

    @property
    def exact(self) -> bool:
        return not self.torn and all(change.exact for change in self.changes)


def price_of(present: Present, client: ClientId, instead: CaseworkerId, asker: Asker) -> Price:
    """The price of `instead` as the client's caseworker; rules A2 and A4 must allow it."""
    now = present.caseworker_of[client]
    pair = [worker for worker in (now, instead) if worker is not None]
    before: Holder = {c: w for w in pair for c in present.clients_of[w]}
    after = before | {client: instead}
    joint = joined(present, before, after)
    stay, move = (
        [
            _asked(present, holder, after, asker)
            for holder in ([case] if joint else [_of(case, worker) for worker in pair])
        ]
        for case in (before, after)
    )
    if now is None:
        stay.append(nobody(part_of(present, {client: instead}, after).instance))
    changes = changes_of(asker.settings.priority, stay, move, peak_of_others(present, pair))
    torn = any(answer.tears for answer in (*stay, *move))
    return Price(client, now, instead, changes, late_tasks_between(stay, move), torn)


def priced(present: Present) -> tuple[ObjectiveName, ...]:
    """The objectives that have a price: down to the peak, if there is one."""
    names = present.priority
    return names[: names.index("peak") + 1] if "peak" in names else names


def joined(present: Present, *holders: Mapping[ClientId, CaseworkerId]) -> bool:
    """Whether a task of one caseworker waits for a task of another among them."""
    return any(
        holder[task.client] != holder[before.client]
        for holder in holders
        for task, before in present.ties
        if task.client in holder and before.client in holder
    )


def _of(holder: Holder, worker: CaseworkerId) -> Holder:
    return {client: who for client, who in holder.items() if who == worker}


def _asked(present: Present, holder: Holder, concerned: Holder, asker: Asker) -> Answer:
    names = " and ".join(sorted(set(holder.values())))
    return asker.ask(
        part_of(present, holder, concerned), f"the days of {names or 'nobody'} with {len(holder):,} clients"
    )


def peak_of_others(present: Present, pair: Sequence[CaseworkerId]) -> int:
    """In thousandths, in the plan as it is."""
    shares = peaks(present.indexed, present.decisions)
    shares[[present.worker_number[worker] for worker in pair]] = 0
    return int(shares.max(initial=0))
