"""Fields of the schema in words: type, range, what holds if they are left out, meaning."""

import ast
import inspect
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from optimizer.instance import schema
from optimizer.instance.kinds import SUPPLIED
from optimizer.instance.meanings import MEANINGS

#: (class, field) -> the comment above it.
Comments = dict[tuple[str, str], str]


def meaning_of(
    model: type[BaseModel], name: str, comments: Comments, others: Mapping[str, str] = MEANINGS, nothing: str = "null"
) -> str:
    """The `#:` comment of the schema, else the text kept for fields whose names say it all (`others`)."""
    comment = comments.get((model.__name__, name)) or others[f"{model.__name__}.{name}"]
    return comment.replace("None", nothing)


def field_comments(module: ModuleType) -> Comments:
    """(class, field) -> the `#:` lines above the field."""
    lines = inspect.getsource(module).splitlines()
    found: Comments = {}
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
    return words_of(field.annotation, field.metadata)


def words_of(annotation: Any, metadata: Iterable[Any] = ()) -> str:
    """An annotation with its range."""
    if hasattr(annotation, "__metadata__"):  # Annotated
        field = FieldInfo.from_annotation(annotation)
        return words_of(field.annotation, field.metadata)
    args = get_args(annotation)
    return _of_several(annotation, args) if args else _of_one(annotation, metadata)


def _of_several(annotation: Any, args: tuple[Any, ...]) -> str:
    if get_origin(annotation) is tuple:
        row = isinstance(args[0], type) and issubclass(args[0], BaseModel)
        return "list of objects, see below" if row else f"list of {words_of(args[0])}"
    if get_origin(annotation) is dict:
        return f"object: {words_of(args[0])} → {words_of(args[1])}"
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{arg}`" for arg in args)
    return f"{words_of(next(arg for arg in args if arg is not type(None)))}, or null"


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


def default_in_words(model: type[BaseModel], name: str, field: FieldInfo) -> str:
    """What holds where the field is left out."""
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
