"""An office day by day in which nobody knows more than the day shows, under every policy on the same paths."""

from collections.abc import Iterator, Sequence

from benchmarks.results.lines import Lines
from benchmarks.results.plots.forest import forest
from benchmarks.results.section import Plot, Section
from benchmarks.results.templates import fill
from benchmarks.results.wording import listed, missing
from optimizer.bench.break_even.measures import NAMED, ON_TIME, SHOWN, WAIT, Measure
from optimizer.bench.break_even.policies import IN_ORDER, PLANNING, POOLS
from optimizer.bench.break_even.simulated import Simulation
from optimizer.bench.markdown import table
from optimizer.simulation.paired import Interval

_DRAWN = (NAMED, ON_TIME, WAIT)


def section(lines: Lines) -> Section:
    shown = shown_in_full(lines.simulations)
    if not shown:
        return Section(missing(f"simulations with the pool `{POOLS[0]}` (kind `simulate`)"))
    plots = [_plot(number, one) for number, one in enumerate(shown, start=1)]
    parts = [_part(one, plot) for one, plot in zip(shown, plots, strict=True)]
    return Section(fill("same_ignorance", settings="\n\n".join(parts)), tuple(plots))


def shown_in_full(simulations: Sequence[Simulation]) -> list[Simulation]:
    """Those in which Caseload planned every morning; if there are none, those with most policies."""
    usable = [one for one in simulations if POOLS[0] in one.values and len(one.values) > 1]
    planned = [one for one in usable if set(PLANNING) & one.values.keys()]
    most = max((len(one.values) for one in usable), default=0)
    return planned or [one for one in usable if len(one.values) == most][:1]


def differences(one: Simulation, measures: Sequence[Measure]) -> dict[str, dict[Measure, Interval]]:
    """Of all policies from the first pool."""
    return {
        policy: {
            measure: gap for measure in measures if (gap := one.difference(policy, POOLS[0], measure.name)) is not None
        }
        for policy in _in_order(one)
        if policy != POOLS[0]
    }


def _in_order(one: Simulation) -> list[str]:
    return [policy for policy in IN_ORDER if policy in one.values]


def _part(one: Simulation, plot: Plot) -> str:
    return "\n\n".join(
        [
            f"**{one.setting!s}**, {one.setting.days} working days after {one.setting.warm_up} of warm-up.",
            table(("policy", "replications", *(measure.heading for measure in SHOWN)), _means(one)),
            f"Differences from `{POOLS[0]}`, paired, with 95 % intervals; bold where these exclude 0:",
            table(("policy", *(measure.heading for measure in SHOWN)), _gaps(one)),
            str(plot),
        ]
    )


def _means(one: Simulation) -> Iterator[list[str]]:
    for policy in _in_order(one):
        shown = (measure.shown(one.mean(policy, measure.name)) for measure in SHOWN)
        yield [f"`{policy}`", str(one.replications(policy)), *shown]


def _gaps(one: Simulation) -> Iterator[list[str]]:
    for policy, found in differences(one, SHOWN).items():
        yield [f"`{policy}`", *(measure.shown_difference(found.get(measure)) for measure in SHOWN)]


def _plot(number: int, one: Simulation) -> Plot:
    found = differences(one, _DRAWN)
    alt = (
        f"Differences of every policy from {POOLS[0]} with 95 % intervals, {one.setting}; a panel each for"
        f" {listed([measure.plain for measure in _DRAWN])}. The same numbers as in the table above it."
    )
    return Plot(f"same-ignorance-{number}.svg", alt, forest(found, _DRAWN, POOLS[0]))
