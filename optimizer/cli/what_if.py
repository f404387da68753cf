"""`caseload what-if`: the same office with changes, planned alike, and what the changes change."""

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.cli.edit_options import edit_options, edits_of
from optimizer.cli.output import console, print_json
from optimizer.cli.progress import progress_display
from optimizer.cli.search_options import search_options
from optimizer.cli.solve import POLICIES, exit_code, parse_priority, stop_on_signals
from optimizer.cli.what_if_summary import print_what_if, what_if_json
from optimizer.instance.files import read_instance, write_instance
from optimizer.instance.schema import Instance
from optimizer.plan.files import read_plan, write_plan
from optimizer.plan.schema import Plan
from optimizer.rules import OBJECTIVES
from optimizer.scenario import apply
from optimizer.solvers import Outcome, SolveSettings, solve


@click.command("what-if")
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("plan", type=click.Path(path_type=Path), required=False)
@edit_options
@click.option("--policy", type=click.Choice(POLICIES), help="Of both plans, instead of what the instance names.")
@click.option(
    "--priority", callback=parse_priority, default=",".join(OBJECTIVES), show_default=True, help="Of both plans."
)
@search_options(seconds=60)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write the plan with the changes here.")
@click.option("--save-instance", type=click.Path(path_type=Path), help="Write the instance with the changes here.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with everything.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """Plan an office as it is and with changes, and say what the changes change.

    Both are planned with the same settings; with PLAN that is the plan of the office as it is, and its policy and
    objectives are taken. The search for the second plan begins with the first one, mended. Objectives stand side by
    side with what is proven of each: a difference is called proven where the bound of one says that it could not reach
    the value of the other. To change as little as possible of a plan in force, see `caseload replan`.

    \b
    Examples:
      caseload what-if office.json --absent w07:2026-01-12..16 --hire es,calfresh
      caseload what-if office.json plan.json --cap w11=320 --overtime all=60 --json
      caseload what-if office.json --train w03:hy --due-slack 2 --output new.json --save-instance changed.json

    \b
    Exit codes: 0 fine, 1 PLAN does not pass the checker, 2 usage, 3 bad input, 4 no plan in time, 5 a solver process
    died on the way (the best plan was kept), 130 interrupted (the best plans were kept).
    """
    files = {name: options.pop(name) for name in ("instance", "plan", "output", "save_instance")}
    as_json, quiet = options.pop("as_json"), options.pop("quiet")
    given = read_instance(files["instance"])
    edits = edits_of(options, given)
    if not edits:
        raise click.UsageError("say what would change: --absent, --hire and so on; --help lists them")
    changed = apply(given, edits)
    base = require_checked(given, read_plan(files["plan"])) if files["plan"] else None
    settings = SolveSettings(**options | (_of_plan(ctx, base.plan) if base else {}))
    if files["save_instance"]:
        write_instance(changed, files["save_instance"])
    outcomes = _solve(given, changed, base, settings, files["output"], quiet=quiet or as_json)
    before, after = base or outcomes["before"].checked, outcomes["after"].checked
    if before is not None and after is not None:
        if as_json:
            print_json(what_if_json(edits, before, after, outcomes))
        elif not quiet:
            print_what_if(edits, before, after, outcomes, files)
    for outcome in outcomes.values():
        for note in outcome.notes:
            console(stderr=True).print(f"note: {note}")
    ctx.exit(max(exit_code(outcome) for outcome in outcomes.values()))


def _of_plan(ctx: click.Context, plan: Plan) -> dict[str, Any]:
    """Two plans can be held side by side only if they were made for the same ends."""
    for name in ("policy", "priority"):
        if ctx.get_parameter_source(name) is not ParameterSource.DEFAULT:
            raise click.UsageError(f"--{name} comes from PLAN: leave out one of them")
    return {"policy": plan.policy, "priority": tuple(row.name for row in plan.objectives) or OBJECTIVES}


def _solve(
    given: Instance,
    changed: Instance,
    base: CheckedPlan | None,
    settings: SolveSettings,
    output: Path | None,
    *,
    quiet: bool,
) -> dict[str, Outcome]:
    """`before`, unless there is a plan of it, and `after`; a wish to stop ends both."""

    def keep(checked: CheckedPlan) -> None:
        if output:
            write_plan(checked, output)

    outcomes: dict[str, Outcome] = {}
    with stop_on_signals() as stop:
        if base is None:
            _say("as it is", quiet=quiet)
            with progress_display(quiet=quiet) as report:
                outcomes["before"] = solve(given, settings, on_progress=report, stop=stop)
        start = base.plan if base else outcomes["before"].plan
        _say("with the changes", quiet=quiet)
        with progress_display(quiet=quiet) as report:
            outcomes["after"] = solve(changed, settings, on_progress=report, on_plan=keep, stop=stop, start=start)
    after = outcomes["after"].checked
    if output and after:
        write_plan(after, output)
    return outcomes


def _say(what: str, *, quiet: bool) -> None:
    if not quiet:
        console(stderr=True).print(what)
