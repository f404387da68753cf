"""Options that say how to read a log; shared by the commands that read one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from optimizer.logs.columns import USUAL, Role
from optimizer.logs.events import Cases
from optimizer.logs.read import ReadSettings, read_cases

_MEANINGS: dict[Role, str] = {
    "case": "the case",
    "activity": "what was done",
    "resource": "who did it",
    "start": "when it began",
    "complete": "when it was completed",
    "responsible": "the person who answers for the case",
    "due": "the deadline",
    "release": "when it could be begun",
    "minutes": "minutes of work",
    "task": "an id of its own",
    "program": "what a person must be able to do, instead of the activity",
    "human": "whether a person did it (0, false or no: nobody did)",
    "lifecycle": "whether a row is a start or a completion",
}


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """--cases, --zone, --not-people and one option for each column."""
    for role, meaning in reversed(_MEANINGS.items()):
        usual = f" Found by itself if named {', '.join(USUAL[role])}." if USUAL[role] else ""
        command = click.option(f"--{role}-column", metavar="NAME", help=f"Column with {meaning}.{usual}")(command)
    for option in (
        click.option(
            "--not-people",
            metavar="NAMES",
            default="",
            help="Names in the resource column that are systems or placeholders, separated by commas.",
        ),
        click.option(
            "--zone", help="The office's time zone, such as Europe/Amsterdam; without it days are as written."
        ),
        click.option(
            "--cases",
            "cases_file",
            type=click.Path(path_type=Path),
            help="Table with one row a case: case, responsible person, deadline.",
        ),
    ):
        command = option(command)
    return command


def reading_of(options: dict[str, Any]) -> ReadSettings:
    """Take the reading options out of a command's options."""
    columns: dict[Role, str] = {}
    for role in _MEANINGS:
        name = options.pop(f"{role}_column")
        if name is not None:
            columns[role] = name
    names = options.pop("not_people").split(",")
    return ReadSettings(columns, options.pop("zone"), frozenset(name.strip() for name in names if name.strip()))


def cases_of(path: Path | None, reading: ReadSettings) -> Cases | None:
    """The cases file, where one is given; its columns have their usual names."""
    return None if path is None else read_cases(path, {}, reading.zone)
