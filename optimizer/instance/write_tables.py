"""Writes an instance as a folder of CSV tables, whole or not at all."""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from optimizer.atomic import write_atomically
from optimizer.instance.cells import to_cell
from optimizer.instance.json_file import refuse
from optimizer.instance.layout import FILES, HEAD, HOLIDAYS, NESTED, REQUIRED_FILES, TABLES
from optimizer.instance.schema import Instance


def write_tables(instance: Instance, folder: Path) -> None:
    """Write beside the folder, then swap; a folder that holds anything but tables of an instance is left alone.

    Raises
    ------
    InputError
        The folder exists and holds other things.
    """
    folder = folder.resolve()
    _require_replaceable(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        fresh = beside / "new"
        fresh.mkdir()
        for name, content in table_bytes(instance):
            write_atomically(fresh / name, content)
        _swap(fresh, folder, beside / "old")
    finally:
        if folder.exists() or not (beside / "old").exists():  # never the only copy
            shutil.rmtree(beside, ignore_errors=True)


def table_bytes(instance: Instance) -> Iterator[tuple[str, bytes]]:
    """(file name, content) of every table; optional tables without rows are left out."""
    for name, header, rows in _all_tables(instance):
        lines = list(rows)
        if lines or f"{name}.csv" in REQUIRED_FILES:
            text = io.StringIO(newline="")
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([to_cell(value) for value in line] for line in lines)
            yield f"{name}.csv", text.getvalue().encode()


def _all_tables(instance: Instance) -> Iterator[tuple[str, list[str], Iterable[Iterable[Any]]]]:
    parts = {"": instance, "horizon": instance.horizon, "rules": instance.rules}
    head = [(column.name, getattr(parts[part], column.name)) for part in HEAD for column in HEAD[part]]
    yield "instance", [name for name, _ in head], [[value for _, value in head]]
    yield "holidays", [column.name for column in HOLIDAYS], ([day] for day in instance.horizon.holidays)
    for name, columns in TABLES.items():
        names = [column.name for column in columns]
        yield name, names, ([getattr(row, field) for field in names] for row in getattr(instance, name))
    for name, nested in NESTED.items():
        yield name, [column.name for column in nested.columns], _nested_rows(instance, nested.owners, nested.field)


def _nested_rows(instance: Instance, owners: str, field: str) -> Iterator[tuple[Any, ...]]:
    for owner in getattr(instance, owners):
        value = getattr(owner, field)
        if isinstance(value, dict):
            yield from ((owner.id, key, number) for key, number in value.items())
        elif field == "after":
            yield from ((owner.id, row.task, row.days) for row in value)
        else:
            yield from ((owner.id, item) for item in value)


def _require_replaceable(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists():
            refuse(str(folder), "is a file; tables need a folder")
        return
    others = sorted(path.name for path in folder.iterdir() if path.name not in FILES)
    if others:
        refuse(str(folder), f"holds {others[0]}, which is no table of an instance; choose another folder")


def _swap(fresh: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except BaseException:
        if old.exists():
            old.rename(folder)
        raise
