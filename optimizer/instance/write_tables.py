"""Writes an instance as a folder of CSV tables, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from optimizer.atomic import replace_folder
from optimizer.instance.cells import csv_bytes
from optimizer.instance.layout import COLUMNS, REQUIRED
from optimizer.instance.rows import rows_by_table
from optimizer.instance.schema import Instance

FILES: Final = frozenset(f"{name}.csv" for name in COLUMNS)


def write_tables(instance: Instance, folder: Path) -> None:
    """Replace the folder by the tables.

    Raises
    ------
    InputError
        The folder exists and holds other things.
    """
    replace_folder(folder, table_bytes(instance), FILES, "table of an instance")


def table_bytes(instance: Instance) -> Iterator[tuple[str, bytes]]:
    """(file name, content) of every table; optional tables without rows are left out."""
    for name, rows in rows_by_table(instance):
        if rows or name in REQUIRED:
            yield f"{name}.csv", csv_bytes([column.name for column in COLUMNS[name]], rows)
