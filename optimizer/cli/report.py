"""`caseload report`: a plan as a page to be read."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import click

from optimizer.atomic import write_atomically
from optimizer.checks.check import require_checked
from optimizer.cli.output import console, print_json, working
from optimizer.cli.reading import instance_in
from optimizer.plan.files import read_plan
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
@click.option("--title", default="", help="What the page is headed with.  [default: the instance's name; public: none]")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(
    instance: Path, plan: Path, output: Path, language: Language | None, public: bool, title: str, as_json: bool
) -> None:
    """Write one page that shows what PLAN makes of INSTANCE.

    The page carries all it needs: it opens from a memory stick, loads nothing and sends nothing. It speaks English and
    Spanish.

    \b
    Examples:
      caseload report office.json plan.json --output report.html
      caseload report office.json plan.json --public --title "North office, January" --output everybody.html

    \b
    Exit codes: 0 written, 1 the plan breaks a rule, 2 usage, 3 bad input.
    """
    subject = Subject(require_checked(instance_in(instance), read_plan(plan)))
    with working(f"Writing {output} …"):
        document = public_document(subject) if public else planner_document(subject)
        content = page_bytes(replace(document, title=title or document.title), language)
        write_atomically(output, content)
    if as_json:
        print_json({"instance": subject.instance.name, "output": str(output), "bytes": len(content)})
    else:
        console().print(f"{subject.instance.name}: page of {len(content) / 1e6:.1f} MB written to {output}.")
