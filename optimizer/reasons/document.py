"""Reasons as what JSON can hold."""

import inspect
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel

from optimizer.scenario import Edit


def as_document(value: Any) -> Any:
    """Fields and what follows from them by name, edits in their notation, dates as ISO text."""
    if isinstance(value, get_args(Edit)):
        return str(value)
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value):
        derived = [name for name, _ in inspect.getmembers(type(value), lambda member: isinstance(member, property))]
        names = [field.name for field in fields(value)] + derived
        return {name: as_document(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: as_document(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [as_document(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
