"""The `caseload` command: parses, calls the library, prints, sets the exit code; nothing else.

Exit codes: 0 fine, 1 the answer is no, 2 usage, 3 bad input, 4 no plan found in time, 5 a solver process died (the best
plan was kept), 130 interrupted (the best plan was kept).
"""

import sys

import click

from optimizer.cli.lazy import LazyGroup
from optimizer.errors import CaseloadError

#: Command and what it does.
COMMANDS = {
    "solve": "Decide who serves which client and when each task is done.",
    "check": "Check a plan against its instance, trusting nothing it claims.",
    "explain": "Say why: what an alternative costs, what is over-full, what would help.",
    "what-if": "Plan the same office with changes, and say what they change.",
    "replan": "Plan what is left anew, with as few changes as possible.",
    "compare": "Contrast the optimum with every task-based rule, in one table.",
    "simulate": "Play an office day by day, in which nobody knows what is to come.",
    "dispatch": "Make the plan that a task-based rule would make.",
    "measure": "Measure continuity and timeliness of a log or of a plan.",
    "import-log": "Turn a log of who did what into an instance.",
    "generate": "Make an office, calibrated by published figures.",
    "bench": "Run suites of benchmarks; say what is worse than before.",
    "convert": "Read an instance in one form and write it in another.",
}


@click.group(
    cls=LazyGroup, members=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="caseload-optimizer", prog_name="caseload")
def caseload() -> None:
    """Decide which caseworker serves which client, and when each task is done.

    An INSTANCE is a JSON file (.json or .json.gz) or a folder of CSV tables; a PLAN is a JSON file.

    \b
    Start with:
      caseload generate --size xs --output office.json
      caseload solve office.json --output plan.json
      caseload compare office.json

    \b
    Exit codes: 0 fine, 1 the answer is no, 2 usage, 3 bad input, 4 no plan found in time,
    5 a solver process died (the best plan was kept), 130 interrupted (the best plan was kept).
    """


def main() -> None:
    """Entry point of the command: errors that a user can meet become one message and an exit code."""
    try:
        code = caseload.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
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
