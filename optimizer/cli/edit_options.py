"""Options that change an instance before it is planned, the same for every command that has them."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from optimizer.instance.schema import Instance
from optimizer.scenario import NOTATIONS, Edit, read_edits

_Command = TypeVar("_Command", bound=Callable[..., Any])

#: In the order in which they are applied: somebody hired can be named by the others, somebody who leaves no longer.
_HELP: Final = {
    "hire": "Somebody new: languages and programmes; with :like=ID the minutes, overtime, cap and office of somebody.",
    "train": "A caseworker learns languages or programmes.",
    "cap": "A cap on caseload points, or none.",
    "overtime": "Minutes of overtime a day; on the days of a span, ordinary minutes more.",
    "absent": "A caseworker works nothing on these days, both included.",
    "leaves": "A caseworker leaves; the date is the first day without them.",
    "due-slack": "Every task is due so many calendar days later.",
}
EPILOG: Final = "\n".join(f"  --{name:<11}{example}" for name, example in NOTATIONS.items())


def edit_options(command: _Command) -> _Command:
    """All of them, each repeatable."""
    for name, text in reversed(_HELP.items()):
        metavar = (
            NOTATIONS[name].split(" or ")[0].split(",")[0] if name == "overtime" else NOTATIONS[name].split(" or ")[0]
        )
        command = click.option(f"--{name}", multiple=True, metavar=metavar, help=text)(command)
    return command


def edits_of(options: dict[str, Any], instance: Instance) -> tuple[Edit, ...]:
    """The edits asked for; their options are taken out.

    Raises
    ------
    InputError
        With everything that is wrong with any of them.
    """
    given = [(name, text) for name in _HELP for text in options.pop(name.replace("-", "_"))]
    return read_edits(given, instance)
