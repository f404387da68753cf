"""Turns what pydantic refuses into faults that name entity, field and value in the words of the format."""

import difflib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

Loc = tuple[str | int, ...]

#: What one row of a table is called.
SINGULAR: Final = {
    "task_kinds": "task kind",
    "caseworkers": "caseworker",
    "clients": "client",
    "tasks": "task",
    "relationships": "relationship",
    "efforts": "effort",
    "assignments": "assignment",
    "schedule": "scheduled task",
    "objectives": "objective",
}
#: What names a row that has no id.
_NAMED_BY: Final = {
    "relationships": ("client", "caseworker"),
    "efforts": ("task", "caseworker"),
    "assignments": ("client",),
    "schedule": ("task",),
    "objectives": ("name",),
}
_LONGEST_VALUE = 80
_LONGEST_ID = 60

_MESSAGES: Final = {
    "missing": "is missing",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number, at most 1,000,000",
    "float_type": "must be a number",
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "json_invalid": "is nested too deeply",
}


def shown(value: object) -> str:
    """A value as JSON, shortened, with everything unprintable escaped."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, TypeError):  # a circular structure, or an integer too long to print
        text = f"a {type(value).__name__} too large to show"
    text = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text[:400])
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def named(name: object) -> str:
    """An id as it reads in a sentence: bare where it is short and printable."""
    plain = isinstance(name, str) and name and name.isprintable() and name == name.strip() and len(name) <= _LONGEST_ID
    return str(name) if plain else shown(name)


def entity_of(raw: Mapping[str, Any], loc: Loc) -> str:
    """Kind and id, as "task t17", or "tasks[12]" where the row has no usable id; empty outside the tables."""
    if len(loc) < 2 or loc[0] not in SINGULAR or not isinstance(loc[1], int):
        return ""
    table, index = str(loc[0]), loc[1]
    try:
        row = raw[table][index]
        names = [row[name] for name in _NAMED_BY.get(table, ("id",))]
    except (LookupError, TypeError):
        names = []
    if not names or not all(isinstance(name, str) and name for name in names):
        return f"{table}[{index}]"
    return f"{SINGULAR[table]} {'/'.join(map(named, names))}"


def field_of(loc: Loc) -> str:
    """The path inside the row, as "after[2].days", or from the top outside the tables."""
    in_table = len(loc) > 1 and loc[0] in SINGULAR and isinstance(loc[1], int)
    text = ""
    for part in loc[2:] if in_table else loc:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part != "[key]":
            # A key comes from the file: it may hold anything.
            text += ("." if text else "") + named(part)
    return text


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A question to append to a message where something close is known, else nothing."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.75) if isinstance(word, str) else []
    return f"; did you mean {named(close[0])}?" if close else ""


def message_of(error: ErrorDetails, model: type[BaseModel]) -> str:
    """Pydantic's error as a sentence that goes on from the field's name."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return "unknown field" + did_you_mean(error["loc"][-1], _fields_at(model, error["loc"][:-1]))
    if kind.startswith("date_"):
        return "must be a date, as YYYY-MM-DD"
    if kind == "literal_error":
        return f"must be {context['expected']}"
    if kind == "greater_than_equal":
        return f"must be at least {context['ge']:,}"
    if kind == "less_than_equal":
        return f"must be at most {context['le']:,}"
    return _MESSAGES.get(kind, error["msg"])


def _fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The fields that the format knows at a location."""
    at: Any = model
    for part in loc:
        if isinstance(part, int):
            at = next(iter(get_args(at)), None)
        else:
            known = at.model_fields if isinstance(at, type) and issubclass(at, BaseModel) else {}
            at = known[part].annotation if part in known else None
    return list(at.model_fields) if isinstance(at, type) and issubclass(at, BaseModel) else []
