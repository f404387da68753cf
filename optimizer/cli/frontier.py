"""`caseload frontier`: how much of one objective another one costs."""

import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from optimizer.atomic import write_atomically
from optimizer.cli.frontier_table import front_table, reading_of
from optimizer.cli.output import console, print_json
from optimizer.cli.progress import progress_display
from optimizer.cli.reading import instance_in
from optimizer.cli.search_options import search_options, with_one_limit
from optimizer.cli.solve import POLICIES, exit_code, parse_priority, stop_on_signals
from optimizer.errors import Fault, InputError
from optimizer.frontier.front import Front, front_of
from optimizer.frontier.pair import Pair
from optimizer.frontier.point import Point
from optimizer.frontier.svg import svg_of
from optimizer.frontier.trace import trace
from optimizer.instance.schema import Instance
from optimizer.metrics.wording import counted
from optimizer.plan.files import write_plan
from optimizer.rules import OBJECTIVES
from optimizer.solvers import Outcome, SolveSettings, solve

#: What the plans of a front are called.
_PLAN: Final = re.compile(r"point-\d{3}\.json")


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
@search_options(30)
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
    options = with_one_limit(ctx, options)
    _refuse_unusable(plans)
    given = instance_in(instance)
    with stop_on_signals() as stop:
        tracing = _Tracing(given, pair, svg, quiet=quiet or as_json)
        tracing.run(SolveSettings(**options), wanted, stop)
    found, outcomes, front = tracing.found, tracing.outcomes, front_of(pair, tracing.found)
    if plans:
        _keep_plans(front, plans)
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


class _Tracing:
    """All points and outcomes, told one by one; the picture is drawn anew with each."""

    def __init__(self, given: Instance, pair: Pair, svg: Path | None, *, quiet: bool) -> None:
        self._given, self._pair, self._svg, self._quiet = given, pair, svg, quiet
        self.found: list[Point] = []
        self.outcomes: list[Outcome] = []

    def run(self, settings: SolveSettings, wanted: int, stop: threading.Event) -> None:
        def solved(asked: SolveSettings, told: str) -> Outcome:
            if not self._quiet:
                console(stderr=True).print(f"point {len(self.outcomes) + 1} of at most {wanted}: {told}")
            with progress_display(quiet=self._quiet) as report:
                return solve(self._given, asked, on_progress=report, stop=stop)

        for point, outcome in trace(self._pair, settings, wanted, solved, stop):
            self.outcomes.append(outcome)
            if point is not None:
                self.found.append(point)
                self._draw()

    def _draw(self) -> None:
        if self._svg is None:
            return
        picture = svg_of(front_of(self._pair, self.found), _title(self._given, self._pair))
        try:
            write_atomically(self._svg, picture.encode())
        except OSError as error:
            _refuse(self._svg, error)


def _refuse_unusable(plans: Path | None) -> None:
    """Before any work: a folder that is made, or that holds nothing but plans of an earlier call."""
    if plans is None:
        return
    try:
        plans.mkdir(parents=True, exist_ok=True)
        strange = sorted(path.name for path in plans.iterdir() if not _PLAN.fullmatch(path.name))
    except OSError as error:
        _refuse(plans, error)
    if strange:
        raise click.BadParameter(f"{plans} holds something else than plans: {strange[0]}", param_hint="--plans")


def _keep_plans(front: Front, plans: Path) -> None:
    """Those of an earlier call that had more points go."""
    kept = [plans / f"point-{number:03d}.json" for number in range(1, len(front.points) + 1)]
    for path, row in zip(kept, front.points, strict=True):
        write_plan(row.point.checked, path)
    for path in plans.iterdir():
        if _PLAN.fullmatch(path.name) and path not in kept:
            path.unlink()


def _refuse(path: Path, error: OSError) -> NoReturn:
    raise InputError([Fault(str(path), "", "", "", f"can't be written: {error.strerror or error}")]) from None


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
    out.print(front_table(front))
    for line in reading_of(front):
        out.print(line)


def _as_json(given: Instance, front: Front, outcomes: Sequence[Outcome]) -> dict[str, Any]:
    return {
        "instance": given.name,
        "instance_sha256": given.sha256,
        "objectives": [front.pair.first, front.pair.second],
        "before": list(front.pair.before),
        "interrupted": any(outcome.stopped == "stopped" for outcome in outcomes),
        "solves": len(outcomes),
        "best_first": front.best_first,
        "best_second": front.best_second,
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
