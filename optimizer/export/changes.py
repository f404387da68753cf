"""The plan against today: every client whose caseworker would be another."""

from typing import Final

from optimizer.checks.acquaintance import Acquaintance
from optimizer.export.plan_table import PlanTable
from optimizer.instance.schema import CaseworkerId, ClientId
from optimizer.metrics.facts import Facts
from optimizer.sheets.write import SheetColumn, Value

_COLUMNS: Final = (
    SheetColumn("client"),
    SheetColumn("change"),
    SheetColumn("caseworker today", required=False),
    SheetColumn("caseworker"),
    SheetColumn("points of today's", "number", note="How well the caseworker of today knows the client, 0 to 100."),
    SheetColumn("points", "number", note="How well the caseworker of the plan knows the client, 0 to 100."),
    SheetColumn("language"),
    SheetColumn("programmes"),
    SheetColumn("office", required=False),
)


def changes_table(facts: Facts) -> PlanTable:
    """In the order of the clients; nobody who keeps the caseworker of today, or has none and gets none."""
    known = Acquaintance(facts.instance)

    def points(client: ClientId, who: CaseworkerId | None) -> int | None:
        return None if who is None else known.points(client, who, facts.caseworker_of[client])

    rows: list[tuple[Value, ...]] = [
        (
            client.id,
            _change(client.caseworker, caseworker),
            client.caseworker,
            caseworker,
            points(client.id, client.caseworker),
            points(client.id, caseworker),
            client.language,
            ", ".join(client.programs),
            client.office,
        )
        for client in facts.instance.clients
        for caseworker in (facts.caseworker_of[client.id],)
        if caseworker != client.caseworker
    ]
    return PlanTable("changes", "Clients whose caseworker would be another than today.", _COLUMNS, rows)


def _change(today: CaseworkerId | None, planned: CaseworkerId | None) -> str:
    if today is None:
        return "gets a caseworker"
    return "moves" if planned is not None else "loses their caseworker"
