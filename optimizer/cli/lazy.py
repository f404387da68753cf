"""Groups of commands that are loaded only when called."""

import importlib
from collections.abc import Mapping
from typing import Any

import click
from click.shell_completion import CompletionItem

from optimizer.cli.option_names import read_from_environment


class LazyGroup(click.Group):
    """`members` says what each command does; `some-name` is `command` in optimizer/cli/PREFIXsome_name.py.

    Those of `hidden` can be called, but are listed nowhere.
    """

    def __init__(
        self, *args: Any, members: Mapping[str, str], prefix: str = "", hidden: tuple[str, ...] = (), **fields: Any
    ) -> None:
        super().__init__(*args, **fields)
        self._members, self._prefix, self._hidden = members, prefix, hidden

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self._members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in (*self._members, *self._hidden):
            return None
        module = importlib.import_module(f"optimizer.cli.{self._prefix}{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        read_from_environment(command, self._prefix + cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(self._members.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Whoever waits for a completion should not wait for the solver to be loaded."""
        names = [name for name in self._members if name.startswith(incomplete)]
        items = [CompletionItem(name, help=self._members[name]) for name in names]
        return [*items, *click.Command.shell_complete(self, ctx, incomplete)]
