"""The `caseload` command: parses, calls the library, prints, sets the exit code; nothing else."""

import sys
from pathlib import Path
from typing import Final

import click
from click.core import ParameterSource

from optimizer.cli.exit_codes import IN_WORDS
from optimizer.cli.lazy import LazyGroup
from optimizer.cli.settings_file import USUAL, defaults_of
from optimizer.collecting import collect_rarely
from optimizer.errors import CaseloadError

#: Command and what it does.
COMMANDS = {
    "solve": "Decide who serves which client and when each task is done.",
    "check": "Check a plan against its instance, trusting nothing it claims.",
    "explain": "Say why: what an alternative costs, what is over-full, what would help.",
    "what-if": "Plan the same office with changes, and say what they change.",
    "replan": "Plan what is left anew, with as few changes as possible.",
    "report": "Write a page to be read: by planners, caseworkers, or everybody.",
    "frontier": "Show how much of one objective another one costs.",
    "compare": "Contrast the optimum with every task-based rule, in one table.",
    "simulate": "Play an office day by day, in which nobody knows what is to come.",
    "dispatch": "Make the plan that a task-based rule would make.",
    "measure": "Measure continuity and timeliness of a log or of a plan.",
    "audit": "Hold a plan or a log against an office's written standards.",
    "import-log": "Turn a log of who did what into an instance.",
    "generate": "Make an office, calibrated by published figures.",
    "bench": "Run suites of benchmarks; say what is worse than before.",
    "template": "Write an example office as a workbook, to be filled in.",
    "convert": "Read an instance in one form and write it in another.",
    "export": "Write a plan as a workbook or as tables, for people and other programs.",
    "completion": "Print a script that lets your shell complete commands and options.",
    "doctor": "Test whether this installation works.",
}


#: Work with a settings file that is wrong: one says what is wrong with it, the other has none.
_WITHOUT_SETTINGS: Final = ("doctor", "completion")

_HELP: Final = f"""Decide which caseworker serves which client, and when each task is done.

An INSTANCE is a JSON file (.json or .json.gz), a workbook (.xlsx or .ods) or a folder of CSV or Parquet tables; a
PLAN is a JSON file.

\b
Start with:
  caseload generate --size xs --output office.json
  caseload solve office.json --output plan.json
  caseload compare office.json

Every option can also be set in the environment (CASELOAD_SOLVE_TIME_LIMIT=300) or in a settings file; the command
line goes before the environment, that before the file (docs/settings.md). NO_COLOR=1 turns colours off.

Exit codes: {IN_WORDS}.
"""


@click.group(
    cls=LazyGroup,
    members=COMMANDS,
    help=_HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="caseload-optimizer", prog_name="caseload")
@click.option(
    "--settings",
    type=click.Path(path_type=Path),
    envvar="CASELOAD_SETTINGS",
    help="Options of commands, in TOML.  [env: CASELOAD_SETTINGS; default: caseload.toml, if there is one here]",
)
@click.pass_context
def caseload(ctx: click.Context, settings: Path | None) -> None:
    path = settings or (USUAL if USUAL.exists() else None)
    ctx.obj = path
    if path and ctx.invoked_subcommand not in _WITHOUT_SETTINGS:
        ctx.default_map = defaults_of(path, ctx, ctx.invoked_subcommand)


def main() -> None:
    """Entry point of the command: errors that a user can meet become one message and an exit code."""
    collect_rarely()
    try:
        code = caseload.main(prog_name="caseload", standalone_mode=False)
    except click.ClickException as error:
        _with_variable(error).show()
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        sys.exit(130)
    except CaseloadError as error:
        for line in str(error).splitlines():
            click.echo(f"error: {line}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _with_variable(error: click.ClickException) -> click.ClickException:
    """Say where a wrong value comes from, if it was not typed."""
    if not isinstance(error, click.BadParameter) or error.ctx is None or error.param is None or not error.param.name:
        return error
    if error.ctx.get_parameter_source(error.param.name) is not ParameterSource.ENVIRONMENT:
        return error
    return click.BadParameter(f"{error.message} (from {error.param.envvar})", error.ctx, error.param)
