"""`caseload simulate`: an office day by day, in which nobody knows more than that day shows."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

import click
from rich import box
from rich.table import Table

from optimizer.cli.contrast_table import filled
from optimizer.cli.output import console, print_json
from optimizer.cli.solve import parse_priority, stop_on_signals
from optimizer.errors import InputError
from optimizer.generate import SIZES
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan as DayPlan
from optimizer.simulation.chances import Chances
from optimizer.simulation.measures import Measures
from optimizer.simulation.paired import Interval
from optimizer.simulation.policies import MEANINGS, PRIORITY, Choices
from optimizer.simulation.replications import Plan, Results, Watch, replicate
from optimizer.simulation.setting import Setting
from optimizer.solvers import SolveSettings, solve

_MEASURES: Final = tuple(field.name for field in fields(Measures))
_CHANCES: Final = tuple(field.name for field in fields(Chances))
#: Seconds without progress at the beginning, and between two lines of it.
_QUIET_SECONDS, _BETWEEN_LINES = 2.0, 5.0


@dataclass(frozen=True, slots=True)
class _Column:
    measure: str
    heading: str
    meaning: str
    factor: float = 1.0
    decimals: int = 1


_COLUMNS: Final = (
    _Column("named_share", "named\n%", "tasks done by the named caseworker", 100),
    _Column("coc", "COC", "Bice-Boxerman continuity, mean of clients", 1, 3),
    _Column("on_time_share", "on\ntime %", "of the tasks due", 100),
    _Column("mean_delay_days", "delay\ndays", "mean of the tasks due", 1, 2),
    _Column("mean_wait_days", "wait\ndays", "mean from known to done", 1, 2),
    _Column("reading_in_share", "reading\nin %", "of the minutes worked", 100),
    _Column("utilisation", "busy\n%", "of the minutes present", 100),
    _Column("backlog_tasks", "open\nat end", "tasks known and undone on the last evening", 1, 0),
)


class _Stopped(Exception):
    """Whoever called the command ended it."""


def parse_policies(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if names == ("all",):
        return tuple(MEANINGS)
    if not names or any(name not in MEANINGS for name in names):
        raise click.BadParameter(f"{text!r}: give all, or any of {','.join(MEANINGS)}")
    return names


@click.command("simulate")
@click.option("--size", type=click.Choice(list(SIZES)), default="s", show_default=True, help="As in caseload generate.")
@click.option("--caseworkers", type=int, help="Caseworkers, instead of what the size says.")
@click.option("--clients", type=int, help="Clients, instead of what the size says.")
@click.option("--utilisation", type=float, default=0.92, show_default=True, help="Minutes of tasks / minutes present.")
@click.option(
    "--familiarisation",
    "familiarisation_minutes",
    type=int,
    default=2,
    show_default=True,
    help="Minutes to read in before the first task for a client whom a caseworker never met; assumed, try 0 to 5.",
)
@click.option("--scarce-languages", type=float, default=1.0, show_default=True, help="As in caseload generate.")
@click.option("--days", type=int, default=60, show_default=True, help="Working days measured.")
@click.option("--warm-up", type=int, default=20, show_default=True, help="Working days before those; not measured.")
@click.option("--plan-days", type=int, default=3, show_default=True, help="Working days that a morning's plan covers.")
@click.option(
    "--policies",
    default="edf,sticky,dedicated,overflow,helping",
    show_default=True,
    callback=parse_policies,
    metavar="LIST",
    help="The others are held against the first.",
)
@click.option("--replications", type=click.IntRange(1, 10_000), default=5, show_default=True, help="At most so many.")
@click.option(
    "--until-separated",
    type=click.Choice(_MEASURES),
    metavar="MEASURE",
    help="Stop early, after 3 at least, once all policies differ from the first in this measure of --json.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 2), default=1, show_default=True, help="Of offices and chance.")
@click.option(
    "--overflow-days",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    help="Days of work kept by overflow.",
)
@click.option(
    "--work",
    type=click.FloatRange(min=0, min_open=True),
    default=3.0,
    show_default=True,
    help="Budget of each morning's plan, in units of about a second.",
)
@click.option(
    "--priority",
    default=",".join(PRIORITY),
    show_default=True,
    callback=parse_priority,
    help="Of those plans: objectives, most important first.",
)
@click.option("--spread", type=float, default=0.6, show_default=True, help="Variation of real around planned minutes.")
@click.option("--absence", type=float, default=0.0185, show_default=True, help="Caseworker-days lost without notice.")
@click.option("--absence-days", type=float, default=2.5, show_default=True, help="Mean length of such an absence.")
@click.option("--returns", type=float, default=0.05, show_default=True, help="Share of finished work that comes back.")
@click.option(
    "--known-return-ratio",
    type=float,
    default=1.0,
    show_default=True,
    help="The same, times this where the client knew the caseworker.",
)
@click.option("--known-return-delay", type=int, default=0, show_default=True, help="And so many days later.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document with all measures of all replications.")
@click.option("--quiet", "-q", is_flag=True, help="No progress.")
@click.pass_context
def command(
    ctx: click.Context, /, policies: tuple[str, ...], as_json: bool, quiet: bool, work: float, **options: Any
) -> None:
    """Play an office day by day: work comes in, takes as long as it takes, and nobody knows what is to come.

    \b
    Task-based policies, whoever is free takes the next task:
      fifo, edf, random   oldest, most urgent, or in a seeded order
      skill               most urgent, scarce skills spared
      sticky              own clients' tasks as far as they fit today, the rest to anybody
    Client-based policies:
      dedicated           own clients' tasks alone
      overflow            the same, but what goes beyond --overflow-days of work is anybody's
      helping             the same, but what is due today and does not fit is anybody's
      client-based        as dedicated; Caseload's plan moves clients of the overloaded
      cover               as helping; Caseload's plan says who helps whom

    Every policy meets the same offices, tasks, real minutes, absences and returns. Offices are synthetic; what is
    simplified stands in docs/simulation.md.

    \b
    Examples:
      caseload simulate --size s --days 20 --replications 3
      caseload simulate --size m --policies edf,sticky,helping,cover --replications 5 --seed 1 --json
      caseload simulate --size m --familiarisation 5 --until-separated on_time_share --replications 30

    \b
    Exit codes: 0 fine, 2 usage, 130 interrupted (complete replications are shown).
    """
    plan = Plan(
        seed=options.pop("seed"), most=options.pop("replications"), until_separated=options.pop("until_separated")
    )
    overflow_days, priority = options.pop("overflow_days"), options.pop("priority")
    setting = _setting(options)
    results = Results(policies)
    with stop_on_signals() as stop:
        choices = Choices(
            overflow_days=overflow_days,
            plan_days=setting.plan_days,
            settings=SolveSettings(priority=priority, work=work, threads=1),
            planner=_planner(stop),
        )
        interrupted = _run(setting, plan, choices, results, _watch(setting, plan, stop, quiet=quiet or as_json))
    if as_json:
        print_json(_as_json(setting, plan, results, interrupted=interrupted))
    else:
        _print(setting, results)
    ctx.exit(130 if interrupted else 0)


def _setting(options: dict[str, Any]) -> Setting:
    """An option out of range is wrong usage: there is no input that could be bad."""
    chances = {name: options.pop(name) for name in _CHANCES if name in options}
    try:
        return Setting(**options, chances=Chances(**chances))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _run(setting: Setting, plan: Plan, choices: Choices, results: Results, watch: Watch) -> bool:
    """Fill the results; whether the run was ended from outside."""
    try:
        replicate(setting, results.policies, plan, choices, watch, results)
    except _Stopped:
        return True
    except InputError as error:
        raise click.UsageError("\n".join(f"{f.field} {f.value}: {f.message}" for f in error.faults)) from None
    return False


def _planner(stop: threading.Event) -> Callable[[Instance, SolveSettings], DayPlan]:
    def planned(instance: Instance, settings: SolveSettings) -> DayPlan:
        return solve(instance, settings, stop=stop).plan

    return planned


def _watch(setting: Setting, plan: Plan, stop: threading.Event, *, quiet: bool) -> Watch:
    began = time.monotonic()
    next_line = _QUIET_SECONDS

    def watch(number: int, policy: str, day: int) -> None:
        nonlocal next_line
        if stop.is_set():
            raise _Stopped
        seconds = time.monotonic() - began
        if not quiet and seconds >= next_line:
            next_line = seconds + _BETWEEN_LINES
            where = f"replication {number + 1} of at most {plan.most}, {policy}, day {day + 1} of {setting.total_days}"
            console(stderr=True).print(f"{seconds:6.1f} s  {where}")

    return watch


def _print(setting: Setting, results: Results) -> None:
    out = console()
    if not results.replications:
        out.print("Interrupted before a replication was complete: there is nothing to show.")
        return
    replications = f"{results.replications} replication{'s' if results.replications > 1 else ''}"
    out.print(
        f"Size {setting.size}, {setting.days} working days after {setting.warm_up} of warm-up, {replications}; "
        f"utilisation {setting.utilisation:g}, reading in {setting.familiarisation_minutes} min"
    )
    out.print(_table(results.policies, lambda name: [_means(results, name)]))
    if len(results.policies) > 1 and results.replications > 1:
        out.print(f"Difference from {results.policies[0]}, with half of its 95 % interval below; * excludes 0:")
        out.print(_table(results.policies[1:], lambda name: _differences(results, name)))
    meanings = "; ".join(f"{column.heading.replace(chr(10), ' ')}: {column.meaning}" for column in _COLUMNS)
    out.print(filled(out, f"{meanings}. Means of the replications."))


def _table(policies: Sequence[str], rows: Callable[[str], list[list[str]]]) -> Table:
    """At most 80 characters wide; the first row of a policy bears its name."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("policy", no_wrap=True)
    for column in _COLUMNS:
        table.add_column(column.heading, justify="right", no_wrap=True)
    for policy in policies:
        for number, row in enumerate(rows(policy)):
            table.add_row("" if number else policy, *row)
    return table


def _means(results: Results, policy: str) -> list[str]:
    found = [results.interval(policy, column.measure) for column in _COLUMNS]
    return [_number(i.mean if i else None, column) for i, column in zip(found, _COLUMNS, strict=True)]


def _differences(results: Results, policy: str) -> list[list[str]]:
    found = [(results.difference(policy, column.measure), column) for column in _COLUMNS]
    return [
        [_number(i.mean if i else None, c, "+") + ("*" if i and i.excludes_zero else " ") for i, c in found],
        [_number(i.half_width if i else None, c, "±") + " " for i, c in found],
    ]


def _number(value: float | None, column: _Column, sign: str = "") -> str:
    """In the column's unit, with a sign, or ± in its place."""
    if value is None:
        return "–"
    text = f"{column.factor * value:{'+' if sign == '+' else ''},.{column.decimals}f}"
    return f"±{text}" if sign == "±" else text


def _as_json(setting: Setting, plan: Plan, results: Results, *, interrupted: bool) -> dict[str, Any]:
    return {
        "setting": asdict(setting),
        "plan": asdict(plan),
        "interrupted": interrupted,
        "replications": results.replications,
        "policies": [_policy_json(results, name) for name in results.policies if results.replications],
    }


def _policy_json(results: Results, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "meaning": MEANINGS[name],
        "measures": {measure: _interval_json(results.interval(name, measure)) for measure in _MEASURES},
        "difference_from_first": {measure: _interval_json(results.difference(name, measure)) for measure in _MEASURES},
        "by_replication": [asdict(run.measures) for run in results.runs[name]],
        "open_tasks_each_evening": results.backlogs(name),
    }


def _interval_json(found: Interval | None) -> dict[str, float | int | None] | None:
    """Half-widths of a single replication are unknown, not infinite: JSON has no such number."""
    if found is None:
        return None
    half = found.half_width if found.replications > 1 else None
    return {"mean": found.mean, "half_width_95": half, "replications": found.replications}
