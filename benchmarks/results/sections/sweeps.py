"""What absence and scarce languages change, one at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.results.lines import Lines
from benchmarks.results.plots.factor import Means, factor_figure
from benchmarks.results.section import Plot, Section
from benchmarks.results.templates import fill
from benchmarks.results.wording import listed, missing, sentence
from optimizer.bench.break_even.measures import NAMED, ON_TIME, WAIT
from optimizer.bench.break_even.policies import IN_ORDER, POOLS
from optimizer.bench.break_even.simulated import Simulation
from optimizer.bench.markdown import table

_DRAWN: Final = (NAMED, ON_TIME, WAIT)


@dataclass(frozen=True)
class Factor:
    """A field of the setting, the factor that makes the unit of its label of it, and the template of its words."""

    field: str
    factor: int
    label: str


FACTORS: Final = (
    Factor("absence", 100, "absence without notice, % of caseworker-days"),
    Factor("scarce_languages", 1, "bilingual caseworkers, 1 = as many as usual"),
)


def section(lines: Lines) -> Section:
    parts, plots, absent = [], [], []
    for factor in FACTORS:
        along = swept_along(lines.simulations, factor)
        if along:
            plots.append(_plot(factor, along))
            parts.append(_part(factor, along, plots[-1]))
        else:
            absent.append(factor.label.split(",")[0])
    if absent:
        parts.append(missing(f"simulations that differ in {listed(absent)} alone"))
    if not plots:
        return Section(parts[0])
    return Section(fill("sweeps", factors="\n\n".join(parts)), tuple(plots))


def swept_along(simulations: Sequence[Simulation], factor: Factor) -> list[Simulation]:
    """Those that differ in nothing else, ascending; of several such groups the largest."""
    groups: dict[str, list[Simulation]] = {}
    for one in simulations:
        if POOLS[0] in one.values:
            others = one.setting.model_dump(exclude={factor.field})
            groups.setdefault(f"{others} {one.seed} {one.overflow_days}", []).append(one)
    largest = max(groups.values(), key=len, default=[])
    return sorted(largest, key=lambda one: _value(one, factor)) if len(largest) > 1 else []


def _value(one: Simulation, factor: Factor) -> float:
    return factor.factor * float(getattr(one.setting, factor.field))


def _part(factor: Factor, along: Sequence[Simulation], plot: Plot) -> str:
    heading = (factor.label, "policy", *(measure.heading for measure in _DRAWN), *(f"{ON_TIME.heading} − pool",))
    title = f"**{sentence(factor.label)}** {sentence(_office(along[0]))}"
    return f"{title}\n\n{table(heading, _rows(factor, along))}\n\n{plot}"


def _office(one: Simulation) -> str:
    return f"{one.team}, utilisation {one.utilisation:g}, reading in {one.minutes} min"


def _rows(factor: Factor, along: Sequence[Simulation]) -> Iterator[list[str]]:
    for one in along:
        for policy in _common(along):
            means = (measure.shown(one.mean(policy, measure.name)) for measure in _DRAWN)
            gap = (
                "0" if policy == POOLS[0] else ON_TIME.shown_difference(one.difference(policy, POOLS[0], ON_TIME.name))
            )
            yield [f"{_value(one, factor):g}", f"`{policy}`", *means, gap]


def _common(along: Sequence[Simulation]) -> list[str]:
    """Policies that ran everywhere."""
    return [policy for policy in IN_ORDER if all(policy in one.values for one in along)]


def _plot(factor: Factor, along: Sequence[Simulation]) -> Plot:
    places = [_value(one, factor) for one in along]
    means: Means = {
        policy: {measure: [one.mean(policy, measure.name) for one in along] for measure in _DRAWN}
        for policy in _common(along)
    }
    alt = (
        f"How {listed([measure.plain for measure in _DRAWN])} of every policy change with {factor.label}. The same"
        " numbers as in the table above it."
    )
    return Plot(f"sweep-{factor.field.replace('_', '-')}.svg", alt, factor_figure(places, factor.label, means, _DRAWN))
