"""Clients by language and by programmes: who keeps the caseworker they have, and who doesn't."""

from collections.abc import Callable, Iterator
from typing import Final

from optimizer.instance.schema import Client
from optimizer.metrics.facts import NONE, Facts
from optimizer.report.document import Section
from optimizer.report.public.cells import NOTHING, Cells, Counted, counted
from optimizer.report.public.grouping import JOIN
from optimizer.report.public.published import Publication
from optimizer.report.public.tables import ALL, Row, Unit, enter_codes, enter_row, rows_for_page

#: Every client is in one of them: keeps today's caseworker; has one today and doesn't keep them; has none today.
OUTCOMES: Final = ("kept", "moved", "new")
CLIENTS: Final = Row(0, None, ("clients",))
#: Clients without a caseworker in the plan.
WITHOUT: Final = (CLIENTS.key, "without")


class ClientTables:
    def __init__(self, cells: Cells, facts: Facts, refused: frozenset[str]) -> None:
        units = {"language": list(_units(facts, _language)), "programs": list(_units(facts, _programs))}
        enter_row(cells, CLIENTS, units["language"], OUTCOMES)
        _enter_without(cells, facts)
        self._rows = {by: enter_codes(cells, CLIENTS, units[by], OUTCOMES, refused, by) for by in units}

    def section(self, publication: Publication) -> Section:
        tables = [
            {"by": by, "rows": rows_for_page([CLIENTS, *rows], OUTCOMES, publication)}
            for by, rows in self._rows.items()
        ]
        return Section("public_clients", {"columns": [ALL, *OUTCOMES], "tables": tables})


def _enter_without(cells: Cells, facts: Facts) -> None:
    """Of the office alone: in every row it would be a cell that is nearly always small, and hide another."""
    parts = [(outcome, is_placed) for outcome in ("moved", "new") for is_placed in (True, False)]
    keys = {part: (CLIENTS.key, part) for part in parts}
    of = facts.caseworker_of
    counts = counted(
        ((_outcome(facts, client), of[client.id] is not None), client.id) for client in facts.instance.clients
    )
    cells.counts.update({keys[part]: counts.get(part, NOTHING) for part in parts})
    cells.unprinted.update(keys.values())
    without = [counts.get((outcome, False), NOTHING) for outcome in ("moved", "new")]
    cells.counts[WITHOUT] = Counted(*[sum(part.value for part in without)] * 2)
    cells.split(WITHOUT, [keys[outcome, False] for outcome in ("moved", "new")])
    for outcome in ("moved", "new"):
        cells.split((CLIENTS.key, outcome), [keys[outcome, True], keys[outcome, False]])


def _units(facts: Facts, code: Callable[[Client], str]) -> Iterator[Unit]:
    for client in facts.instance.clients:
        yield Unit(client.id, (code(client),), _outcome(facts, client))


def _language(client: Client) -> str:
    return client.language


def _programs(client: Client) -> str:
    """All that the client has, so that nobody stands in two rows and rows sum up."""
    return JOIN.join(sorted(set(client.programs))) or NONE


def _outcome(facts: Facts, client: Client) -> str:
    if client.caseworker is None:
        return "new"
    return "kept" if client.caseworker == facts.caseworker_of[client.id] else "moved"
