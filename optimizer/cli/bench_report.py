"""`caseload bench report`: results as a text with tables, and as a page with pictures."""

from pathlib import Path

import click

from optimizer.bench.pictures import pictures_of
from optimizer.bench.record import require_runs
from optimizer.bench.report import PAGE, report_text
from optimizer.cli.files import write_file
from optimizer.cli.output import print_json
from optimizer.report.page import page_bytes


@click.command("report")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as one JSON document.")
def command(files: tuple[Path, ...], output: Path, as_json: bool) -> None:
    """Write report.md and report.html into a folder.

    In report.md first the headline: the best client-based plan against the task-based ones with most continuity. Then a
    table an instance, values beside their proven bounds. Then a table a simulated setting, means with half of their
    95 % intervals; simulations alone have no headline. report.html has the same as pictures, and from how many minutes
    of reading in on a pool is no longer more timely. Of a run that is in several files or lines the last one counts.
    The same lines give the same bytes.

    \b
    Examples:
      caseload bench report smoke.jsonl --output report
      caseload bench report offices.jsonl logs.jsonl --output report

    \b
    Exit codes: 0 written, 2 usage, 3 bad input.
    """
    known = require_runs(files)
    contents = {
        PAGE: page_bytes(pictures_of(known.records, ", ".join(path.stem for path in files))),
        "report.md": report_text(known.records).encode(),
    }
    for name, content in contents.items():
        write_file(output / name, content)
    if known.unread:
        click.echo(f"{known.unread} torn or foreign lines ignored", err=True)
    names = [str(output / name) for name in sorted(contents)]
    if as_json:
        print_json({"runs": len(known.records), "lines_ignored": known.unread, "written": names})
    else:
        click.echo("\n".join(names))
