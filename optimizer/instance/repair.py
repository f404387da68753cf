"""Replaces what could not be read by neutral values, so that the rest can still be checked in the same go."""

import copy
from collections.abc import Iterable
from typing import Any, Final

from optimizer.instance.faults import Loc

_DAY = "2000-01-03"
_NEUTRAL: Final[dict[str, dict[str, Any]]] = {
    "horizon": {"start": _DAY, "end": _DAY},
    "rules": {},
    "task_kinds": {"program": "?", "minutes": 1, "due_days": 0},
    "caseworkers": {"languages": [], "programs": [], "minutes_per_day": 0},
    "clients": {"language": "?"},
    "tasks": {"client": "?", "program": "?", "minutes": 1, "release": _DAY, "due": _DAY, "late_weight": 0},
    "relationships": {"client": "?", "caseworker": "?", "points": 0},
    "efforts": {"task": "?", "caseworker": "?", "minutes": 1},
}
_HEAD: Final[dict[str, Any]] = {
    "name": "?",
    "horizon": _NEUTRAL["horizon"],
    "caseworkers": [],
    "clients": [],
    "tasks": [],
}
_GONE: Final = object()


def repaired(raw: dict[str, Any], locs: Iterable[Loc]) -> dict[str, Any]:
    """A copy without what stands at the locations: optional parts left out, required ones neutral."""
    raw = copy.deepcopy(raw)
    for loc in locs:
        _neutralise(raw, loc)
    for value in raw.values():
        for row in value if isinstance(value, list) else [value]:
            _take_out_gone(row)
    return raw


def _neutralise(raw: dict[str, Any], loc: Loc) -> None:
    part = str(loc[0])
    if part not in _NEUTRAL or len(loc) == 1:
        _drop(raw, part, _HEAD)
    elif not isinstance(loc[1], int):
        if len(loc) > 2:
            _drop_nested(raw[part][loc[1]], loc[2])
        else:
            _drop(raw[part], loc[1], _NEUTRAL[part])
    else:
        _neutralise_row(raw[part], part, loc[1], loc[2:])


def _neutralise_row(rows: list[Any], table: str, index: int, inside: Loc) -> None:
    # An id that no file can hold, so that the placeholder is neither a duplicate nor referred to.
    neutral = {**_NEUTRAL[table], **({} if table in ("relationships", "efforts") else {"id": f"\0{table}{index}"})}
    if not inside:
        rows[index] = neutral
    elif len(inside) == 1:
        _drop(rows[index], str(inside[0]), neutral)
    else:
        _drop_nested(rows[index][inside[0]], inside[1])


def _drop(row: dict[str, Any], name: str, neutral: dict[str, Any]) -> None:
    row.pop(name, None)
    if name in neutral:
        row[name] = copy.copy(neutral[name])


def _drop_nested(container: Any, key: str | int) -> None:
    """Mark a list's item as gone (others keep their places until the end), or take a key out of a dict."""
    if isinstance(container, list) and isinstance(key, int):
        container[key] = _GONE
    elif isinstance(container, dict):
        container.pop(key, None)


def _take_out_gone(row: Any) -> None:
    for name, value in row.items() if isinstance(row, dict) else ():
        if isinstance(value, list):
            row[name] = [item for item in value if item is not _GONE]
