"""A checked plan as a folder of tables, CSV or Parquet, replaced as a whole."""

from pathlib import Path
from typing import Final

from optimizer.atomic import replace_folder, require_replaceable
from optimizer.checks.check import CheckedPlan
from optimizer.export.plan_table import PlanTable
from optimizer.export.tables import tables_of
from optimizer.instance.cells import csv_bytes
from optimizer.sheets.parquet import parquet_bytes

_NAMES: Final = ("objectives", "measures", "exceptions", "changes", "assignments", "schedule", "caseworkers")
_WHAT: Final = "table of a plan"


def write_folder(checked: CheckedPlan, folder: Path, ending: str) -> None:
    """A file for each table; `ending` is .csv or .parquet.

    Raises
    ------
    InputError
        The folder exists and holds other things, or pyarrow is not installed.
    """
    files = ((f"{table.name}{ending}", _content(table, ending)) for table in tables_of(checked))
    replace_folder(folder, files, _files(ending), _WHAT)


def require_folder(folder: Path, ending: str) -> None:
    """Refuse now what `write_folder` would refuse later."""
    require_replaceable(folder, _files(ending), _WHAT)


def _files(ending: str) -> frozenset[str]:
    return frozenset(f"{name}{ending}" for name in _NAMES)


def _content(table: PlanTable, ending: str) -> bytes:
    if ending == ".csv":
        return csv_bytes([column.name for column in table.columns], table.rows)
    return parquet_bytes([(column.name, column.kind) for column in table.columns], table.rows)
