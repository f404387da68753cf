"""How long strangers must read in for work with the own caseworker to be as timely as a pool."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any, Final

from benchmarks.results.lines import Lines
from benchmarks.results.plots.break_even import Panel, break_even_figure
from benchmarks.results.section import Plot, Section
from benchmarks.results.tally import tally_table
from benchmarks.results.templates import fill
from benchmarks.results.wording import missing
from optimizer.bench.break_even.crossing import BreakEven
from optimizer.bench.break_even.measures import READING_IN, TIMELINESS, WAIT, Measure
from optimizer.bench.break_even.policies import KEEPING, POOLS
from optimizer.bench.break_even.simulated import Team
from optimizer.bench.break_even.surface import MEAN_TASK_MINUTES, Sweep, by_team, teams
from optimizer.metrics.wording import counted
from optimizer.simulation.closed_forms import break_even_reading_in

_ALT: Final = (
    "Minutes of reading in at break-even, as a map: a panel a policy and measure, in each a row a team and a column a"
    " utilisation. The same numbers as in the tables above it."
)


def section(lines: Lines) -> Section:
    swept = [sweep for sweep in lines.sweeps if any(sweep.break_even(*which) for which in _all())]
    if not swept:
        return Section(missing("simulations of one office under two or more numbers of minutes of reading in"))
    plot = Plot("break-even.svg", _ALT, _figure(swept))
    most = max(max(sweep.minutes) for sweep in swept)
    text = fill(
        "break_even",
        mean_task=str(MEAN_TASK_MINUTES),
        most=f"{most:g}",
        most_percent=f"{100 * most / MEAN_TASK_MINUTES:g}",
        tally=tally_table(swept),
        surfaces="\n\n".join(_surfaces(swept, POOLS[0])),
        others="\n\n".join(part for pool in POOLS[1:] for part in _surfaces(swept, pool)),
        plot=str(plot),
        theory=_theory(swept),
        compared=_compared(swept),
        pool=POOLS[0],
    )
    return Section(text, (plot,))


def _all() -> Iterator[tuple[str, str, Measure]]:
    yield from product(KEEPING, POOLS, TIMELINESS)


def _surfaces(swept: Sequence[Sweep], pool: str) -> Iterator[str]:
    """A table a policy and measure: a row a utilisation, a column a team."""
    for policy, measure in product(KEEPING, TIMELINESS):
        cells = [shown(sweep.break_even(policy, pool, measure)) for sweep in swept]
        yield f"**`{policy}` against `{pool}`, by {measure.plain}**\n\n{by_team(swept, cells)}"


def shown(found: BreakEven | None) -> str:
    """Minutes and percent of a mean task; the interval in minutes, or `?` where it is everything."""
    if found is None:
        return "–"
    if found.is_open:
        return f"{_estimate(found)} ?"
    if found.low == found.high:
        return _estimate(found)
    return f"{_estimate(found)} ({_end(found.low, found)} … {_end(found.high, found)})"


def _estimate(found: BreakEven) -> str:
    if found.estimate is None:
        return "never"
    if found.estimate == found.least:
        return f"already at {found.least:g}"
    return f"{found.estimate:.1f} = {100 * found.estimate / MEAN_TASK_MINUTES:.0f} %"


def _end(minutes: float | None, found: BreakEven) -> str:
    return f"> {found.most:g}" if minutes is None else f"{minutes:.1f}"


def _theory(swept: Sequence[Sweep]) -> str:
    """Where queues are stable; beside it, what the simulated pool really read in at the most minutes swept."""

    return by_team(swept, list(map(_theory_of, swept)))


def _theory_of(sweep: Sweep) -> str:
    if sweep.utilisation >= 1:
        return "no queue is stable"
    share, one = _share(sweep), sweep.simulations[-1]
    read = one.mean(POOLS[0], READING_IN.name) if POOLS[0] in one.values else None
    # Of the minutes worked; the formula's is of the minutes without reading in.
    beside = "" if read is None else f" (read in: {100 * read / (1 - read):.1f} %)"
    return f"{100 * share:.1f} % = {share * MEAN_TASK_MINUTES:.1f} min{beside}"


def _compared(swept: Sequence[Sweep]) -> str:
    """The formula and the simulation, by whether reading in can make up for waiting within the sweep."""
    stable = [(sweep, one) for sweep in swept if sweep.utilisation < 1 and (one := _dedicated_by_wait(sweep))]
    formula = sum(MEAN_TASK_MINUTES * _share(sweep) <= one.most for sweep, one in stable)
    simulated = sum(one.estimate is not None for _, one in stable)
    return (
        f"Of {counted(len(stable), 'offices')} with a utilisation below 1 the formula has a break-even within the sweep"
        f" in {formula}; the simulated `dedicated` has one, by wait and by the best estimate, in {simulated}."
    )


def _dedicated_by_wait(sweep: Sweep) -> BreakEven | None:
    return sweep.break_even("dedicated", POOLS[0], WAIT)


def _share(sweep: Sweep) -> float:
    return break_even_reading_in(sweep.team.caseworkers, sweep.utilisation)


def _figure(swept: Sequence[Sweep]) -> Any:
    panels = [
        [
            Panel(
                f"{policy} against {POOLS[0]}, by {measure.plain}",
                {str(team): _line(swept, team, policy, measure) for team in teams(swept)},
            )
            for policy in KEEPING
        ]
        for measure in TIMELINESS
    ]
    return break_even_figure(panels)


def _line(swept: Sequence[Sweep], team: Team, policy: str, measure: Measure) -> dict[float, BreakEven]:
    found = {one.utilisation: one.break_even(policy, POOLS[0], measure) for one in swept if one.team == team}
    return {utilisation: one for utilisation, one in found.items() if one is not None}
