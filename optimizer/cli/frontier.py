"""`caseload frontier`: how much of one objective another one costs."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click
from rich.table import Table

from optimizer.atomic import write_atomically
from optimizer.cli.output import console, print_json, thousands
from optimizer.cli.progress import progress_display
from optimizer.cli.solve import POLICIES, exit_code, parse_priority, stop_on_signals
from optimizer.cli.sources import stronger
from optimizer.cli.summary import MEANINGS
from optimizer.errors import Fault, InputError
from optimizer.frontier.front import Front, Proven, front_of
from optimizer.frontier.pair import Pair
from optimizer.frontier.point import Point
from optimizer.frontier.svg import svg_of
from optimizer.frontier.trace import trace
from optimizer.instance.files import read_instance
from optimizer.instance.schema import Instance
from optimizer.metrics.wording import counted
from optimizer.plan.files import write_plan
from optimizer.rules import MAXIMISED, OBJECTIVES
from optimizer.solvers import Outcome, SolveSettings, solve

#: Characters of a bar of the table.
_BAR: Final = 24


@click.command("frontier")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option(
    "--objectives",
    default="late,continuity",
    show_default=True,
    callback=parse_priority,
    metavar="FIRST,SECOND",
    help="The first is given more and more room, the second is what that buys.",
)
@click.option(
    "--points", type=click.IntRange(min=1, max=200), default=7, show_default=True, help="Solves, both ends included."
)
@click.option("--policy", type=click.Choice(POLICIES), help="Instead of the policy that the instance names.")
@click.option(
    "--priority",
    default=",".join(OBJECTIVES),
    show_default=True,
    callback=parse_priority,
    help="As in caseload solve; no point gives up what stands before both objectives.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    help="Seconds for each point.",
)
@click.option(
    "--work",
    type=click.FloatRange(min=0, min_open=True),
    help="Instead of a time limit: a budget of counted work for each point. The same points on every run.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 2), default=1, show_default=True, help="Of the searches.")
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Solver threads.")
@click.option("--svg", type=click.Path(path_type=Path), help="Draw the front here.")
@click.option("--plans", type=click.Path(path_type=Path), help="Write the plan of every point of the front here.")
@click.option("--json", "as_json", is_flag=True, help="Print all points as one JSON document.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def command(ctx: click.Context, /, instance: Path, as_json: bool, quiet: bool, **options: Any) -> None:
    """Show how much of one objective another one costs: late against continuity, or any two.

    The first point has as little of the first objective as can be, the second as much of the second. Each further one
    allows an amount of the first in between, where least is known, and has the best of the second within it. What is
    proven stands beside every point. A plan that another one beats is not shown as a point of the front.

    \b
    Examples:
      caseload frontier office.json
      caseload frontier office.json --points 12 --time-limit 60 --svg front.svg --plans front
      caseload frontier office.json --objectives overtime,late --json

    \b
    Exit codes: 0 fine, 2 usage, 3 bad input, 4 no plan in time, 5 a solver process died on the way
    (the best plans were kept), 130 interrupted (the points found until then are shown).
    """
    pair = _pair(options.pop("objectives"), options.pop("priority"))
    svg, plans, wanted = options.pop("svg"), options.pop("plans"), options.pop("points")
    if stronger(ctx, "work", "time_limit") == "time_limit":
        options["work"] = None
    if plans and plans.exists() and not plans.is_dir():
        raise click.BadParameter(f"{plans} is not a folder", param_hint="--plans")
    given = read_instance(instance)
    with stop_on_signals() as stop:
        found, outcomes = _traced(given, pair, SolveSettings(**options), wanted, stop, quiet=quiet or as_json)
    front = front_of(pair, found)
    _keep(given, front, svg, plans)
    if as_json:
        print_json(_as_json(given, front, outcomes))
    else:
        _print(given, front, outcomes, wanted)
    for note in dict.fromkeys(note for outcome in outcomes for note in outcome.notes):
        console(stderr=True).print(f"note: {note}")
    codes = {exit_code(outcome) for outcome in outcomes}
    ctx.exit(4 if not found else max(codes - {4}, default=0))


def _pair(objectives: tuple[Any, ...], priority: tuple[Any, ...]) -> Pair:
    if len(objectives) != 2:
        raise click.UsageError(f"--objectives {','.join(objectives)}: give two of {','.join(OBJECTIVES)}")
    try:
        return Pair(*objectives, priority=priority)
    except ValueError as error:
        raise click.UsageError(f"--objectives {error}") from None


def _traced(
    given: Instance, pair: Pair, settings: SolveSettings, wanted: int, stop: threading.Event, *, quiet: bool
) -> tuple[list[Point], list[Outcome]]:
    """All points and outcomes, told one by one."""
    found: list[Point] = []
    outcomes: list[Outcome] = []

    def run(asked: SolveSettings, told: str) -> Outcome:
        if not quiet:
            console(stderr=True).print(f"point {len(outcomes) + 1} of at most {wanted}: {told}")
        with progress_display(quiet=quiet) as report:
            return solve(given, asked, on_progress=report, stop=stop)

    for point, outcome in trace(pair, settings, wanted, run, stop):
        outcomes.append(outcome)
        if point is not None:
            found.append(point)
    return found, outcomes


def _keep(given: Instance, front: Front, svg: Path | None, plans: Path | None) -> None:
    if plans:
        digits = len(str(len(front.points)))
        for number, row in enumerate(front.points, 1):
            write_plan(row.point.checked, plans / f"point-{number:0{digits}d}.json")
    if svg:
        try:
            write_atomically(svg, svg_of(front, _title(given, front.pair)).encode())
        except OSError as error:
            message = f"can't be written: {error.strerror or error}"
            raise InputError([Fault(str(svg), "", "", "", message)]) from None


def _title(given: Instance, pair: Pair) -> str:
    return f"{given.name}: {pair.first} against {pair.second}"


def _print(given: Instance, front: Front, outcomes: Sequence[Outcome], wanted: int) -> None:
    out = console()
    if any(outcome.stopped == "stopped" for outcome in outcomes):
        out.print("You stopped the search: these are the points found until then.")
    if not front.points:
        out.print("No plan was found in time.")
        return
    out.print(f"{_title(given, front.pair)}, {counted(len(outcomes), 'solves')} of at most {wanted}")
    out.print(_table(front))
    for line in _reading(front):
        out.print(line)


def _table(front: Front) -> Table:
    """A row a point; the bars begin at the worst of the second objective, not at 0."""
    first, second = front.pair.first, front.pair.second
    table = Table(caption=f"{first}: {MEANINGS[first]}; {second}: {MEANINGS[second]}.", caption_justify="left")
    for heading in ("", first, _proven(first), second, _proven(second)):
        table.add_column(heading, justify="right")
    table.add_column("█ gained, ░ not ruled out")
    for number, row in enumerate(front.points, 1):
        point = row.point
        table.add_row(
            str(number),
            thousands(point.first),
            thousands(row.first_bound),
            thousands(point.second),
            thousands(row.second_bound),
            _bar(front, row),
        )
    return table


def _proven(name: str) -> str:
    return "proven ≤" if name in MAXIMISED else "proven ≥"


def _bar(front: Front, row: Proven) -> str:
    """What the point has gained over the first one, and what no proof rules out."""
    worst = front.points[0].point.second
    bounds = [one.second_bound for one in front.points if one.second_bound is not None]
    most = max(abs(value - worst) for value in (*(one.point.second for one in front.points), *bounds))
    if not most:
        return ""
    gained = round(_BAR * abs(row.point.second - worst) / most)
    bound = row.point.second if row.second_bound is None else row.second_bound
    return "█" * gained + "░" * (round(_BAR * abs(bound - worst) / most) - gained)


def _reading(front: Front) -> list[str]:
    """In words: what the whole range is worth, how much of it is proven, and what was left out."""
    pair, rows = front.pair, front.points
    proven = sum(row.is_proven for row in rows)
    lines = [
        f"{counted(proven, 'points')} of {len(rows)} proven: no plan is better in one of the two without being worse "
        "in the other."
    ]
    if len(rows) > 1:
        start, end = rows[0].point, rows[-1].point
        lines.append(
            f"From the first to the last point {pair.first} goes from {start.first:,} to {end.first:,} and "
            f"{pair.second} from {start.second:,} to {end.second:,}."
        )
    elif proven:
        lines.append(f"There is nothing to trade: one plan is the best in both {pair.first} and {pair.second}.")
    if front.dominated:
        listed = "; ".join(f"{pair.first} {p.first:,}, {pair.second} {p.second:,}" for p in front.dominated)
        lines.append(f"Not on the front, since a plan above is as good in both or better ({listed}).")
    return lines


def _as_json(given: Instance, front: Front, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    return {
        "instance": given.name,
        "objectives": [front.pair.first, front.pair.second],
        "before": list(front.pair.before),
        "interrupted": any(outcome.stopped == "stopped" for outcome in outcomes),
        "solves": len(outcomes),
        "front": [
            {
                **_point_json(row.point),
                "first_bound": row.first_bound,
                "second_bound": row.second_bound,
                "proven": row.is_proven,
            }
            for row in front.points
        ],
        "dominated": [_point_json(point) for point in front.dominated],
    }


def _point_json(point: Point) -> dict[str, Any]:
    score = point.checked.score
    return {
        "allowed": point.allowed,
        "first": point.first,
        "second": point.second,
        "objectives": dict(score.objectives),
        "continuity_score": None if score.continuity_score is None else float(score.continuity_score),
        "policy": point.checked.plan.policy,
        "status": point.checked.plan.status,
        "stopped": point.stopped,
        "seconds": round(point.seconds, 3),
    }
