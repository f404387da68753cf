"""`caseload bench run`: the missing runs of a suite."""

from pathlib import Path
from typing import Any

import click

from optimizer.bench.study import Tally, Tell, run_suite
from optimizer.cli.output import print_json


@click.command("run")
@click.argument("suite", type=click.Path(path_type=Path))
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Results, a JSON line a run."
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that holds logs/, for instances from real logs.  [default: $CASELOAD_DATA]",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Runs at the same time; each counts as many times as it has threads.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a summary as one JSON document.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def command(
    ctx: click.Context, suite: Path, output: Path, data: Path | None, jobs: int, as_json: bool, quiet: bool
) -> None:
    """Make all runs of a suite that have no line yet.

    Each run is a fresh process; its plan is written, read back and checked; its line is added when it has ended.
    Interrupted or killed at any moment, the same command goes on where it stopped. A line counts for the same
    instance, run, versions and sources. Instances from logs that are not there are skipped with a message.

    Runs beside one another (--jobs) take longer. What they find under a budget of work stays the same; under a time
    limit it may be worse.

    \b
    Examples:
      caseload bench run benchmarks/suites/smoke.toml --output smoke.jsonl
      caseload bench run mine.toml --output mine.jsonl --data ../data --json
      caseload bench run sweep.toml --output sweep.jsonl --jobs 4

    \b
    Exit codes: 0 every run has its line and a checked plan, 1 a run failed or its plan failed the checker, 2 usage,
    3 bad input, 4 a run found no plan in time, 5 a solver process died (the best plan was kept), 130 interrupted.
    """
    tell: Tell = (lambda _: None) if quiet else (lambda text: click.echo(text, err=True))
    tally = run_suite(suite, output, tell, data, jobs)
    if as_json:
        print_json(_summary(tally, output))
    ctx.exit(_exit_code(tally))


def _exit_code(tally: Tally) -> int:
    records = list(tally.records())
    if tally.count("failed") or any(record.status == "rejected" for record in records):
        return 1
    if any(record.deaths for record in records):
        return 5
    return 4 if any(record.status == "no-plan" for record in records) else 0


def _summary(tally: Tally, output: Path) -> dict[str, Any]:
    return {
        "output": str(output),
        "made": tally.count("made"),
        "had_their_line": tally.count("kept"),
        "failed": [place for place, fate, _ in tally.runs if fate == "failed"],
        "skipped_instances": tally.skipped,
        "rejected": [record.place for record in tally.records() if record.status == "rejected"],
        "without_a_plan": [record.place for record in tally.records() if record.status == "no-plan"],
        "deaths": sum(record.deaths for record in tally.records()),
    }
