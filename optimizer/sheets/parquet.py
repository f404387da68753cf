"""Parquet tables by pyarrow, which is an extra: it is larger than all else together."""

import io
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from optimizer.errors import refuse


def read_parquet(path: Path, largest: int) -> tuple[list[str], list[dict[str, Any]]]:
    """Names of the columns, and the rows; `largest` limits the unpacked bytes.

    Raises
    ------
    InputError
        pyarrow is not installed, or the file is no Parquet, too large or can't be read.
    """
    arrow, parquet = _arrow(str(path))
    try:
        with parquet.ParquetFile(path) as file:
            size = sum(file.metadata.row_group(n).total_byte_size for n in range(file.metadata.num_row_groups))
            if size > largest:
                refuse(str(path), f"is larger than {largest:,} bytes unpacked")
            table = file.read()
            return list(table.column_names), table.to_pylist()
    except (arrow.ArrowException, ValueError) as error:
        refuse(str(path), f"is no Parquet file, or a damaged one: {str(error).splitlines()[0]}")
    except OSError as error:
        refuse(str(path), f"can't be read: {error.strerror or error}")


def parquet_bytes(
    columns: Sequence[tuple[str, Literal["text", "number", "decimal", "date", "list"]]], rows: Sequence[Sequence[Any]]
) -> bytes:
    """A table with typed columns, packed by zstd; an empty tuple is an empty list."""
    arrow, parquet = _arrow("Parquet")
    types = {
        "text": arrow.string(),
        "number": arrow.int64(),
        "decimal": arrow.float64(),
        "date": arrow.date32(),
        "list": arrow.list_(arrow.string()),
    }
    arrays = [
        arrow.array([row[at] for row in rows], types[kind], from_pandas=False) for at, (_, kind) in enumerate(columns)
    ]
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_arrays(arrays, [name for name, _ in columns]), out, compression="zstd")
    return out.getvalue()


def _arrow(where: str) -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        refuse(where, 'needs pyarrow: python -m pip install "caseload-optimizer[parquet]"')
