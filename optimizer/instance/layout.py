"""Which tables an instance has in files that hold tables, and their columns; all made from the schema."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from optimizer.instance.cells import CellType, cell_type
from optimizer.instance.kinds import SUPPLIED
from optimizer.instance.schema import (
    Caseworker,
    CaseworkerId,
    Client,
    ClientId,
    Effort,
    Horizon,
    Instance,
    Relationship,
    Rules,
    Task,
    TaskId,
    TaskKind,
    Whole,
)


@dataclass(frozen=True)
class Column:
    name: str
    #: Of the field in the schema; the column of an id says by it which table it refers to.
    annotation: Any
    type: CellType
    required: bool = True


def _column(name: str, annotation: Any, required: bool = True) -> Column:
    return Column(name, annotation, cell_type(annotation), required)


@dataclass(frozen=True)
class Nested:
    """A table of one field of the rows of another: who it belongs to comes first."""

    owners: str
    field: str
    columns: tuple[Column, ...]


def _columns(model: type[BaseModel], without: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> list[Column]:
    return [
        _column(name, _annotation(field), field.is_required() and name not in optional)
        for name, field in model.model_fields.items()
        if name not in without
    ]


def _annotation(field: FieldInfo) -> Any:
    """With its range, which pydantic keeps apart where the field has no further parts."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


#: The single row of `instance.csv`: what is in no table, part by part ("" is the top).
HEAD: Final[dict[str, list[Column]]] = {
    "": [column for column in _columns(Instance) if column.name in ("format", "name")],
    "horizon": _columns(Horizon, without=("holidays",)),
    "rules": _columns(Rules),
}

#: One row an entity.
TABLES: Final[dict[str, list[Column]]] = {
    "task_kinds": _columns(TaskKind),
    "caseworkers": _columns(Caseworker, without=("availability",)),
    "clients": _columns(Client, without=("contacts", "barred")),
    "tasks": _columns(Task, without=("after",), optional=SUPPLIED),
    "relationships": _columns(Relationship),
    "efforts": _columns(Effort),
}

#: One row an item of a field that holds many.
NESTED: Final[dict[str, Nested]] = {
    "availability": Nested(
        "caseworkers",
        "availability",
        (_column("caseworker", CaseworkerId), _column("date", date), _column("minutes", Whole)),
    ),
    # Whoever had the contacts may have left: any text will do.
    "contacts": Nested(
        "clients", "contacts", (_column("client", ClientId), _column("caseworker", str), _column("count", Whole))
    ),
    "barred": Nested("clients", "barred", (_column("client", ClientId), _column("caseworker", CaseworkerId))),
    "predecessors": Nested(
        "tasks", "after", (_column("task", TaskId), _column("after", TaskId), _column("days", Whole, False))
    ),
}
HOLIDAYS: Final = (_column("date", date),)

#: Every table and its columns, in the order of the format.
COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "instance": tuple(column for part in HEAD.values() for column in part),
    "holidays": HOLIDAYS,
    **{name: tuple(columns) for name, columns in TABLES.items()},
    **{name: nested.columns for name, nested in NESTED.items()},
}
REQUIRED: Final = ("instance", "caseworkers", "clients", "tasks")
