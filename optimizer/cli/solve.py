"""`caseload solve`: an instance becomes a checked plan."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from optimizer.cli.keep import keep, keep_so_far
from optimizer.cli.output import PLAN_OUTPUT, console, print_json, working
from optimizer.cli.progress import progress_display
from optimizer.cli.reading import instance_in
from optimizer.cli.search_options import with_one_limit
from optimizer.cli.summary import outcome_json, print_outcome
from optimizer.export.files import require_plan_name
from optimizer.rules import OBJECTIVES
from optimizer.solvers import SolveSettings, solve
from optimizer.solvers.outcome import Outcome

POLICIES = ("client-based", "cover", "task-based")


def parse_priority(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    """Objectives from a comma-separated list."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    wrong = [name for name in names if name not in OBJECTIVES]
    if wrong or not names or len(set(names)) != len(names):
        raise click.BadParameter(f"{text!r}: give each of {','.join(OBJECTIVES)} at most once, and at least one")
    return names


def parse_targets(_: click.Context, __: click.Parameter, texts: tuple[str, ...]) -> dict[str, int]:
    """Objectives with values, each given once."""
    pairs = [text.partition("=") for text in texts]
    targets = {name.strip(): value.strip() for name, _, value in pairs}
    wrong = [name for name, value in targets.items() if name not in OBJECTIVES or not value.isdecimal()]
    if wrong or len(targets) < len(pairs):
        given = " ".join(texts)
        raise click.BadParameter(f"{given!r}: like late=130, each of {','.join(OBJECTIVES)} at most once")
    return {name: int(value) for name, value in targets.items()}


@click.command("solve")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("--policy", type=click.Choice(POLICIES), help="Instead of the policy that the instance names.")
@click.option(
    "--priority",
    default=",".join(OBJECTIVES),
    show_default=True,
    callback=parse_priority,
    help="Objectives, most important first; those left out are not looked at.",
)
@click.option(
    "--target",
    "targets",
    multiple=True,
    callback=parse_targets,
    metavar="OBJECTIVE=VALUE",
    help="A value that is good enough: --target late=130 looks for the most continuity with at most 130 late.",
)
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True, help="Seconds in all."
)
@click.option(
    "--work",
    type=click.FloatRange(min=0, min_open=True),
    help="Instead of a time limit: a budget of counted work, about a second a unit. The same plan on every run.",
)
@click.option(
    "--gap",
    type=click.FloatRange(min=0),
    default=0,
    show_default=True,
    help="Relative gap at which an objective is good enough; 0.01 is 1 %.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 2), default=1, show_default=True, help="Of the search.")
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Solver threads.")
@click.option(
    "--method",
    type=click.Choice(["auto", "exact", "decomposed"]),
    default="auto",
    show_default=True,
    help="auto goes by size, and the summary says which was taken.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help=PLAN_OUTPUT)
@click.option("--json", "as_json", is_flag=True, help="Print the plan and what was proven as one JSON document.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """Decide who serves which client and when each task is done.

    Objectives are improved one after another; each keeps its value while the next is improved, and is printed with
    the bound that was proven for it. Every plan is checked before it is written, and the best so far is on disk
    while the solve goes on (if OUTPUT is no .json, in OUTPUT.best-so-far.json until OUTPUT is written). Ctrl-C ends
    the solve and keeps the best plan.

    \b
    Examples:
      caseload solve office.json --output plan.json
      caseload solve office.json --policy cover --priority late,continuity --time-limit 300 -o plan.json.gz
      caseload solve office.json --target late=130 --output plan.json   (late only down to 130, then continuity)
      caseload solve office.json --work 60 --output plan.json   (the same file each time)
      caseload solve office.xlsx --output plan.xlsx   (a workbook, with a sheet of weeks for each caseworker)

    \b
    Exit codes: 0 a plan was made, 2 usage, 3 bad input, 4 no plan in time, 5 a solver process died on the way
    (the best plan was kept), 130 interrupted (the best plan was kept).
    """
    instance, output = options.pop("instance"), options.pop("output")
    as_json, quiet = options.pop("as_json"), options.pop("quiet")
    unlisted = [name for name in options["targets"] if name not in options["priority"]]
    if unlisted:
        raise click.UsageError(f"--target {unlisted[0]}: not among the objectives of --priority")
    options = with_one_limit(ctx, options)
    if output:
        require_plan_name(output)
    given = instance_in(instance)
    if not (output or as_json or quiet):
        console(stderr=True).print("The plan will be shown, not kept: --output FILE keeps it.")
    with stop_on_signals() as stop, progress_display(quiet=quiet or as_json) as report:
        outcome = solve(
            given,
            SolveSettings(**options),
            on_progress=report,
            on_plan=(lambda checked: keep_so_far(checked, output)) if output else None,
            stop=stop,
        )
    if output and outcome.checked:
        with working(f"Writing {output} …"):
            keep(outcome.checked, output)
    if as_json:
        print_json(outcome_json(outcome))
    elif not quiet:
        print_outcome(outcome, output)
    for note in outcome.notes:
        console(stderr=True).print(f"note: {note}")
    ctx.exit(exit_code(outcome))


def exit_code(outcome: Outcome) -> int:
    """What the command says to whoever called it."""
    if outcome.checked is None:
        return 4
    if outcome.deaths:
        return 5
    return 130 if outcome.stopped == "stopped" else 0


@contextmanager
def stop_on_signals() -> Iterator[threading.Event]:
    """SIGINT and SIGTERM set the event; the second one ends the command at once."""
    stop = threading.Event()

    def handle(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
