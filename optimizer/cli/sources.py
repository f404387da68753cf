"""Where the value of an option came from: the command line goes before the environment, that before a settings file."""

from typing import Final

import click
from click.core import ParameterSource

_STRENGTH: Final = {
    ParameterSource.PROMPT: 4,
    ParameterSource.COMMANDLINE: 4,
    ParameterSource.ENVIRONMENT: 3,
    ParameterSource.DEFAULT_MAP: 2,
    ParameterSource.DEFAULT: 0,
}


def stronger(ctx: click.Context, one: str, other: str) -> str:
    """Of two options that exclude one another, the one whose word counts; the first where neither was given.

    Raises
    ------
    click.UsageError
        Both were given in the same place.
    """
    mine, theirs = (_strength(ctx, name) for name in (one, other))
    if mine and mine == theirs:
        raise click.UsageError(f"{_flag(ctx, one)} and {_flag(ctx, other)} exclude one another: give one of them")
    return other if theirs > mine else one


def _strength(ctx: click.Context, name: str) -> int:
    """0 where it was not given; a flag or number that was switched off was not given either."""
    source = ctx.get_parameter_source(name)
    return 0 if source is None or not ctx.params.get(name) else _STRENGTH[source]


def _flag(ctx: click.Context, name: str) -> str:
    return next(parameter.opts[0] for parameter in ctx.command.params if parameter.name == name)
