"""Ids: each given once, and each that is referred to exists."""

from collections.abc import Iterable, Iterator

from optimizer.instance.draft import Draft
from optimizer.instance.faults import SINGULAR, Loc
from optimizer.instance.schema import Instance
from optimizer.instance.similar import suggestion

_TABLES_WITH_IDS = ("task_kinds", "caseworkers", "clients", "tasks")
#: Looking for them takes time.
_MOST_SUGGESTIONS = 20


def refuse_duplicates(instance: Instance, draft: Draft) -> None:
    """No id twice in a table, no pair twice among relationships and efforts, no predecessor twice in a task."""
    for table in _TABLES_WITH_IDS:
        ids = [row.id for row in getattr(instance, table)]
        for index, first in _repeats(ids):
            message = f"is used twice ({draft.row_places(table, first, index)})"
            draft.object_to((table, index, "id"), ids[index], message)
    _refuse_repeated_pairs(draft, "relationships", [(row.client, row.caseworker) for row in instance.relationships])
    _refuse_repeated_pairs(draft, "efforts", [(row.task, row.caseworker) for row in instance.efforts])
    for index, task in enumerate(instance.tasks):
        for position, _ in _repeats([row.task for row in task.after]) if len(task.after) > 1 else ():
            draft.object_to(("tasks", index, "after", position), task.after[position].task, "is given twice")


def _repeats(values: list[str]) -> Iterator[tuple[int, int]]:
    """(position, position of the first) of every value that was seen before."""
    if len(set(values)) == len(values):
        return
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        if first.setdefault(value, index) != index:
            yield index, first[value]


def _refuse_repeated_pairs(draft: Draft, table: str, pairs: list[tuple[str, str]]) -> None:
    key = "client" if table == "relationships" else "task"
    seen: dict[tuple[str, str], int] = {}
    for index, pair in enumerate(pairs):
        first = seen.setdefault(pair, index)
        if first != index:
            message = f"{key} and caseworker have a row already: {draft.row_place(table, first)}"
            draft.object_to((table, index, "caseworker"), pair[1], message, key)


def refuse_dangling(instance: Instance, draft: Draft) -> None:
    """Every id that is referred to exists, past contacts aside: those people may have left."""
    _refuse_unknown(draft, "task_kinds", (kind.id for kind in instance.task_kinds), _to_kinds(instance))
    _refuse_unknown(draft, "caseworkers", (row.id for row in instance.caseworkers), _to_caseworkers(instance))
    _refuse_unknown(draft, "clients", (client.id for client in instance.clients), _to_clients(instance))
    _refuse_unknown(draft, "tasks", (task.id for task in instance.tasks), _to_tasks(instance))


def _refuse_unknown(draft: Draft, table: str, ids: Iterable[str], references: Iterator[tuple[Loc, str]]) -> None:
    if table in draft.doubts.tables:  # the id may be one of those that could not be read
        return
    known = set(ids)
    suggestions = _MOST_SUGGESTIONS
    for loc, reference in references:
        if reference not in known:
            hint = suggestion(reference, known) if suggestions > 0 else ""
            suggestions -= 1
            draft.object_to(loc, reference, f"there is no such {SINGULAR[table]}{hint}")


def _to_kinds(instance: Instance) -> Iterator[tuple[Loc, str]]:
    for i, task in enumerate(instance.tasks):
        if task.kind is not None:
            yield ("tasks", i, "kind"), task.kind


def _to_caseworkers(instance: Instance) -> Iterator[tuple[Loc, str]]:
    for i, client in enumerate(instance.clients):
        if client.caseworker is not None:
            yield ("clients", i, "caseworker"), client.caseworker
        if client.pin is not None:
            yield ("clients", i, "pin"), client.pin
        for n, barred in enumerate(client.barred):
            yield ("clients", i, "barred", n), barred
    for i, task in enumerate(instance.tasks):
        if task.pin is not None:
            yield ("tasks", i, "pin"), task.pin
    for i, relationship in enumerate(instance.relationships):
        yield ("relationships", i, "caseworker"), relationship.caseworker
    for i, effort in enumerate(instance.efforts):
        yield ("efforts", i, "caseworker"), effort.caseworker


def _to_clients(instance: Instance) -> Iterator[tuple[Loc, str]]:
    for i, task in enumerate(instance.tasks):
        yield ("tasks", i, "client"), task.client
    for i, relationship in enumerate(instance.relationships):
        yield ("relationships", i, "client"), relationship.client


def _to_tasks(instance: Instance) -> Iterator[tuple[Loc, str]]:
    for i, task in enumerate(instance.tasks):
        for n, predecessor in enumerate(task.after):
            yield ("tasks", i, "after", n, "task"), predecessor.task
    for i, effort in enumerate(instance.efforts):
        yield ("efforts", i, "task"), effort.task
