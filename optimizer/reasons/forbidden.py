"""The rules that forbid a caseworker to a client in a plan, everybody else staying where they are."""

from dataclasses import dataclass
from typing import Literal

from optimizer.instance.fitness import what_bars
from optimizer.instance.schema import CaseworkerId, ClientId
from optimizer.reasons.present import Present


@dataclass(frozen=True)
class Forbidden:
    """A rule, and what it says of the two, as the end of a sentence."""

    rule: Literal["A2", "A4"]
    why: str


def what_forbids(present: Present, client: ClientId, caseworker: CaseworkerId) -> tuple[Forbidden, ...]:
    """Every reason of rules A2 and A4; none where the caseworker could take the client."""
    row, worker = present.clients[client], present.caseworkers[caseworker]
    found = [Forbidden("A2", why) for why in what_bars(worker, row, present.programs_of(client))]
    if row.pin not in (None, caseworker):
        found.append(Forbidden("A2", f"is not {row.pin}, to whom the client is pinned"))
    cap, load = worker.max_caseload, caseload(present, caseworker)
    if present.caseworker_of[client] != caseworker and cap is not None and load + row.caseload_points > cap:
        points = f"{load:,} caseload points and the client {row.caseload_points:,}, over the cap of {cap:,}"
        found.append(Forbidden("A4", f"has clients of {points}"))
    return tuple(found)


def caseload(present: Present, caseworker: CaseworkerId) -> int:
    """Caseload points of the clients whom the plan gives them."""
    return sum(present.clients[client].caseload_points for client in present.clients_of[caseworker])
