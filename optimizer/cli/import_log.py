"""`caseload import-log`: a window of an event log becomes an instance."""

from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import click

from optimizer.cli.dates import day
from optimizer.cli.log_options import cases_of, reading_of, reading_options
from optimizer.cli.output import console, print_json
from optimizer.instance.files import write_instance
from optimizer.logs.actual import actual_plan
from optimizer.logs.convert import Imported, import_window
from optimizer.logs.read import read_log
from optimizer.logs.settings import LONGEST_QUANTILE, Due, ImportSettings, Own, Skills
from optimizer.plan.files import write_plan
from optimizer.rules import Policy


def factor(value: str) -> Fraction:
    """A decimal number above 0, kept exact."""
    try:
        exact = Fraction(value)
    except (ValueError, ZeroDivisionError):
        raise click.BadParameter(f"{value!r} is no number") from None
    if not 0 < exact <= 100:
        raise click.BadParameter(f"{value} is not above 0 and at most 100")
    return exact


@click.command("import-log")
@click.argument("log", type=click.Path(path_type=Path))
@click.option("--from", "start", type=day, metavar="DATE", required=True, help="First day of the window.")
@click.option("--to", "end", type=day, metavar="DATE", required=True, help="Last day of the window.")
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="Write the instance here.")
@click.option("--actual", type=click.Path(path_type=Path), help="Write what people really did here, as a plan.")
@click.option("--name", help="Name of the instance; the log's name and the first day if left out.")
@click.option(
    "--policy",
    type=click.Choice(get_args(Policy)),
    default="client-based",
    show_default=True,
    help="Who may do a client's tasks in the instance.",
)
@click.option(
    "--own",
    type=click.Choice(get_args(Own)),
    help="Whose a client is: the responsible person's (if the log or --cases names any, the default), or whoever had "
    "most contacts before the window (otherwise the default).",
)
@click.option(
    "--due",
    type=click.Choice(get_args(Due)),
    default="deadline",
    show_default=True,
    help="deadline: as recorded, without one it can't be missed. window: by the last day of the window at the latest. "
    "as-done: by the day it was really done at the latest.",
)
@click.option("--order/--no-order", default=True, show_default=True, help="Keep the order of a case's tasks.")
@click.option(
    "--capacity-factor",
    type=factor,
    metavar="NUMBER",
    default="1",
    show_default=True,
    help="Capacity of a person and day, over the minutes really worked.",
)
@click.option(
    "--longest",
    type=click.IntRange(min=1),
    help=f"Cut durations to this many minutes; without it to the {LONGEST_QUANTILE} quantile of the log.",
)
@click.option("--default-minutes", type=click.IntRange(min=1), help="Minutes of an event without any.")
@click.option(
    "--skills",
    type=click.Choice(get_args(Skills)),
    default="to-window-end",
    show_default=True,
    help="A person may do what they are seen doing in this part of the log.",
)
@click.option(
    "--away-days",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help="An own caseworker without work in the window is away if seen in so many days before it, else gone.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was imported as one JSON document.")
@reading_options
def command(
    log: Path,
    output: Path,
    actual: Path | None,
    cases_file: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Read what was done in a window of LOG as an instance of what had to be done.

    LOG is a CSV or XES file (or one of them packed with gzip) of who completed which piece of work for which case.
    Cases with work in the window are the clients; contacts come from before the window alone; capacity is what people
    really worked.

    \b
    Examples:
      caseload import-log log.csv --from 2011-11-07 --to 2011-11-11 -o week.json --actual actual.json
      caseload measure week.json actual.json

    \b
    Exit codes: 0 written, 1 what people did breaks a rule (--actual), 2 usage, 3 bad input.
    """
    reading = reading_of(options)
    settings = ImportSettings(**options)
    imported = import_window(read_log(log, reading), settings, cases_of(cases_file, reading))
    checked = actual_plan(imported) if actual else None
    write_instance(imported.instance, output)
    if actual and checked:
        write_plan(checked, actual)
    if as_json:
        print_json(_as_json(imported, output, actual))
        return
    for note in imported.notes:
        console().print(note)
    console().print(f"written: {output}" + (f" and {actual}" if actual else ""))


def _as_json(imported: Imported, output: Path, actual: Path | None) -> dict[str, Any]:
    instance = imported.instance
    return {
        "instance": str(output),
        "actual": str(actual) if actual else None,
        "caseworkers": len(instance.caseworkers),
        "clients": len(instance.clients),
        "tasks": len(instance.tasks),
        "notes": list(imported.notes),
    }
