"""Which CSV tables an instance has, and their columns; all made from the schema."""

from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel

from optimizer.instance.cells import CellType, cell_type
from optimizer.instance.kinds import SUPPLIED
from optimizer.instance.schema import (
    Caseworker,
    Client,
    Effort,
    Horizon,
    Instance,
    Relationship,
    Rules,
    Task,
    TaskKind,
)


@dataclass(frozen=True)
class Column:
    name: str
    type: CellType = "text"
    required: bool = True


@dataclass(frozen=True)
class Nested:
    """A table of one field of the rows of another: who it belongs to comes first."""

    owners: str
    field: str
    columns: tuple[Column, ...]


def _columns(model: type[BaseModel], without: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> list[Column]:
    return [
        Column(name, cell_type(field.annotation), field.is_required() and name not in optional)
        for name, field in model.model_fields.items()
        if name not in without
    ]


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
        "caseworkers", "availability", (Column("caseworker"), Column("date"), Column("minutes", "number"))
    ),
    "contacts": Nested("clients", "contacts", (Column("client"), Column("caseworker"), Column("count", "number"))),
    "barred": Nested("clients", "barred", (Column("client"), Column("caseworker"))),
    "predecessors": Nested("tasks", "after", (Column("task"), Column("after"), Column("days", "number", False))),
}
HOLIDAYS: Final = (Column("date"),)

REQUIRED_FILES: Final = ("instance.csv", "caseworkers.csv", "clients.csv", "tasks.csv")
FILES: Final = frozenset(f"{name}.csv" for name in ("instance", "holidays", *TABLES, *NESTED))
