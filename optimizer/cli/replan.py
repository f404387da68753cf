"""`caseload replan`: what is done stays done, the rest is planned anew with few changes."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from optimizer.checks.check import CheckedPlan
from optimizer.cli.dates import day
from optimizer.cli.edit_options import edit_options, edits_of
from optimizer.cli.output import console, print_json
from optimizer.cli.progress import progress_display
from optimizer.cli.replan_summary import print_replanned, replanned_json
from optimizer.cli.search_options import search_options
from optimizer.cli.solve import stop_on_signals
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from optimizer.plan.files import read_plan, write_plan
from optimizer.plan.schema import Plan
from optimizer.replan import Replanned, changes_between, replan, rest_of
from optimizer.scenario import apply
from optimizer.solvers import SolveSettings
from optimizer.solvers.earlier import WISHES, Earlier, Wish, nothing_planned


def parse_wishes(_: click.Context, __: click.Parameter, text: str) -> tuple[Wish, ...]:
    """Objectives and changes, in an order that a replan can follow."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    known: dict[str, Wish] = {name: name for name in WISHES}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(WISHES)}")
    wishes = tuple(known[name] for name in names)
    try:
        Earlier(nothing_planned(), wishes)
    except ValueError as error:
        raise click.BadParameter(f"{text!r}: {error}") from None
    return wishes


def parse_day(_: click.Context, __: click.Parameter, text: str) -> date:
    return day(text)


@click.command("replan")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("plan", type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    required=True,
    callback=parse_day,
    metavar="DATE",
    help="The first day to plan anew; until the day before, PLAN was followed.",
)
@edit_options
@click.option(
    "--priority",
    default=",".join(WISHES),
    show_default=True,
    callback=parse_wishes,
    help="Most important first; moved: clients who change caseworker; rescheduled: tasks that change day.",
)
@search_options(seconds=30)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write the new plan here (.json or .json.gz).")
@click.option(
    "--save-instance",
    type=click.Path(path_type=Path),
    help="Write the instance that the new plan is for: what is left.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with everything.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """Plan the rest of a horizon anew, changing as little of PLAN as what matters more allows.

    INSTANCE may be newer than the one PLAN was made for: with new clients and tasks, without those that are gone. Tasks
    that PLAN has before the day count as done then, by that caseworker, if INSTANCE still has them. The new plan is for
    what is left, from the day on; --save-instance writes that, for `caseload check`. Whatever is pinned or has a fixed
    day keeps it. What has to be told to whom is listed by caseworker, each change with its reason.

    \b
    Examples:
      caseload replan office.json plan.json --as-of 2026-01-12 --absent w07:2026-01-12..16 \\
          --output new.json --save-instance rest.json
      caseload replan updated.json plan.json --as-of 2026-01-12 --output new.json --save-instance rest.json
      caseload replan office.json plan.json --as-of 2026-01-12 --leaves w03:2026-01-12 \\
          --priority unassigned,moved,late,continuity

    \b
    Exit codes: 0 a plan was made, 2 usage, 3 bad input, 5 a solver process died on the way (the best plan was kept),
    130 interrupted (the best plan was kept).
    """
    files = {name: options.pop(name) for name in ("instance", "plan", "output", "save_instance")}
    as_of, priority = options.pop("as_of"), options.pop("priority")
    as_json, quiet = options.pop("as_json"), options.pop("quiet")
    given, old = read_instance(files["instance"]), read_plan(files["plan"])
    rest = rest_of(given, old, as_of)
    edits = edits_of(options, rest.instance)
    changed = apply(rest.instance, edits)
    if files["save_instance"]:
        write_instance(changed, files["save_instance"])
    found = _replan(changed, old, SolveSettings(**options), priority, files["output"], quiet=quiet or as_json)
    if files["output"]:
        write_plan(found.checked, files["output"])
    changes = changes_between(rest.instance, old, changed, found.checked.plan)
    if as_json:
        print_json(replanned_json(rest, edits, old, found, changes))
    elif not quiet:
        print_replanned(rest, edits, old, found, changes, files)
    for note in (*rest.notes, *found.notes):
        console(stderr=True).print(f"note: {note}")
    ctx.exit(5 if found.deaths else 130 if found.stopped == "stopped" else 0)


def _replan(
    instance: Instance,
    old: Plan,
    settings: SolveSettings,
    priority: tuple[Wish, ...],
    output: Path | None,
    *,
    quiet: bool,
) -> Replanned:
    def keep(checked: CheckedPlan) -> None:
        if output:
            write_plan(checked, output)

    with stop_on_signals() as stop, progress_display(quiet=quiet) as report:
        return replan(instance, old, settings, priority, on_progress=report, on_plan=keep, stop=stop)
