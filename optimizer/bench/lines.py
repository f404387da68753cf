"""Result files of one JSON object a line, which survive a kill at any moment."""

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Lines:
    """What a file holds, and how many of its lines were torn by a kill."""

    rows: tuple[dict[str, Any], ...]
    torn: int


def read_lines(path: Path) -> Lines:
    """All whole lines; a torn one counts as never written. A file that is not there is empty."""
    rows, torn = [], 0
    content = path.read_bytes() if path.exists() else b""
    for line in content.split(b"\n"):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if isinstance(row, dict):
            rows.append(row)
        else:
            torn += 1
    return Lines(tuple(rows), torn)


def read_records(path: Path, model: type[Model]) -> tuple[list[Model], int]:
    """All lines that are such a record, in their order, and how many are torn or something else."""
    lines, records = read_lines(path), []
    for row in lines.rows:
        with contextlib.suppress(ValidationError):
            records.append(model.model_validate(row))
    return records, lines.torn + len(lines.rows) - len(records)


def append_line(path: Path, row: dict[str, Any]) -> None:
    """Add one line in a single write, on a line of its own even after a torn one, and flush it to disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        size = os.fstat(handle).st_size
        if size:
            os.lseek(handle, size - 1, os.SEEK_SET)
        lead = b"\n" if size and os.read(handle, 1) != b"\n" else b""
        os.write(handle, lead + json.dumps(row, ensure_ascii=False).encode() + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
