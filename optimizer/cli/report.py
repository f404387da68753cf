"""`caseload report`: a plan as a page to be read."""

from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click

from optimizer.atomic import write_atomically
from optimizer.checks.check import require_checked
from optimizer.cli.output import console, print_json, working
from optimizer.cli.reading import instance_in
from optimizer.plan.files import read_plan
from optimizer.report.names import Names, read_names
from optimizer.report.page import Language, page_bytes
from optimizer.report.planner import planner_document
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
    "--names",
    "names_file",
    type=click.Path(path_type=Path),
    help="A table with the columns id and name, of caseworkers and clients: .csv, .xlsx, .ods or .parquet.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(
    instance: Path, plan: Path, output: Path, language: Language | None, names_file: Path | None, as_json: bool
) -> None:
    """Write one page that shows what PLAN makes of INSTANCE.

    The page carries all it needs: it opens from a memory stick, loads nothing and sends nothing. It speaks English and
    Spanish. It has ids of clients and caseworkers and no names, unless you give --names: then whoever has the page has
    the names.

    \b
    Examples:
      caseload report office.json plan.json --output report.html
      caseload report office.json plan.json --names people.csv --output for-the-supervisor.html

    \b
    Exit codes: 0 written, 1 the plan breaks a rule, 2 usage, 3 bad input.
    """
    subject = Subject(require_checked(instance_in(instance), read_plan(plan)))
    names = read_names(names_file, subject.instance) if names_file else None
    with working(f"Writing {output} …"):
        content = page_bytes(planner_document(subject, names.by_id if names else None), language)
        write_atomically(output, content)
    if as_json:
        print_json(
            {
                "instance": subject.instance.name,
                "output": str(output),
                "bytes": len(content),
                "names": counts_of(names) if names else None,
            }
        )
    else:
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
