"""Why nobody may serve a client, or do one of their tasks."""

from collections.abc import Collection
from typing import Final

from optimizer.grounds.reason import Code, Reason, Value
from optimizer.instance.indexed import IndexedInstance
from optimizer.instance.obstacles import Obstacle, first_obstacle

_CODES: Final[dict[Obstacle, Code]] = {
    "language": "nobody_speaks",
    "programs": "nobody_holds",
    "office": "nobody_serves",
    "barred": "all_barred",
}


def nobody(indexed: IndexedInstance, client: int, programs: Collection[str]) -> Reason:
    """Given that nobody may, for these programmes."""
    row = indexed.instance.clients[client]
    code = _CODES[first_obstacle(indexed.instance.caseworkers, row.language, row.office, programs)]
    values: dict[str, Value] = {"language": row.language}
    if code in ("nobody_holds", "nobody_serves"):
        values["programs"] = tuple(sorted(programs))
    if code == "nobody_serves":
        values["office"] = str(row.office)
    return Reason(code, {} if code == "all_barred" else values)


def programs_of(indexed: IndexedInstance, client: int) -> set[str]:
    """Those listed and those of the tasks."""
    programs = {indexed.instance.tasks[task].program for task in indexed.tasks_of[client]}
    return programs | set(indexed.instance.clients[client].programs)
