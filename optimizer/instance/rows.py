"""An instance as the rows of its tables, in the types of the schema."""

from collections.abc import Iterable, Iterator
from typing import Any

from optimizer.instance.layout import HEAD, NESTED, TABLES
from optimizer.instance.schema import Instance


def rows_by_table(instance: Instance) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """(table, rows) of every table, its columns as in `layout.COLUMNS`; None and () are what is left out."""
    parts = {"": instance, "horizon": instance.horizon, "rules": instance.rules}
    yield "instance", [tuple(getattr(parts[part], column.name) for part in HEAD for column in HEAD[part])]
    yield "holidays", [(day,) for day in instance.horizon.holidays]
    for name, columns in TABLES.items():
        fields = [column.name for column in columns]
        yield name, [tuple(getattr(row, field) for field in fields) for row in getattr(instance, name)]
    for name, nested in NESTED.items():
        yield name, list(_nested_rows(getattr(instance, nested.owners), nested.field))


def _nested_rows(owners: Iterable[Any], field: str) -> Iterator[tuple[Any, ...]]:
    for owner in owners:
        value = getattr(owner, field)
        if isinstance(value, dict):
            yield from ((owner.id, key, number) for key, number in value.items())
        elif field == "after":
            yield from ((owner.id, row.task, row.days) for row in value)
        else:
            yield from ((owner.id, item) for item in value)
