"""What the type check would let through or could not name: half characters, and numbers posing as dates."""

from collections.abc import Iterator
from typing import Any

from optimizer.instance.faults import Loc


def timestamps(raw: dict[str, Any]) -> list[tuple[Loc, str]]:
    """Text such as "1767571200" in a date field: pydantic takes it for seconds since 1970."""
    return [(loc, value) for loc, value in _dates(raw) if is_timestamp(value)]


def is_timestamp(value: object) -> bool:
    """Text that can be no ISO date, though pydantic might make one of it."""
    return isinstance(value, str) and value[4:5] != "-"


def _dates(raw: dict[str, Any]) -> Iterator[tuple[Loc, Any]]:
    horizon = raw.get("horizon")
    if isinstance(horizon, dict):
        for end in ("start", "end"):
            yield ("horizon", end), horizon.get(end)
        holidays = horizon.get("holidays")
        for index, day in enumerate(holidays if isinstance(holidays, list) else ()):
            yield ("horizon", "holidays", index), day
    for index, row in _objects(raw, "caseworkers"):
        days = row.get("availability")
        for day in days if isinstance(days, dict) else ():
            yield ("caseworkers", index, "availability", day), day
    for index, row in _objects(raw, "tasks"):
        for field in ("release", "due", "fixed_day"):
            yield ("tasks", index, field), row.get(field)


def _objects(raw: dict[str, Any], table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = raw.get(table)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield index, row


def unencodable(value: object, loc: Loc = ()) -> list[tuple[Loc, str]]:
    r"""Text, keys included, with lone surrogates: JSON can write "\ud800", but no file can hold the character."""
    if isinstance(value, str):
        return [(loc, value)] if _is_unencodable(value) else []
    if isinstance(value, dict):
        return [
            found
            for key, item in value.items()
            for found in ([((*loc, key), key)] if _is_unencodable(key) else unencodable(item, (*loc, key)))
        ]
    if isinstance(value, list | tuple):
        return [found for index, item in enumerate(value) for found in unencodable(item, (*loc, index))]
    return []


def _is_unencodable(text: object) -> bool:
    return isinstance(text, str) and any("\ud800" <= char <= "\udfff" for char in text)
