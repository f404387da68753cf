"""`caseload bench compare`: is anything worse than it was?"""

from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from optimizer.bench.compare import Comparison, compare
from optimizer.bench.finding import Weight
from optimizer.bench.record import Known, require_runs
from optimizer.cli.output import print_json
from optimizer.metrics.wording import counted

_HEADINGS: Final[dict[Weight, str]] = {
    "worse": "Worse or changed",
    "tolerated": "Worse, within the tolerance of the suite",
    "better": "Better",
    "note": "To know",
}


@click.command("compare")
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON document.")
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, as_json: bool) -> None:
    """Compare the runs of two result files.

    Listed as worse, and exit code 1: an objective or a proven bound that is worse (in the order of the priority, as
    long as the objectives before are equal), a proof that is gone, a bound that the other file's plan beats, any
    changed measure of a run that has to repeat (dispatch, a simulation, or a budget of work), a run that is missing, a
    plan that failed the checker or was not found, an instance that has changed. Runs with a time limit are allowed the
    tolerance of their suite, as the old file has it. Seconds and memory are shown as ratios and are never a gate.

    \b
    Examples:
      caseload bench compare benchmarks/baselines/smoke.jsonl smoke.jsonl
      caseload bench compare before.jsonl after.jsonl --json

    \b
    Exit codes: 0 nothing is worse, 1 something is, 2 usage, 3 bad input.
    """
    known = {"old": require_runs([old]), "new": require_runs([new])}
    found = compare(known["old"].records, known["new"].records)
    if as_json:
        print_json(_as_json(found, known))
    else:
        for name, file in known.items():
            if file.unread:
                click.echo(f"the {name} file: {file.unread} torn or foreign lines ignored", err=True)
        click.echo("\n".join(_lines(found)))
    ctx.exit(0 if found.ok else 1)


def _as_json(found: Comparison, known: dict[str, Known]) -> dict[str, Any]:
    unread = {f"{name}_lines_ignored": file.unread for name, file in known.items()}
    mean = found.mean_cost
    return {"ok": found.ok, **unread, **asdict(found), "mean_cost": None if mean is None else asdict(mean)}


def _lines(found: Comparison) -> list[str]:
    lines = [f"{counted(found.compared, 'runs')} compared, {len(found.added)} in the new file alone"]
    lines += [f"made by: {text}" for text in found.made_by]
    mean = found.mean_cost
    if mean is not None:
        lines += ["", "New against old, no gate:     seconds  memory"]
        lines += [
            f"  {cost.seconds_ratio:7.2f} {cost.memory_ratio:7.2f}  {cost.place}" for cost in (*found.costs, mean)
        ]
    for weight, heading in _HEADINGS.items():
        rows = found.of(weight)
        if rows:
            lines += ["", f"{heading} ({len(rows)}):", *(f"  {row}" for row in rows)]
    return [*lines, "", "Nothing is worse." if found.ok else f"{len(found.of('worse'))} of these are worse or changed."]
