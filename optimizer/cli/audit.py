"""`caseload audit`: does a plan, or what really happened, keep the standards?"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from importlib.resources import files as resources
from pathlib import Path
from typing import Any, Final

import click

from optimizer.audit.judge import judge
from optimizer.audit.ruling import Ruling
from optimizer.audit.standards import Standards, read_standards
from optimizer.audit.subject import LogSubject, PlanSubject, Subject
from optimizer.checks.check import require_checked
from optimizer.cli.dates import day
from optimizer.cli.log_options import cases_of, reading_of, reading_options
from optimizer.cli.output import console, print_json
from optimizer.cli.reading import instance_in
from optimizer.errors import Fault, InputError
from optimizer.logs.read import read_log
from optimizer.metrics.wording import counted
from optimizer.plan.files import read_plan

#: Of each clause, the text form lists no more evidence than this; --json lists all.
_MOST_LISTED: Final = 10


def print_example(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the example file and end."""
    if wanted and not ctx.resilient_parsing:
        click.echo(resources("optimizer.audit").joinpath("example.toml").read_text("utf-8"), nl=False)
        ctx.exit()


@click.command("audit")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="LOG | INSTANCE PLAN")
@click.option("--standards", "-s", type=click.Path(path_type=Path), required=True, help="The clauses and their limits.")
@click.option(
    "--example",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_example,
    help="Print a standards file to start from, and end.",
)
@click.option("--from", "start", type=day, metavar="DATE", help="Of a log: leave out what was completed earlier.")
@click.option("--to", "end", type=day, metavar="DATE", help="Of a log: leave out what was completed later.")
@click.option("--json", "as_json", is_flag=True, help="Print everything, with all evidence, as one JSON document.")
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    standards: Path,
    start: date | None,
    end: date | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Hold a plan, or a log of what really happened, against a file of standards.

    Each clause passes, fails, or can't be judged, because the plan or the log doesn't say what it asks about; that is
    no pass. What breaks a clause is listed: which caseworkers, clients, values. A plan is checked first, and refused
    if it breaks a rule. What each clause means, to the letter: docs/audit.md.

    \b
    Examples:
      caseload audit --example > standards.toml
      caseload audit office.json plan.json --standards standards.toml
      caseload audit log.csv --standards standards.toml --from 2011-11-01 --to 2011-11-30 --cases cases.csv

    \b
    Exit codes: 0 no clause fails, 1 a clause fails (or the plan breaks a rule), 2 usage, 3 bad input.
    """
    asked, subject = _read(standards, files, options, start, end)
    rulings = judge(asked, subject)
    if as_json:
        print_json(_as_json(asked, files, rulings))
    else:
        _print(asked, files, rulings)
    ctx.exit(1 if any(ruling.verdict == "fail" for ruling in rulings) else 0)


def _read(
    standards: Path, files: tuple[Path, ...], options: dict[str, Any], start: date | None, end: date | None
) -> tuple[Standards, Subject]:
    """All files, or what is wrong with all of them."""
    faults: list[Fault] = []
    asked, subject = None, None
    try:
        asked = read_standards(standards)
    except InputError as error:
        faults += error.faults
    try:
        subject = _subject(files, options, start, end)
    except InputError as error:
        faults += error.faults
    if asked is None or subject is None:
        raise InputError(faults)
    return asked, subject


def _subject(files: tuple[Path, ...], options: dict[str, Any], start: date | None, end: date | None) -> Subject:
    if len(files) == 2:
        return PlanSubject(require_checked(instance_in(files[0]), read_plan(files[1])))
    if len(files) != 1 or files[0].name.endswith((".json", ".json.gz")):
        raise click.UsageError("give one LOG (.csv or .xes), or an INSTANCE and a PLAN")
    cases_file, reading = options.pop("cases_file"), reading_of(options)
    return LogSubject(read_log(files[0], reading), cases_of(cases_file, reading), start, end)


def _as_json(asked: Standards, files: Sequence[Path], rulings: Sequence[Ruling]) -> dict[str, Any]:
    return {
        "ok": all(ruling.verdict != "fail" for ruling in rulings),
        "standards": asked.name,
        "files": [str(file) for file in files],
        **_counts(rulings),
        "clauses": [asdict(ruling) for ruling in rulings],
    }


def _counts(rulings: Sequence[Ruling]) -> dict[str, int]:
    found = [ruling.verdict for ruling in rulings]
    return {
        "passed": found.count("pass"),
        "failed": found.count("fail"),
        "not_judged": found.count("cannot be judged"),
    }


def _print(asked: Standards, files: Sequence[Path], rulings: Sequence[Ruling]) -> None:
    out, counts = console(), _counts(rulings)
    out.print(
        f"{' with '.join(map(str, reversed(files)))} against {asked.name}: {counted(len(rulings), 'clauses')}, "
        f"{counts['passed']} passed, {counts['failed']} failed, {counts['not_judged']} can't be judged"
    )
    for ruling in rulings:
        out.print()
        out.print(f"{_mark(ruling)}  {ruling.clause}: {ruling.asks}")
        out.print(f"  {'because ' if ruling.verdict == 'cannot be judged' else ''}{ruling.because}")
        for row in ruling.evidence[:_MOST_LISTED]:
            out.print(f"    {row.who}: {row.told}")
        if len(ruling.evidence) > _MOST_LISTED:
            out.print(f"    … and {len(ruling.evidence) - _MOST_LISTED:,} more; --json lists all")


def _mark(ruling: Ruling) -> str:
    return {"pass": "PASS", "fail": "FAIL", "cannot be judged": "CANNOT BE JUDGED"}[ruling.verdict]
