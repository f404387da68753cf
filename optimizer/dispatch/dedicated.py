"""Who serves whom without an optimiser: clients stay, orphans go to the fewest caseload points."""

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance


def dedicated_caseworkers(indexed: IndexedInstance) -> list[int]:
    """(C,) caseworker of each client under rules A2 and A4, -1 where nobody eligible has room.

    Room under the caps is given out in this order: clients pinned to somebody; clients who can stay with today's
    caseworker, those for whom continuity matters most first; then orphans, those with the fewest eligible caseworkers
    first, each to whoever of them has the fewest caseload points. Ties by id.
    """
    return _Caseloads(indexed).fill()


def only_named(indexed: IndexedInstance, named: list[int]) -> Bools:
    """(T, W) rule A3 narrowed to the client's caseworker, as rule P1 asks under `client-based`."""
    own = np.array(named, dtype=np.int64)[indexed.client_of]
    only: Bools = np.zeros_like(indexed.able)
    served = np.flatnonzero(own >= 0)
    only[served, own[served]] = indexed.able[served, own[served]]
    return only


class _Caseloads:
    def __init__(self, indexed: IndexedInstance) -> None:
        self._indexed = indexed
        workers = indexed.instance.caseworkers
        self._by_id = np.array(sorted(range(len(workers)), key=lambda w: workers[w].id), dtype=np.int64)
        self._load = np.zeros(len(workers), dtype=np.int64)
        unlimited = np.iinfo(np.int64).max
        self._cap = np.where(indexed.max_caseload < 0, unlimited, indexed.max_caseload)
        self._named = [-1] * indexed.n_clients

    def fill(self) -> list[int]:
        clients = self._indexed.instance.clients
        pinned = [c for c, client in enumerate(clients) if client.pin is not None]
        for client in sorted(pinned, key=lambda c: clients[c].id):
            self._to_fewest_points(client)
        for client in sorted(self._unnamed(), key=lambda c: (-clients[c].weight, clients[c].id)):
            self._to_own(client)
        choices = self._indexed.eligible.sum(axis=1)
        for client in sorted(self._unnamed(), key=lambda c: (int(choices[c]), clients[c].id)):
            self._to_fewest_points(client)
        return self._named

    def _unnamed(self) -> list[int]:
        return [client for client, caseworker in enumerate(self._named) if caseworker < 0]

    def _to_own(self, client: int) -> None:
        own = int(self._indexed.own[client])
        if own >= 0 and self._indexed.eligible[client, own] and self._has_room(own, client):
            self._give(client, own)

    def _to_fewest_points(self, client: int) -> None:
        eligible = self._by_id[self._indexed.eligible[client, self._by_id]]
        with_room = eligible[self._load[eligible] + self._indexed.points[client] <= self._cap[eligible]]
        if len(with_room):
            self._give(client, int(with_room[np.argmin(self._load[with_room])]))

    def _has_room(self, caseworker: int, client: int) -> bool:
        return bool(self._load[caseworker] + self._indexed.points[client] <= self._cap[caseworker])

    def _give(self, client: int, caseworker: int) -> None:
        self._named[client] = caseworker
        self._load[caseworker] += self._indexed.points[client]
