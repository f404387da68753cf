"""`caseload doctor`: does this installation work?"""

import os
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Final

import click

from optimizer.cli.option_names import options_of, variable_of
from optimizer.cli.output import console, print_json
from optimizer.cli.settings_file import defaults_of
from optimizer.doctor.examine import examine, guarded
from optimizer.doctor.finding import Finding
from optimizer.errors import InputError
from optimizer.instance.faults import did_you_mean
from optimizer.metrics.wording import counted

#: Read by something else than an option.
_OTHER_VARIABLES: Final = ("CASELOAD_SETTINGS", "CASELOAD_DATA", "CASELOAD_THOROUGH")


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print all findings as one JSON document.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Test whether this installation works: versions, cores, memory, settings, compiled search, solver.

    The solver has to find, and prove, the best of all plans of an office so small that every plan can be made and
    checked; then an office of size XS is made, planned, written, read and checked. The first time, the inner loops are
    compiled on the way, for about a minute more.

    \b
    Examples:
      caseload doctor
      caseload doctor --json

    \b
    Exit codes: 0 everything works, 1 something does not.
    """
    began, findings = time.monotonic(), []
    tests = (
        guarded("settings file", lambda: _settings(ctx)),
        guarded("environment", lambda: _variables(ctx)),
        examine(),
    )
    for finding in chain.from_iterable(tests):
        findings.append(finding)
        _tell(finding, quiet=as_json)
    wrong = sum(not finding.ok for finding in findings)
    if as_json:
        print_json({"ok": not wrong, "findings": [asdict(finding) for finding in findings]})
    else:
        told = f"{counted(wrong, 'things')} wrong" if wrong else "Everything works"
        console().print(f"{told}, {time.monotonic() - began:.1f} s.")
    ctx.exit(1 if wrong else 0)


def _tell(finding: Finding, *, quiet: bool) -> None:
    """At once: the tests take seconds."""
    if not quiet:
        console().print(f"{'ok   ' if finding.ok else 'WRONG'}  {finding.name}: {finding.told}")


def _settings(ctx: click.Context) -> Iterator[Finding]:
    """The whole file, while other commands look at their own section."""
    root = ctx.find_root()
    path: Path | None = root.obj
    if path is None:
        yield Finding("settings file", ok=True, told="none")
        return
    try:
        defaults_of(path, root)
    except InputError as error:
        for fault in error.faults:
            yield Finding("settings file", ok=False, told=str(fault))
    else:
        yield Finding("settings file", ok=True, told=str(path))


def _variables(ctx: click.Context) -> Iterator[Finding]:
    """Those that nothing reads are most likely misspelt."""
    root = ctx.find_root()
    assert isinstance(root.command, click.Group)
    known = {*_OTHER_VARIABLES, *_names(root.command, root, "")}
    ours = sorted(name for name in os.environ if name.startswith("CASELOAD_"))
    for name in ours:
        if name in known:
            yield Finding("environment", ok=True, told=f"{name} is set")
        else:
            yield Finding("environment", ok=False, told=f"{name} is read by nothing{did_you_mean(name, known)}")


def _names(group: click.Group, ctx: click.Context, words: str) -> Iterator[str]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from _names(command, ctx, f"{words}{name} ")
        elif command is not None:
            yield from (variable_of(words + name, option) for option, _ in options_of(command))
