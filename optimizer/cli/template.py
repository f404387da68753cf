"""`caseload template`: an example office, to be filled in."""

from pathlib import Path

import click

from optimizer.cli.output import console, print_json
from optimizer.generate.example import example_office
from optimizer.instance.files import write_instance


@click.command("template")
@click.argument("target", metavar="OUTPUT", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace OUTPUT if it is there already.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(target: Path, force: bool, as_json: bool) -> None:
    """Write an example office as OUTPUT, to put your own rows in place of its rows.

    In a workbook (.xlsx) each column has a note that says what it is for, dates and numbers are typed, and choices
    have a drop-down. .json, .json.gz, .parquet and a folder of CSV tables are written as well. Every number in the
    office is an example.

    \b
    Examples:
      caseload template office.xlsx
      caseload template office-tables/

    \b
    Exit codes: 0 written, 2 usage or OUTPUT is there already, 3 OUTPUT can't be written.
    """
    if target.exists() and not force:
        raise click.UsageError(f"{target} is there already: give another name, or --force to replace it")
    office = example_office()
    write_instance(office, target)
    counts = {name: len(getattr(office, name)) for name in ("caseworkers", "clients", "tasks")}
    if as_json:
        print_json({"name": office.name, "counts": counts, "output": str(target)})
        return
    out = console()
    out.print(f"{', '.join(f'{count} {name}' for name, count in counts.items())}: written to {target}.")
    out.print(f"Put your own rows in their place, then: caseload solve {target} --output plan.xlsx")
