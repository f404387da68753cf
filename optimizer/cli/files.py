"""Writes what a command makes, and says so plainly where it can't."""

from pathlib import Path

from optimizer.atomic import write_atomically
from optimizer.errors import refuse


def write_file(path: Path, content: bytes) -> None:
    """Whole or not at all.

    Raises
    ------
    InputError
        The place can't be written.
    """
    try:
        write_atomically(path, content)
    except OSError as error:
        refuse(str(path), f"can't be written: {error.strerror or error}")
