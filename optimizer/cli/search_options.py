"""Options of how long and how to search, for commands that solve more than once or otherwise than `solve`."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def search_options(seconds: float) -> Callable[[_Command], _Command]:
    """Time limit, work, seed and threads; `seconds` is the default of the time limit."""

    def add(command: _Command) -> _Command:
        for option in reversed(
            [
                click.option(
                    "--time-limit",
                    type=click.FloatRange(min=0, min_open=True),
                    default=seconds,
                    show_default=True,
                    help="Seconds of each search.",
                ),
                click.option(
                    "--work",
                    type=click.FloatRange(min=0, min_open=True),
                    help="Instead of a time limit: a budget of counted work, about a second a unit.",
                ),
                click.option(
                    "--seed", type=click.IntRange(0, 2**31 - 2), default=1, show_default=True, help="Of the search."
                ),
                click.option(
                    "--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Solver threads."
                ),
            ]
        ):
            command = option(command)
        return command

    return add
