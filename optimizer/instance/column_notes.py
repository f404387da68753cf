"""What a person who fills in a table has to know about each of its columns."""

from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from optimizer.instance import schema
from optimizer.instance.describe_fields import Comments, default_in_words, field_comments, meaning_of, words_of
from optimizer.instance.layout import HEAD, Column

_MODELS: Final[dict[str, type[BaseModel]]] = {
    "": schema.Instance,
    "horizon": schema.Horizon,
    "rules": schema.Rules,
    "task_kinds": schema.TaskKind,
    "caseworkers": schema.Caseworker,
    "clients": schema.Client,
    "tasks": schema.Task,
    "relationships": schema.Relationship,
    "efforts": schema.Effort,
}
#: Of the tables that the JSON form has inside others.
_NESTED: Final = {
    "holidays.date": "A date that is not worked on.",
    "availability.caseworker": "Whose day it is.",
    "availability.date": "A single date.",
    "availability.minutes": "Minutes on that date, instead of minutes_per_day; 0 is leave.",
    "contacts.client": "Who was met.",
    "contacts.caseworker": "Who met them; may have left since, and then be no row of caseworkers.",
    "contacts.count": "How often.",
    "barred.client": "The client.",
    "barred.caseworker": "Who must never serve them.",
    "predecessors.task": "The task that waits.",
    "predecessors.after": "The task that must be done before.",
    "predecessors.days": "At least this many working days later; 0 allows the same day.",
}
#: What each table is for.
TABLES_IN_WORDS: Final = {
    "instance": "One row: the name of the plan, its first and last date, the rules.",
    "holidays": "Dates that nobody works on.",
    "task_kinds": "Kinds of tasks; a task with a kind may leave out what its kind supplies.",
    "caseworkers": "Who can serve clients.",
    "clients": "Who is served.",
    "tasks": "What is to be done.",
    "relationships": "How well a caseworker knows a client, where contacts do not say it.",
    "efforts": "Tasks that take some caseworker another number of minutes.",
    "availability": "Leave, part days and longer days of single caseworkers.",
    "contacts": "Who met which client how often until now.",
    "barred": "Who must never serve whom.",
    "predecessors": "Tasks that wait for other tasks.",
}


def meaning(table: str, column: Column) -> str:
    """What the column says."""
    nested = _NESTED.get(f"{table}.{column.name}")
    if nested is not None:
        return nested
    model = _model(table, column)
    text = meaning_of(model, column.name, _comments(), nothing="an empty cell").replace("`", "")
    text = text.replace("null", "an empty cell")
    return text if text.startswith("beta") else text[0].upper() + text[1:]


def kind_of_value(column: Column) -> str:
    """The type and range, as a spreadsheet shows it."""
    words = words_of(column.annotation).removesuffix(", or null").replace("`", "")
    return f"{words}; words separated by ;" if column.type == "list" else words


def if_left_out(table: str, column: Column) -> str:
    """What an empty cell stands for."""
    if f"{table}.{column.name}" in _NESTED:
        return "required" if column.required else "0"
    model = _model(table, column)
    words = default_in_words(model, column.name, model.model_fields[column.name]).replace("`", "")
    return {"null": "nothing", "empty": "nothing"}.get(words, words)


def note(table: str, column: Column) -> str:
    """All of it, for the note of a column."""
    left_out = if_left_out(table, column)
    empty = "Required." if left_out == "required" else f"If left empty: {left_out}."
    return f"{meaning(table, column)}\n{kind_of_value(column)[0].upper()}{kind_of_value(column)[1:]}.\n{empty}"


def _model(table: str, column: Column) -> type[BaseModel]:
    if table != "instance":
        return _MODELS[table]
    return next(_MODELS[part] for part, columns in HEAD.items() if column.name in {one.name for one in columns})


@cache
def _comments() -> Comments:
    return field_comments(schema)


def span_of(annotation: Any) -> tuple[int, int] | None:
    """Least and most of a whole number, where the schema limits it."""
    rules = {**_limits(annotation)}
    return (rules["ge"], rules["le"]) if {"ge", "le"} <= rules.keys() else None


def _limits(annotation: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in (*getattr(annotation, "__metadata__", ()), *getattr(annotation, "__args__", ())):
        for rule in (part, *getattr(part, "metadata", ())):
            found |= {name: getattr(rule, name) for name in ("ge", "le") if isinstance(getattr(rule, name, None), int)}
        found |= _limits(part) if hasattr(part, "__metadata__") else {}
    return found
