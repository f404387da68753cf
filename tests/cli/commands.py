"""All commands that a user can find, by the words that call them."""

from collections.abc import Iterator

import click

from optimizer.cli import caseload


def all_commands(group: click.Group = caseload, words: str = "") -> Iterator[tuple[str, click.Command]]:
    """Groups come before their members."""
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None, f"{words}{name} is listed, but is no command"
        yield f"{words}{name}", command
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{words}{name} ")


COMMANDS = dict(all_commands())
LEAVES = {words: command for words, command in COMMANDS.items() if not isinstance(command, click.Group)}
