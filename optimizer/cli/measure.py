"""`caseload measure`: what a plan, or a log of what really happened, amounts to."""

import csv
import io
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from optimizer.checks.check import require_checked
from optimizer.cli.dates import day
from optimizer.cli.files import write_file
from optimizer.cli.log_options import cases_of, reading_of, reading_options
from optimizer.cli.output import console, percent, print_json, thousands, working
from optimizer.cli.reading import instance_in
from optimizer.cli.sources import stronger
from optimizer.logs.events import Log
from optimizer.logs.indices import LogMeasures, measure_log
from optimizer.logs.read import read_log
from optimizer.metrics.measures import Measures
from optimizer.metrics.tables import Row, csv_of, rows_of, tree_of
from optimizer.metrics.wording import counted
from optimizer.plan.files import read_plan
from optimizer.report.document import Document
from optimizer.report.measured import log_document, plan_document
from optimizer.report.page import page_bytes
from optimizer.report.subject import Subject

_SHARES = frozenset({"named-caseworker share", "same person as before"})


@click.command("measure")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="LOG | INSTANCE PLAN")
@click.option("--from", "start", type=day, metavar="DATE", help="Of a log: leave out what was completed earlier.")
@click.option("--to", "end", type=day, metavar="DATE", help="Of a log: leave out what was completed later.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@click.option(
    "--html",
    "html_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page with pictures here, besides what is printed.",
)
@click.option("--all", "everything", is_flag=True, help="Of a plan: print all measures, not the headlines alone.")
@click.option("--caseworkers", is_flag=True, help="Of a plan: print the rows of single caseworkers too.")
@reading_options
def command(
    files: tuple[Path, ...],
    cases_file: Path | None,
    start: date | None,
    end: date | None,
    as_json: bool,
    as_csv: bool,
    html_file: Path | None,
    **options: Any,
) -> None:
    """Print the measures of a plan, or of a log of who did what.

    A plan is checked first, and refused if it breaks a rule. The continuity of a log stands beside what chance would
    give if each event went to a random person, in the proportion in which people really worked. Of a plan the headline
    measures are printed, with --all the others too; --json and --csv always have all of them.

    What each measure is, with its formula and which way is better: docs/measures.md.

    \b
    Examples:
      caseload measure office.json plan.json
      caseload measure office.json plan.json --all
      caseload measure office.json plan.json --html measures.html
      caseload measure log.csv --from 2011-11-01 --to 2011-11-30 --cases cases.csv

    \b
    Exit codes: 0 fine, 1 the plan breaks a rule, 2 usage, 3 bad input.
    """
    shown = _chosen(everything=options.pop("everything"), caseworkers=options.pop("caseworkers"))
    if stronger(click.get_current_context(), "as_json", "as_csv") == "as_json":
        as_csv = False
    else:
        as_json = False
    if len(files) == 2:
        subject = Subject(require_checked(instance_in(files[0]), read_plan(files[1])))
        _write_page(html_file, lambda: plan_document(subject))
        _tell_plan(subject.measures, as_json=as_json, as_csv=as_csv, shown=shown)
        return
    if len(files) != 1 or files[0].name.endswith((".json", ".json.gz")):
        raise click.UsageError("give one LOG (.csv or .xes), or an INSTANCE and a PLAN")
    reading = reading_of(options)
    log = read_log(files[0], reading)
    if start is not None or end is not None:
        log = log.between(start, end)
    measures = measure_log(log, cases_of(cases_file, reading))
    _write_page(html_file, lambda: log_document(files[0].name, measures))
    if as_json:
        print_json(_log_json(log, measures))
    elif as_csv:
        click.echo(_csv_of(measures), nl=False)
    else:
        _print_log(log, measures)


def _chosen(*, everything: bool, caseworkers: bool) -> Callable[[Row], bool]:
    """Which rows of a plan are printed; those of single caseworkers only if asked for, as there may be thousands."""

    def shown(row: Row) -> bool:
        return caseworkers if row.group.startswith("caseworker ") else everything or row.is_headline

    return shown


def _write_page(file: Path | None, document: Callable[[], Document]) -> None:
    if file is not None:
        with working(f"Writing {file} …"):
            write_file(file, page_bytes(document()))


def _tell_plan(measures: Measures, *, as_json: bool, as_csv: bool, shown: Callable[[Row], bool]) -> None:
    if as_json:
        print_json(tree_of(measures))
    elif as_csv:
        click.echo(csv_of(measures), nl=False)
    else:
        rows = rows_of(measures)
        kept = [row for row in rows if shown(row)]
        _print_plan(f"{measures.instance}: {measures.status} plan under {measures.policy}", kept)
        if not all(shown(row) for row in rows if not row.group.startswith("caseworker ")):
            console().print("--all prints every measure; docs/measures.md says what each is.")


def _print_plan(title: str, rows: list[Row]) -> None:
    """A measure is named once, on the first of its rows."""
    table = Table("measure", "of", title=title)
    table.add_column("value", justify="right")
    table.add_column("unit")
    before = None
    for row in rows:
        share = row.unit == "share"
        value = percent(row.value) if share else _amount(row.value)
        unit = "" if share or row.unit == "value" else "%" if row.unit == "percent" else row.unit
        table.add_row(row.measure if row.measure != before else "", row.group, value, unit)
        before = row.measure
    console().print(table)


def _amount(value: float | None) -> str:
    return thousands(value) if value is None or isinstance(value, int) else f"{value:,.2f}"


def _log_json(log: Log, measures: LogMeasures) -> dict[str, Any]:
    return {
        "log": log.where,
        "left_out": dict(log.dropped),
        "not_done_by_a_person": dict(log.unattended),
        **asdict(measures),
        "named_share": measures.named_share,
    }


def _csv_of(measures: LogMeasures) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("measure", "mean", "at_random", "count"))
    writer.writerows(measures.rows())
    return text.getvalue()


def _print_log(log: Log, measures: LogMeasures) -> None:
    out, summary = console(), measures.indices
    for reason, count in log.dropped.items():
        out.print(f"left out: {_singular(reason) if count == 1 else f'{thousands(count)} {reason}'}")
    for reason, count in log.unattended.items():
        out.print(f"no contact: {counted(count, 'events')}, {reason}")
    people = f"{thousands(measures.people)} {'person' if measures.people == 1 else 'people'}"
    out.print(f"{counted(measures.contacts, 'contacts')} of {counted(summary.clients, 'cases')} with {people}")
    table = Table("measure", title=log.where)
    for heading in ("really", "at random", "of"):
        table.add_column(heading, justify="right")
    for name, mean, at_random, count in measures.rows():
        show = percent if name in _SHARES else _number
        table.add_row(name, show(mean), show(at_random), thousands(count))
    out.print(table)
    out.print(
        f"Cases without a contact ({thousands(summary.clients_without_contacts)}) are left out of everything, cases "
        f"with one ({thousands(summary.clients_with_one_contact)}) of what needs two: never imputed."
    )
    out.print("At random: exact expectation if each event went to a person by their share of all events.")


def _singular(reason: str) -> str:
    """A reason that begins with its plural noun, for one: "1 row of stage …"."""
    noun, _, rest = reason.partition(" ")
    return f"{counted(1, noun)} {rest}".strip()


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
