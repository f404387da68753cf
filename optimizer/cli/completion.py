"""`caseload completion`: the shell finishes commands and options on Tab."""

from typing import Final

import click
from click.shell_completion import get_completion_class

from optimizer.cli.output import print_json

#: Set by the script when Tab is pressed; `main` then answers instead of running a command.
_VARIABLE: Final = "_CASELOAD_COMPLETE"


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.option("--json", "as_json", is_flag=True, help="Print the script in a JSON document.")
@click.pass_context
def command(ctx: click.Context, shell: str, as_json: bool) -> None:
    """Print a script that lets a shell complete commands, options and their values on Tab.

    \b
    Examples:
      caseload completion bash > ~/.local/share/bash-completion/completions/caseload
      caseload completion zsh > ~/.zfunc/_caseload     (a folder of $fpath)
      caseload completion fish > ~/.config/fish/completions/caseload.fish

    \b
    Exit codes: 0 fine, 2 usage.
    """
    completion = get_completion_class(shell)
    assert completion is not None
    script = completion(ctx.find_root().command, {}, "caseload", _VARIABLE).source()
    if as_json:
        print_json({"shell": shell, "script": script})
    else:
        click.echo(script)
