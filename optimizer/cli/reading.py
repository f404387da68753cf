"""Reads an instance for a command, and says so on a terminal while it takes its time."""

from pathlib import Path

from optimizer.cli.output import working
from optimizer.instance.files import read_instance
from optimizer.instance.schema import Instance


def instance_in(path: Path) -> Instance:
    """The instance of a file or folder.

    Raises
    ------
    InputError
        With everything that is wrong with it.
    """
    with working(f"Reading {path} …"):
        return read_instance(path)
