"""`caseload convert`: validate an instance and write it in another form."""

from itertools import groupby
from pathlib import Path
from typing import Any

import click

from optimizer.cli.output import console, print_json, working
from optimizer.cli.reading import instance_in
from optimizer.instance.files import write_instance
from optimizer.instance.schema import Instance
from optimizer.instance.unavoidable import Warning_, warnings_of

#: More warnings of a kind than this are counted, not listed; --json has them all.
_MOST_OF_A_KIND = 5

_KINDS = {
    "nobody-eligible": "clients whom nobody may serve",
    "nobody-able": "tasks that nobody may do",
    "task-too-long": "tasks longer than anybody's longest day",
    "chain-too-long": "tasks that their predecessors leave no day",
    "pins-apart": "clients pinned to different people",
    "availability-unused": "caseworkers with availability outside the working days",
    "released-too-late": "tasks released after the horizon",
    "overdue": "overdue tasks",
    "cap-too-low": "caps on caseload points that are too low",
}


@click.command()
@click.argument("source", metavar="INSTANCE", type=click.Path(path_type=Path))
@click.argument("target", metavar="OUTPUT", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
def command(source: Path, target: str, as_json: bool) -> None:
    """Validate INSTANCE and write it as OUTPUT.

    Both may be .json, .json.gz, a workbook (.xlsx; .ods is read only), a folder of CSV tables, or a folder of
    Parquet tables whose name ends in .parquet. Everything that is wrong with INSTANCE is reported at once; then
    nothing is written. What is legal but can't be met by any plan is a warning. Tasks are written with all that
    their kinds supply.

    \b
    Examples:
      caseload convert office.json office-tables/
      caseload convert office-tables office.json.gz
      caseload convert office.ods office.json

    \b
    Exit codes: 0 written, 2 usage, 3 bad input.
    """
    instance = instance_in(source)
    warnings = warnings_of(instance)
    with working(f"Writing {target} …"):
        write_instance(instance, target)
    if as_json:
        print_json(_as_json(instance, warnings, target))
    else:
        _print(instance, warnings, target)


def _counts(instance: Instance) -> dict[str, int]:
    tables = ("caseworkers", "clients", "tasks", "task_kinds", "relationships", "efforts")
    return {table: len(getattr(instance, table)) for table in tables}


def _as_json(instance: Instance, warnings: tuple[Warning_, ...], target: str) -> dict[str, Any]:
    return {
        "name": instance.name,
        "instance_sha256": instance.sha256,
        "policy": instance.rules.policy,
        "horizon": instance.horizon.model_dump(mode="json"),
        "counts": _counts(instance),
        "warnings": [{"kind": row.kind, "entity": row.entity, "message": row.message} for row in warnings],
        "output": target,
    }


def _print(instance: Instance, warnings: tuple[Warning_, ...], target: str) -> None:
    out, horizon = console(), instance.horizon
    out.print(f"{instance.name}: {horizon.start} to {horizon.end}, policy {instance.rules.policy}")
    out.print(", ".join(f"{count:,} {table.replace('_', ' ')}" for table, count in _counts(instance).items() if count))
    for kind, rows in groupby(warnings, key=lambda row: row.kind):
        _print_kind(kind, list(rows))
    out.print(f"Written to {target}.")


def _print_kind(kind: str, rows: list[Warning_]) -> None:
    out = console()
    out.print(f"warning: {_KINDS[kind]} ({len(rows):,})")
    for row in rows[:_MOST_OF_A_KIND]:
        out.print(f"  {row}")
    if len(rows) > _MOST_OF_A_KIND:
        out.print(f"  … and {len(rows) - _MOST_OF_A_KIND:,} more; --json lists all.")
