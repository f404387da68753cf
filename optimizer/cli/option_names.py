"""What an option is called in a settings file and in the environment: as on the command line."""

from collections.abc import Iterator
from typing import Final

import click

_PREFIX: Final = "CASELOAD"


def options_of(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    """Every option that can be set elsewhere, by its long name without dashes: "time-limit".

    Those that print something and end, such as --help, can't.
    """
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.is_eager:
            yield next(name[2:] for name in parameter.opts if name.startswith("--")), parameter


def variable_of(words: str, name: str) -> str:
    """`CASELOAD_BENCH_RUN_JOBS` for --jobs of `bench run`."""
    return f"{_PREFIX}_{words}_{name}".replace(" ", "_").replace("-", "_").upper()


def read_from_environment(command: click.Command, words: str) -> None:
    """Let every option of the command `words` be given by its variable.

    click's own `auto_envvar_prefix` would take the names of Python's parameters: AS_JSON for --json.
    """
    for name, option in options_of(command):
        option.envvar = variable_of(words, name)
