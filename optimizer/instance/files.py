"""Instance files: `.json`, `.json.gz`, or a folder of CSV tables."""

import hashlib
from pathlib import Path

from optimizer.atomic import write_atomically
from optimizer.instance.build import build_from_draft
from optimizer.instance.draft import Draft
from optimizer.instance.json_file import (
    decoded,
    gzipped,
    locate_repeated,
    parsed,
    read_content,
    refuse,
    refuse_other_kind,
)
from optimizer.instance.schema import Instance
from optimizer.instance.tables import read_tables
from optimizer.instance.write_tables import write_tables


def read_instance(path: str | Path) -> Instance:
    """Read and validate an instance.

    Raises
    ------
    InputError
        With everything that is wrong with the file.
    """
    path = Path(path)
    if path.is_dir():
        return build_from_draft(read_tables(path))
    content = read_content(path)
    instance = build_from_draft(_draft(content, str(path)))
    return instance.with_file_hash(hashlib.sha256(content).hexdigest())


def write_instance(instance: Instance, path: str | Path) -> None:
    """Write whole or not at all: JSON by the name's ending, a folder of tables where it has none.

    Raises
    ------
    InputError
        The place can't be written, or is a folder that holds other things.
    """
    is_folder = str(path).endswith("/")
    path = Path(path)
    try:
        if path.name.endswith(".json.gz"):
            write_atomically(path, gzipped(instance.json_bytes()))
        elif path.suffix == ".json":
            write_atomically(path, instance.json_bytes())
        elif is_folder or path.is_dir() or not path.suffix:
            write_tables(instance, path)
        else:
            refuse(str(path), "is no name for an instance: end it in .json or .json.gz, or name a folder")
    except OSError as error:
        refuse(str(path), f"can't be written: {error.strerror or error}")


def _draft(content: bytes, where: str) -> Draft:
    raw, repeated = parsed(decoded(content, where), where)
    refuse_other_kind(raw, where, "instance")
    draft = Draft(raw=raw, file=where)
    for loc, value in locate_repeated(raw, repeated):
        draft.refuse(loc, value, "is given more than once in one object")
    return draft
