"""The scaling study.

python -m benchmarks.scaling run --output out/scaling.jsonl      make the runs that are missing
python -m benchmarks.scaling report out/scaling.jsonl            tables, fits and plots
python -m benchmarks.scaling one --help                          a single run
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast, get_args

import click

from benchmarks.drawing import PlotsMissing
from benchmarks.scaling.one import run_one
from benchmarks.scaling.plots import write_plots
from benchmarks.scaling.report import report_text
from benchmarks.scaling.runs import known_runs, run_all
from benchmarks.scaling.setting import SECONDS, VARIANTS, Setting, Variant, by_grid, by_size
from optimizer.atomic import write_atomically
from optimizer.bench.fresh import end_with_parent
from optimizer.generate.parameters import Size
from optimizer.solvers.settings import MethodWish

T = TypeVar("T")
SIZES = get_args(Size)


def several(kind: Callable[[str], T], choices: tuple[str, ...] = ()) -> Callable[[str], list[T]]:
    """Reads values with commas between them, each among the choices if there are any."""

    def read(value: str) -> list[T]:
        words = [word.strip() for word in value.split(",")]
        unknown = [word for word in words if choices and word not in choices]
        if unknown:
            raise click.BadParameter(f"{', '.join(unknown)}: any of {', '.join(choices)}")
        try:
            return [kind(word) for word in words]
        except ValueError:
            raise click.BadParameter(f"{value}: numbers with commas between them") from None

    return read


def seconds_by_size(value: str) -> dict[Size, float]:
    """s=30,m=60: those that are not named keep what they have; a bare number is for all."""
    try:
        if "=" not in value:
            return dict.fromkeys(SIZES, float(value))
        pairs = [part.split("=") for part in value.split(",")]
        given = {size.strip(): float(number) for size, number in pairs}
    except ValueError:
        raise click.BadParameter(f"{value}: like 30, or s=30,m=60") from None
    if not set(given) <= set(SIZES):
        raise click.BadParameter(f"{value}: sizes are {', '.join(SIZES)}")
    return {**SECONDS, **{cast(Size, size): number for size, number in given.items()}}


@click.group()
def main() -> None:
    """How time, memory and proven gaps grow with the office."""


@main.command("run")
@click.option("--output", type=click.Path(path_type=Path), required=True, help="Results, one JSON line a run.")
@click.option("--sizes", type=several(str, SIZES), metavar="LIST", default="s,m,l,xl", show_default=True)
@click.option("--utilisation", type=several(float), metavar="LIST", default="0.80,0.92,1.02", show_default=True)
@click.option("--seeds", type=several(int), metavar="LIST", default="1,2,3", show_default=True, help="Of the offices.")
@click.option("--variants", type=several(str, VARIANTS), metavar="LIST", default=",".join(VARIANTS), show_default=True)
@click.option("--days", type=several(int), metavar="LIST", default="20", show_default=True, help="Working days.")
@click.option(
    "--seconds",
    type=seconds_by_size,
    default="s=30,m=60,l=120,xl=300",
    show_default=True,
    metavar="LIST",
    help="Time limit of each size, or one number for all.",
)
@click.option("--work", is_flag=True, help="The limits are budgets of work, as of caseload solve --work.")
@click.option("--grid", is_flag=True, help="Instead of sizes: offices like M that differ in one respect at a time.")
@click.option("--method", type=click.Choice(get_args(MethodWish)), default="auto", show_default=True)
@click.option("--threads", type=int, default=2, show_default=True)
@click.option("--these-sources", is_flag=True, help="Skip only what these very sources have run, not this version.")
@click.option("--dry-run", is_flag=True, help="Only list the runs.")
@click.pass_context
def run_command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    ctx: click.Context,
    output: Path,
    sizes: list[Size],
    utilisation: list[float],
    seeds: list[int],
    variants: list[Variant],
    days: list[int],
    seconds: dict[Size, float],
    work: bool,
    grid: bool,
    method: MethodWish,
    threads: int,
    these_sources: bool,
    dry_run: bool,
) -> None:
    """Make all runs that have no line yet; stop and start again as you like.

    \b
    Examples:
      python -m benchmarks.scaling run --output out/scaling.jsonl --sizes s,m --variants plain
      python -m benchmarks.scaling run --output out/scaling.jsonl --grid --utilisation 0.92 --variants plain --seeds 1
    """
    chosen = (
        by_grid(utilisation, seeds, variants, seconds["m"])
        if grid
        else by_size(sizes, utilisation, seeds, variants, days, seconds)
    )
    settings = [one.model_copy(update={"method": method, "threads": threads, "work": work}) for one in chosen]
    if dry_run:
        print("\n".join(map(str, settings)))
        print(f"{len(settings)} runs, {sum(one.seconds for one in settings) / 3600:.1f} h of solving at most")
        return
    failed = run_all(settings, output, these_sources)
    ctx.exit(1 if failed else 0)


@main.command("one")
@click.option("--setting", required=True, metavar="JSON", help='As in the results: {"size": "s", ...}.')
@click.option("--with-parent", is_flag=True, help="End when standard input closes.")
def one_command(setting: str, with_parent: bool) -> None:
    """Make one run in this process and print its line."""
    if with_parent:
        end_with_parent()
    print(run_one(Setting.model_validate_json(setting)).model_dump_json())


@main.command("report")
@click.argument("results", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path("out/scaling"))
@click.option("--plots/--no-plots", default=True, show_default=True, help="Plots need the extra `bench`.")
def report_command(results: Path, output: Path, plots: bool) -> None:
    """Write report.md, and plots as SVG beside it."""
    known = known_runs(results)
    if known.unread:
        print(f"{results}: {known.unread} torn or foreign lines ignored", file=sys.stderr)
    if not known.records:
        raise click.UsageError(f"{results} holds no runs")
    names: list[str] = []
    if plots:
        try:
            names = write_plots(known.records, output)
        except PlotsMissing as error:
            raise click.ClickException(f"{error}, or report --no-plots") from None
    write_atomically(output / "report.md", report_text(known.records, names).encode())
    print("\n".join(str(output / name) for name in ["report.md", *names]))


if __name__ == "__main__":
    main()
