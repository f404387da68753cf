"""A table made from a checked plan, before it has a form."""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.sheets.write import SheetColumn, Value


@dataclass(frozen=True)
class PlanTable:
    name: str
    #: What it is for, in a sentence.
    about: str
    columns: Sequence[SheetColumn]
    #: A value a column.
    rows: Sequence[Sequence[Value]]
