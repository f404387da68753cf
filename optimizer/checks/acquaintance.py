"""Who knows whom: `r(c,w)` of docs/formulation.md, new clients, and who never met."""

from collections import defaultdict

from optimizer.checks.rounding import round_half_up
from optimizer.instance.schema import CaseworkerId, Client, ClientId, Instance

#: r(c,w) of the client's own caseworker today, and of a new client's caseworker in the plan.
FULL = 100


class Acquaintance:
    """Relationship points of every client with those who ever met it."""

    def __init__(self, instance: Instance) -> None:
        rows: dict[ClientId, dict[CaseworkerId, int]] = defaultdict(dict)
        for row in instance.relationships:
            rows[row.client][row.caseworker] = row.points
        self._rated = frozenset(rows)
        self._points = {client.id: _points(client, rows.get(client.id, {})) for client in instance.clients}

    def known(self, client: ClientId) -> dict[CaseworkerId, int]:
        """Points of everyone the client ever met, which may round to 0; may name people who have left."""
        return self._points[client]

    def is_new(self, client: ClientId) -> bool:
        """No own caseworker, no contacts, no relationships row."""
        return not self._points[client]

    def is_rated(self, client: ClientId) -> bool:
        """Has a relationships row, and so earns no beta."""
        return client in self._rated

    def met(self, client: ClientId, caseworker: CaseworkerId) -> bool:
        """Own caseworker, past contact or relationships row."""
        return caseworker in self._points[client]

    def points(self, client: ClientId, caseworker: CaseworkerId, named: CaseworkerId | None) -> int:
        """r(c,w), where `named` is p(c)."""
        if self.is_new(client):
            return FULL if caseworker == named else 0
        return self._points[client].get(caseworker, 0)


def _points(client: Client, rows: dict[CaseworkerId, int]) -> dict[CaseworkerId, int]:
    """Weakest source first: contacts, then today's own caseworker, then relationships rows."""
    total = sum(client.contacts.values())
    points = {who: round_half_up(FULL * count, total) for who, count in client.contacts.items() if count > 0}
    if client.caseworker is not None:
        points[client.caseworker] = FULL
    return points | rows
