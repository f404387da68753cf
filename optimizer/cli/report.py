"""`caseload report`: a plan as a page to be read."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

import click

from optimizer.checks.check import require_checked
from optimizer.cli.files import write_file
from optimizer.cli.output import console, print_json, working
from optimizer.cli.reading import instance_in
from optimizer.cli.report_inputs import break_even_in, public_counts, standings
from optimizer.frontier.files import read_front
from optimizer.plan.files import read_plan
from optimizer.report.document import Document
from optimizer.report.everyone import for_everyone
from optimizer.report.names import Names, read_names
from optimizer.report.page import Language, page_bytes
from optimizer.report.planner import planner_document
from optimizer.report.public.document import public_document
from optimizer.report.subject import Subject


@click.command("report")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("plan", type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The page: one .html file."
)
@click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    help="What the page opens in.  [default: the reader's, else English]",
)
@click.option(
    "--public", is_flag=True, help="For everybody: no client, no caseworker, no count of fewer than 11 people."
)
@click.option(
    "--names",
    "names_file",
    type=click.Path(path_type=Path),
    help="A table with the columns id and name, of caseworkers and clients: .csv, .xlsx, .ods or .parquet.",
)
@click.option(
    "--frontier",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What caseload frontier --json printed about INSTANCE: drawn as the price of continuity.",
)
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Lines of caseload bench run with simulations: drawn as the break-even.",
)
@click.option("--contrast/--no-contrast", default=True, show_default=True, help="Compare with every rule of dispatch.")
@click.option("--title", default="", help="What the page is headed with.  [default: the instance's name; public: none]")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(output: Path, language: Language | None, title: str, as_json: bool, **options: Any) -> None:
    """Write one page that shows what PLAN makes of INSTANCE.

    The page carries all it needs: it opens from a memory stick, loads nothing and sends nothing. It speaks English and
    Spanish. It has ids of clients and caseworkers and no names, unless you give --names: then whoever has the page has
    the names.

    \b
    Examples:
      caseload report office.json plan.json --output report.html
      caseload report office.json plan.json --names people.csv --output with-names.html
      caseload report office.json plan.json --frontier front.json --results full.jsonl --output report.html
      caseload report office.json plan.json --public --title "North office, January" --output everybody.html

    \b
    Exit codes: 0 written, 1 the plan breaks a rule, 2 usage, 3 bad input.
    """
    _refuse_mixed(**options)
    subject = Subject(require_checked(instance_in(options.pop("instance")), read_plan(options.pop("plan"))))
    names_file = options.pop("names_file")
    names = read_names(names_file, subject.instance) if names_file else None
    document = _document(subject, names.by_id if names else None, **options)
    with working(f"Writing {output} …"):
        content = page_bytes(replace(document, title=title or document.title), language)
        write_file(output, content)
    if as_json:
        written = {"instance": subject.instance.name, "output": str(output), "bytes": len(content)}
        print_json(written | {"names": counts_of(names) if names else None})
        return
    console().print(f"{subject.instance.name}: page of {len(content) / 1e6:.1f} MB written to {output}.")
    if names:
        console().print(in_words(names))


def counts_of(names: Names) -> dict[str, int]:
    """Numbers alone: who they are stands on the page and nowhere else."""
    counts = asdict(names)
    return {"given": len(counts.pop("by_id")), **counts}


def in_words(names: Names) -> str:
    without = f"{names.caseworkers_without:,} caseworkers and {names.clients_without:,} clients have none"
    ignored = f"; {names.unknown_rows:,} rows are for ids that the instance does not have" if names.unknown_rows else ""
    return f"{len(names.by_id):,} names put onto the page; {without}{ignored}."


def _refuse_mixed(*, public: bool, names_file: Path | None, frontier: Path | None, **_: Any) -> None:
    """What a page for everybody can't have."""
    for name, given in (("--names", names_file), ("--frontier", frontier)):
        if public and given:
            raise click.UsageError(
                f"--public and {name} exclude each other: docs/privacy.md says what a public page has"
            )


def _document(
    subject: Subject,
    names: Mapping[str, str] | None,
    *,
    public: bool,
    frontier: Path | None,
    results: Path | None,
    contrast: bool,
) -> Document:
    """What is read comes first: it may be refused, and dispatch takes its time."""
    front = read_front(frontier, subject.instance) if frontier else None
    simulated = break_even_in(results) if results else None
    if public:
        return public_document(subject, public_counts(subject.instance) if contrast else (), simulated)
    rivals = standings(subject.instance) if contrast else ()
    return planner_document(subject, names, for_everyone(subject, rivals, front, simulated))
