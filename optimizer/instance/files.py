"""The one door to instances in files: by the name of the file, the form in which it is read or written."""

import hashlib
from pathlib import Path

from optimizer.atomic import write_atomically
from optimizer.errors import refuse
from optimizer.instance.build import build_from_draft
from optimizer.instance.csv_folder import CsvFolder
from optimizer.instance.draft import Draft
from optimizer.instance.json_file import (
    decoded,
    gzipped,
    locate_repeated,
    parsed,
    read_content,
    refuse_other_kind,
)
from optimizer.instance.parquet_folder import ParquetFolder, holds_parquet, write_parquet
from optimizer.instance.schema import Instance
from optimizer.instance.source import Source
from optimizer.instance.tables import read_tables
from optimizer.instance.workbook import Workbook
from optimizer.instance.write_tables import write_tables
from optimizer.instance.write_workbook import workbook_bytes
from optimizer.sheets.read import ENDINGS


def read_instance(path: str | Path) -> Instance:
    """Read and validate an instance: JSON, a workbook, or a folder of CSV or Parquet tables.

    Raises
    ------
    InputError
        With everything that is wrong with the file.
    """
    path = Path(path)
    source = _source(path)
    if source is not None:
        return build_from_draft(read_tables(source))
    content = read_content(path)
    instance = build_from_draft(_draft(content, str(path)))
    return instance.with_file_hash(hashlib.sha256(content).hexdigest())


def _source(path: Path) -> Source | None:
    """What holds the tables; None for a file that is no workbook."""
    if path.is_dir():
        return ParquetFolder(path) if holds_parquet(path) else CsvFolder(path)
    return Workbook(path) if path.suffix.lower() in ENDINGS else None


def write_instance(instance: Instance, path: str | Path) -> None:
    """Write whole or not at all, by the name's ending: JSON, a workbook, or a folder of tables where it has none.

    Raises
    ------
    InputError
        The place can't be written, is a folder that holds other things, or the form can't hold the instance.
    """
    is_folder = str(path).endswith("/")
    path = Path(path)
    try:
        if path.name.endswith(".json.gz"):
            write_atomically(path, gzipped(instance.json_bytes()))
        elif path.suffix == ".json":
            write_atomically(path, instance.json_bytes())
        elif path.suffix == ".xlsx":
            write_atomically(path, workbook_bytes(instance, str(path)))
        elif path.suffix == ".parquet":
            write_parquet(instance, path)
        elif is_folder or path.is_dir() or not path.suffix:
            write_tables(instance, path)
        else:
            refuse(
                str(path),
                "is no name for an instance: end it in .json, .json.gz, .xlsx or .parquet, or name a folder",
            )
    except OSError as error:
        refuse(str(path), f"can't be written: {error.strerror or error}")


def _draft(content: bytes, where: str) -> Draft:
    raw, repeated = parsed(decoded(content, where), where)
    refuse_other_kind(raw, where, "instance")
    draft = Draft(raw=raw, file=where)
    for loc, value in locate_repeated(raw, repeated):
        draft.refuse(loc, value, "is given more than once in one object")
    return draft
