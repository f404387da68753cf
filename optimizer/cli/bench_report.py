"""`caseload bench report`: results as a page and plots."""

from pathlib import Path

import click

from optimizer.atomic import write_atomically
from optimizer.bench.record import require_runs
from optimizer.bench.report import report_text
from optimizer.bench.svg import PLOTS, svg_of
from optimizer.cli.output import print_json


@click.command("report")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as one JSON document.")
def command(files: tuple[Path, ...], output: Path, as_json: bool) -> None:
    """Write report.md and plots as SVG into a folder.

    First the headline: the best client-based plan against the task-based ones with most continuity. Then a table an
    instance, values beside their proven bounds. Then a table a simulated setting, means with half of their 95 %
    intervals; simulations alone have no headline and no plots. Of a run that is in several files or lines the last one
    counts. The same lines give the same bytes.

    \b
    Examples:
      caseload bench report smoke.jsonl --output report
      caseload bench report offices.jsonl logs.jsonl --output report

    \b
    Exit codes: 0 written, 2 usage, 3 bad input.
    """
    known = require_runs(files)
    plots = () if all(record.is_simulation for record in known.records) else PLOTS
    contents = {plot.file: svg_of(plot, known.records) for plot in plots}
    contents["report.md"] = report_text(known.records, list(contents))
    for name, text in contents.items():
        write_atomically(output / name, text.encode())
    if known.unread:
        click.echo(f"{known.unread} torn or foreign lines ignored", err=True)
    names = [str(output / name) for name in sorted(contents)]
    if as_json:
        print_json({"runs": len(known.records), "lines_ignored": known.unread, "written": names})
    else:
        click.echo("\n".join(names))
