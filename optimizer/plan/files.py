"""Plan files: `.json` and `.json.gz`."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from optimizer.atomic import write_atomically
from optimizer.errors import Fault, InputError, refuse
from optimizer.instance.faults import Loc, entity_of, field_of, message_of, shown
from optimizer.instance.json_file import (
    decoded,
    gzipped,
    locate_repeated,
    parsed,
    read_content,
    refuse_other_kind,
)
from optimizer.instance.unreadable import is_timestamp, unencodable
from optimizer.plan.schema import Plan
from optimizer.sheets.read import ENDINGS

if TYPE_CHECKING:
    from optimizer.checks.verdict import CheckedPlan


def read_plan(path: str | Path) -> Plan:
    """Read a plan as it is written; whether it keeps the rules is for the checker to say.

    Raises
    ------
    InputError
        With everything that is wrong with the file.
    """
    path = Path(path)
    if path.is_dir():
        refuse(str(path), "is a folder; a plan is read from a .json or .json.gz file")
    if path.suffix.lower() in ENDINGS:
        refuse(str(path), "is a workbook; a plan is read from a .json or .json.gz file")
    text = decoded(read_content(path), str(path))
    raw, repeated = parsed(text, str(path))
    refuse_other_kind(raw, str(path), "plan")
    faults = [
        _fault(raw, path, loc, value, "is given more than once in one object")
        for loc, value in locate_repeated(raw, repeated)
    ]
    plan = _typed(raw, path, faults)
    if faults or plan is None:
        raise InputError(faults)
    return plan


def plan_bytes(plan: Plan) -> bytes:
    """The JSON form: UTF-8, every field given, one row a line, the same bytes for the same plan."""
    parts = []
    for name in type(plan).model_fields:
        value = getattr(plan, name)
        if isinstance(value, tuple):
            rows = ",\n".join("  " + row.model_dump_json() for row in value)
            parts.append(f' "{name}": [\n{rows}\n ]' if rows else f' "{name}": []')
        else:
            text = value.model_dump_json() if isinstance(value, BaseModel) else json.dumps(value, ensure_ascii=False)
            parts.append(f' "{name}": {text}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def write_plan(checked: "CheckedPlan", path: str | Path) -> None:
    """Write a plan that passed the checker, whole or not at all.

    Raises
    ------
    InputError
        The place can't be written, or its name ends in neither .json nor .json.gz.
    """
    path = Path(path)
    content = plan_bytes(checked.plan)
    if path.name.endswith(".json.gz"):
        content = gzipped(content)
    elif path.suffix != ".json":
        refuse(str(path), "is no name for a plan: end it in .json or .json.gz")
    try:
        write_atomically(path, content)
    except OSError as error:
        refuse(str(path), f"can't be written: {error.strerror or error}")


def _typed(raw: dict[str, Any], path: Path, faults: list[Fault]) -> Plan | None:
    text = json.dumps(raw, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        message = "holds half a character (a lone surrogate)"
        faults += [_fault(raw, path, loc, value, message) for loc, value in unencodable(raw)]
        text = text.encode(errors="replace").decode()
    plan, found = None, []
    try:
        plan = Plan.model_validate_json(text)
    except ValidationError as error:
        found = error.errors(include_url=False)
    own = [(loc, value, "must be a finite number") for loc, value in _not_finite(raw)]
    own += [(loc, value, "must be a date, as YYYY-MM-DD") for loc, value in _timestamps(raw)]
    faults += [_fault(raw, path, loc, value, message) for loc, value, message in own]
    known = {loc for loc, _, _ in own}
    for one in found:
        if one["loc"] not in known:
            value = ... if one["type"] in ("missing", "json_invalid") else one["input"]
            faults.append(_fault(raw, path, one["loc"], value, message_of(one, Plan)))
    return plan


def _fault(raw: dict[str, Any], path: Path, loc: Loc, value: object, message: str) -> Fault:
    return Fault(str(path), entity_of(raw, loc), field_of(loc), "" if value is ... else shown(value), message)


def _timestamps(raw: dict[str, Any]) -> Iterator[tuple[Loc, object]]:
    rows = raw.get("schedule")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict) and is_timestamp(row.get("day")):
            yield ("schedule", index, "day"), row["day"]


def _not_finite(raw: dict[str, Any]) -> Iterator[tuple[Loc, object]]:
    """NaN and infinities where the format takes any number: in the provenance."""
    stack: list[tuple[Loc, Any]] = [(("provenance",), raw.get("provenance"))]
    while stack:
        loc, value = stack.pop()
        if isinstance(value, float) and not math.isfinite(value):
            yield loc, value
        elif isinstance(value, dict | list):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            stack.extend(((*loc, key), item) for key, item in items)
