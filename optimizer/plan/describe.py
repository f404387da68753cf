"""Makes `docs/instance_format.md` from the schema, so that the page can't say anything else than the code."""

import ast
import inspect
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any, Final, Literal, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from optimizer.instance import schema
from optimizer.instance.kinds import SUPPLIED
from optimizer.instance.layout import FILES, HEAD, HOLIDAYS, NESTED, REQUIRED_FILES, TABLES, Column
from optimizer.plan import schema as plan_schema
from optimizer.plan.describe_text import AFTER_INSTANCE, BEFORE_INSTANCE, BEFORE_PLAN, MEANINGS

#: Heading, model and note of each part of an instance, in the order of the file.
_INSTANCE_PARTS: Final[list[tuple[str, type[BaseModel]]]] = [
    ("Top level", schema.Instance),
    ("`horizon`", schema.Horizon),
    ("`rules`", schema.Rules),
    ("A row of `task_kinds`", schema.TaskKind),
    ("A row of `caseworkers`", schema.Caseworker),
    ("A row of `clients`", schema.Client),
    ("A row of `tasks`", schema.Task),
    ("An item of a task's `after`", schema.Predecessor),
    ("A row of `relationships`", schema.Relationship),
    ("A row of `efforts`", schema.Effort),
]
_PLAN_PARTS: Final[list[tuple[str, type[BaseModel]]]] = [
    ("Top level of a plan", plan_schema.Plan),
    ("A row of `assignments`", plan_schema.Assignment),
    ("A row of `schedule`", plan_schema.ScheduledTask),
    ("A row of `objectives`", plan_schema.ObjectiveValue),
    ("`provenance`", plan_schema.Provenance),
]


def instance_format_page() -> str:
    """The page in Markdown."""
    parts = [BEFORE_INSTANCE, *_sections(_INSTANCE_PARTS, schema), AFTER_INSTANCE, _csv_tables(), BEFORE_PLAN]
    return "\n\n".join([*(part.strip() for part in parts), *_sections(_PLAN_PARTS, plan_schema)]) + "\n"


def _sections(parts: list[tuple[str, type[BaseModel]]], module: ModuleType) -> list[str]:
    comments = field_comments(module)
    return [
        f"### {heading}\n\n{_table(['field', 'type', 'if left out', 'meaning'], _rows(model, comments))}"
        for heading, model in parts
    ]


def _rows(model: type[BaseModel], comments: dict[tuple[str, str], str]) -> list[list[str]]:
    return [
        [f"`{name}`", type_in_words(field), _default(model, name, field), meaning_of(model, name, comments)]
        for name, field in model.model_fields.items()
    ]


def meaning_of(model: type[BaseModel], name: str, comments: dict[tuple[str, str], str]) -> str:
    """The `#:` comment of the schema, else the text kept for fields whose names say it all."""
    comment = comments.get((model.__name__, name)) or MEANINGS[f"{model.__name__}.{name}"]
    return comment.replace("None", "null")


def field_comments(module: ModuleType) -> dict[tuple[str, str], str]:
    """(class, field) -> the `#:` lines above the field."""
    lines = inspect.getsource(module).splitlines()
    found: dict[tuple[str, str], str] = {}
    for cls in (node for node in ast.parse("\n".join(lines)).body if isinstance(node, ast.ClassDef)):
        for node in cls.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                above: list[str] = []
                at = node.lineno - 2
                while lines[at].strip().startswith("#:"):
                    above.insert(0, lines[at].strip()[2:].strip())
                    at -= 1
                if above:
                    found[cls.name, node.target.id] = " ".join(above)
    return found


def type_in_words(field: FieldInfo) -> str:
    """The type with its range."""
    return _words(field.annotation, field.metadata)


def _words(annotation: Any, metadata: Iterable[Any] = ()) -> str:
    if hasattr(annotation, "__metadata__"):  # Annotated
        field = FieldInfo.from_annotation(annotation)
        return _words(field.annotation, field.metadata)
    args = get_args(annotation)
    return _of_several(annotation, args) if args else _of_one(annotation, metadata)


def _of_several(annotation: Any, args: tuple[Any, ...]) -> str:
    if get_origin(annotation) is tuple:
        row = isinstance(args[0], type) and issubclass(args[0], BaseModel)
        return "list of objects, see below" if row else f"list of {_words(args[0])}"
    if get_origin(annotation) is dict:
        return f"object: {_words(args[0])} → {_words(args[1])}"
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{arg}`" for arg in args)
    return f"{_words(next(arg for arg in args if arg is not type(None)))}, or null"


def _of_one(annotation: Any, metadata: Iterable[Any]) -> str:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "object, see below"
    return "id" if hasattr(annotation, "__supertype__") else _simple(annotation, metadata)


def _simple(annotation: Any, metadata: Iterable[Any]) -> str:
    least = next((rule.ge for rule in metadata if isinstance(rule, annotated_types.Ge)), None)
    most = next((rule.le for rule in metadata if isinstance(rule, annotated_types.Le)), None)
    span = f" {least} … {most:,}" if most is not None else f" from {least}" if least is not None else ""
    names = {"int": "whole number", "str": "text", "date": "date", "float": "number", "Any": "any value"}
    return names[getattr(annotation, "__name__", "Any")] + span


def _default(model: type[BaseModel], name: str, field: FieldInfo) -> str:
    if model is schema.Task and name in SUPPLIED:
        return "from its kind"
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True)
    if isinstance(value, BaseModel):
        return "its defaults"
    if isinstance(value, tuple):
        return f"`{', '.join(value)}`" if value else "empty"
    return "empty" if value == {} else "null" if value is None else f"`{value}`"


def _csv_tables() -> str:
    head = [column for columns in HEAD.values() for column in columns]
    tables: dict[str, Iterable[Column]] = {"instance": head, "holidays": HOLIDAYS, **TABLES}
    tables |= {name: nested.columns for name, nested in NESTED.items()}
    rows = [
        [f"`{name}.csv`", "required" if f"{name}.csv" in REQUIRED_FILES else "", _column_list(columns)]
        for name, columns in tables.items()
        if f"{name}.csv" in FILES
    ]
    return _table(["file", "", "columns (those in parentheses may be left out)"], rows)


def _column_list(columns: Iterable[Column]) -> str:
    return ", ".join(f"`{column.name}`" if column.required else f"(`{column.name}`)" for column in columns)


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    sys.stdout.write(instance_format_page())
