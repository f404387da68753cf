"""The contrast of client-based work and task-based dispatch, as a page from result lines.

python -m benchmarks.results LINES... [--output benchmarks/RESULTS.md]
"""

from pathlib import Path

import click

from benchmarks.drawing import PlotsMissing, require_matplotlib, write_figure
from benchmarks.results.page import page_of
from benchmarks.results.section import FOLDER_OF_PLOTS
from optimizer.atomic import write_atomically
from optimizer.bench.record import require_runs
from optimizer.errors import InputError


@click.command()
@click.argument("lines", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("benchmarks/RESULTS.md"),
    show_default=True,
    help="The page; its plots go into the folder `plots` beside it.",
)
def main(lines: tuple[Path, ...], output: Path) -> None:
    """Write the page and its plots from lines of `caseload bench run`; of a run with several lines the last counts."""
    try:
        require_matplotlib()
        known = require_runs(lines)
    except (PlotsMissing, InputError) as error:
        raise click.ClickException(str(error)) from None
    page = page_of(known.records)
    for plot in page.plots:
        write_figure(plot.figure, output.parent / FOLDER_OF_PLOTS / plot.file)
    write_atomically(output, page.text.encode())
    if known.unread:
        click.echo(f"{known.unread} torn or foreign lines ignored", err=True)
    click.echo(
        "\n".join(str(path) for path in [output, *(output.parent / FOLDER_OF_PLOTS / p.file for p in page.plots)])
    )


if __name__ == "__main__":
    main()
