"""`caseload compare`: client-based assignment beside task-based dispatch, on the same instance."""

import csv
import io
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from optimizer.atomic import write_atomically
from optimizer.checks.check import require_checked
from optimizer.cli.contrast_table import filled, print_contrast_table
from optimizer.cli.output import console, print_json
from optimizer.cli.progress import progress_display
from optimizer.cli.reading import instance_in
from optimizer.cli.solve import POLICIES, exit_code, parse_priority, stop_on_signals
from optimizer.dispatch import RULES_OF_DISPATCH
from optimizer.dispatch.nominal import with_nominal_caseworkers
from optimizer.instance.schema import Instance
from optimizer.metrics.contrast import Contender, contender, continuity_bound_percent, dispatched, values_of
from optimizer.metrics.reading import reading_of
from optimizer.metrics.tables import rows_of, tree_of
from optimizer.metrics.wording import counted
from optimizer.plan.files import write_plan
from optimizer.rules import OBJECTIVES, ObjectiveName
from optimizer.solvers import Outcome, SolveSettings, solve

OPTIMISED: Final = "optimised"
#: The task-based optimum: what a pool could reach if it planned ahead and looked at lateness, not at continuity.
OPTIMISED_POOL: Final = "optimised-pool"
_LATENESS: Final[tuple[ObjectiveName, ...]] = ("late", "delay", "overtime", "peak")
_RIVALS: Final = (OPTIMISED_POOL, *RULES_OF_DISPATCH)


def parse_rules(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    """Rules from a comma-separated list, or all."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if names == ("all",):
        return _RIVALS
    if not names or any(name not in _RIVALS for name in names):
        raise click.BadParameter(f"{text!r}: give all, or any of {','.join(_RIVALS)}")
    return names


@click.command("compare")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    help="Seconds for the optimised plan, and as many again for optimised-pool.",
)
@click.option(
    "--policy", type=click.Choice(POLICIES), help="Of the optimised plan, instead of what the instance names."
)
@click.option(
    "--priority",
    default=",".join(OBJECTIVES),
    show_default=True,
    callback=parse_priority,
    help="Of the optimised plan: objectives, most important first; those left out are not looked at.",
)
@click.option(
    "--rules",
    default="all",
    show_default=True,
    callback=parse_rules,
    metavar="LIST",
    help=f"What to compare with: all, or any of {', '.join(_RIVALS)}.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 2), default=1, show_default=True, help="Of searches and orders.")
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Solver threads.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with all measures of all plans.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write all measures of all plans here.")
@click.option("--plans", type=click.Path(path_type=Path), help="Write every plan into this folder.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    instance: Path,
    rules: tuple[str, ...],
    as_json: bool,
    csv_file: Path | None,
    plans: Path | None,
    quiet: bool,
    **options: Any,
) -> None:
    """Compare an optimised plan with what task-based dispatch would do.

    One row a plan: the optimised one with its proven bound on continuity, then optimised-pool (task-based, planned
    ahead for lateness alone), then each dispatch rule (caseload dispatch --help explains them). A paragraph says what
    the table shows, including where task-based plans are better. Every plan has passed the checker.

    \b
    Examples:
      caseload compare office.json
      caseload compare office.json --rules edf,sticky --time-limit 300 --csv measures.csv --plans plans

    \b
    Exit codes: 0 fine, 2 usage, 3 bad input, 4 no plan in time, 5 a solver process died on the way
    (the best plan was kept), 130 interrupted (the best plans were kept).
    """
    given = instance_in(instance)
    if plans and plans.exists() and not plans.is_dir():
        raise click.BadParameter(f"{plans} is not a folder", param_hint="--plans")
    with stop_on_signals() as stop:
        outcomes, found = _contend(given, rules, options, quiet=quiet or as_json, stop=stop)
    _keep(found, csv_file, plans)
    if as_json:
        print_json(_as_json(given, found, outcomes))
    else:
        _print_contrast(given, found, outcomes)
    for outcome in outcomes.values():
        for note in outcome.notes:
            console(stderr=True).print(f"note: {note}")
    ctx.exit(max((exit_code(outcome) for outcome in outcomes.values()), default=0))


def _contend(
    given: Instance, rules: Sequence[str], options: dict[str, Any], *, quiet: bool, stop: threading.Event
) -> tuple[dict[str, Outcome], list[Contender]]:
    """Solve and dispatch; the optimised plan comes first where there is one."""
    outcomes: dict[str, Outcome] = {}
    found: list[Contender] = []
    for name in (OPTIMISED, *rules):
        if name in RULES_OF_DISPATCH:
            found.append(dispatched(given, name, options["seed"]))
            continue
        settings = SolveSettings(**(options | _settings_of(name)))
        if not quiet:
            console(stderr=True).print(f"{name} ({settings.policy or given.rules.policy})")
        with progress_display(quiet=quiet) as report:
            outcome = solve(given, settings, on_progress=report, stop=stop)
        outcomes[name] = outcome
        found += _solved(given, name, outcome)
    return outcomes, found


def _settings_of(name: str) -> dict[str, Any]:
    return {"policy": "task-based", "priority": _LATENESS} if name == OPTIMISED_POOL else {}


def _solved(given: Instance, name: str, outcome: Outcome) -> Iterator[Contender]:
    """optimised-pool ignores continuity, so whom it names says nothing: it names as dispatch does."""
    if outcome.checked is None:
        return
    if name == OPTIMISED_POOL:
        yield contender(name, require_checked(given, with_nominal_caseworkers(given, outcome.plan)))
    else:
        yield contender(name, outcome.checked)


def _keep(found: Sequence[Contender], csv_file: Path | None, plans: Path | None) -> None:
    if plans:
        for plan in found:
            write_plan(plan.checked, plans / f"{plan.name}.json")
    if csv_file:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(("plan", "measure", "group", "value", "unit"))
        writer.writerows((plan.name, *row) for plan in found for row in rows_of(plan.measures))
        write_atomically(csv_file, text.getvalue().encode())


def _stopped(outcomes: Mapping[str, Outcome]) -> frozenset[str]:
    """The searches that whoever called the command ended."""
    return frozenset(name for name, outcome in outcomes.items() if outcome.stopped == "stopped")


def _reading(found: Sequence[Contender], outcomes: Mapping[str, Outcome]) -> str:
    stopped = _stopped(outcomes)
    if not found or found[0].name != OPTIMISED:
        when = "before you stopped the search" if OPTIMISED in stopped else "in time"
        return f"No plan was found {when}; there is nothing to hold the rules against."
    return reading_of(found[0], found[1:], stopped)


def _as_json(given: Instance, found: Sequence[Contender], outcomes: Mapping[str, Outcome]) -> dict[str, Any]:
    return {
        "instance": given.name,
        "interrupted": bool(_stopped(outcomes)),
        "plans": [
            {
                "name": plan.name,
                "policy": plan.measures.policy,
                "status": plan.measures.status,
                "objectives": [row.model_dump() for row in plan.checked.plan.objectives],
                "continuity_bound_percent": continuity_bound_percent(plan),
                "contrast": values_of(plan),
                "measures": tree_of(plan.measures),
            }
            for plan in found
        ],
        "reading": _reading(found, outcomes),
    }


def _print_contrast(given: Instance, found: Sequence[Contender], outcomes: Mapping[str, Outcome]) -> None:
    out = console()
    if _stopped(outcomes):
        seconds = sum(outcome.seconds for outcome in outcomes.values())
        out.print(f"You stopped the search after {seconds:.0f} s: what was optimised is the best found until then.")
    sizes = ((given.clients, "clients"), (given.tasks, "tasks"), (given.caseworkers, "caseworkers"))
    out.print(f"{given.name}: {', '.join(counted(len(rows), noun) for rows, noun in sizes)}")
    print_contrast_table(out, found)
    out.print()
    out.print(filled(out, _reading(found, outcomes)))
