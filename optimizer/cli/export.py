"""`caseload export`: a plan in another form."""

from pathlib import Path

import click

from optimizer.checks.check import require_checked
from optimizer.cli.output import PLAN_OUTPUT, console, print_json, working
from optimizer.cli.reading import instance_in
from optimizer.export.files import export_plan, require_plan_name
from optimizer.plan.files import read_plan


@click.command("export")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help=PLAN_OUTPUT)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def command(instance: Path, plan: Path, output: Path, as_json: bool) -> None:
    """Check PLAN against INSTANCE and write it in the form that the name of the output asks for.

    A workbook has a summary, the exceptions (late, not scheduled, without a caseworker, each with the reason), the
    changes against today, all assignments, the schedule, and a sheet of weeks for each caseworker. A folder has the
    same as tables. Both are for people and other programs: caseload reads plans from .json only.

    \b
    Examples:
      caseload export office.xlsx plan.json --output plan.xlsx
      caseload export office.json plan.json --output plan-tables/
      caseload export office.json plan.json --output plan.parquet

    \b
    Exit codes: 0 written, 2 usage, 3 bad input or a plan that breaks a rule.
    """
    require_plan_name(output)
    checked = require_checked(instance_in(instance), read_plan(plan))
    with working(f"Writing {output} …"):
        export_plan(checked, output)
    found = {"instance": checked.plan.instance, "status": checked.plan.status, "output": str(output)}
    if as_json:
        print_json(found)
    else:
        console().print(f"{found['instance']}: {found['status']} plan, checked and written to {output}.")
