"""What a little more late work would buy in continuity, and whether that is much or little is proven."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from benchmarks.results.contenders import Contender
from benchmarks.results.frontier import Frontier
from benchmarks.results.lines import Lines
from benchmarks.results.plots.plane import Panel, Spot, plane
from benchmarks.results.section import Plot, Section
from benchmarks.results.sections.same_knowledge import continuity_cell, panel_of, spot_of
from benchmarks.results.templates import fill
from benchmarks.results.wording import missing
from optimizer.bench.markdown import number, signed, table

_ALT: Final = (
    "Late work against continuity, a panel an instance: a line a policy that was allowed more and more late, marks for"
    " others with nearly as much continuity, bars for what is proven out of reach. The numbers of the lines are in the"
    " table above it."
)
#: Points of continuity score.
_NEAR: Final = 10
_HEADING: Final = ("instance", "policy", "allowed, % of all late weights", "late, %", "continuity, %", "gained, points")


def section(lines: Lines) -> Section:
    if not lines.frontiers:
        return Section(missing("plans that were allowed some late work for more continuity (`allowed_late`)"))
    plot = Plot("price.svg", _ALT, plane(list(_panels(lines))))
    text = fill(
        "price",
        verdict=" ".join(map(_verdict, lines.frontiers)),
        table=table(_HEADING, (row for frontier in lines.frontiers for row in _rows(frontier))),
        plot=str(plot),
    )
    return Section(text, (plot,))


def _rows(frontier: Frontier) -> Iterator[list[str]]:
    first = frontier.points[0].plan.continuity
    for point in frontier.points:
        score = point.plan.continuity
        gained = "–" if score is None or first is None else signed(score - first, 2)
        cells = number(point.plan.late, 2), continuity_cell(point.plan)
        yield [frontier.instance, frontier.policy, f"{point.allowed:g}", *cells, gained]


def _verdict(frontier: Frontier) -> str:
    last, gained, at_most = frontier.points[-1], frontier.gained, frontier.at_most
    if gained is None:
        return ""
    proof = "" if at_most is None else f", and no plan could buy more than {at_most:.2f} with it (proven)"
    return (
        f"{frontier.instance}, {frontier.policy}: up to {last.allowed:g} % of all late weights above the least bought"
        f" {gained:.2f} points of continuity{proof}."
    )


def _is_near(one: Contender, frontiers: Sequence[Frontier]) -> bool:
    """Whether there is nearly as much continuity: what has less would flatten the lines."""
    first = min(frontier.points[0].plan.continuity or 0.0 for frontier in frontiers)
    return one.continuity is not None and one.continuity > first - _NEAR


def _panels(lines: Lines) -> Iterator[Panel]:
    """Those who were allowed nothing beside those who were."""
    for instance in dict.fromkeys(frontier.instance for frontier in lines.frontiers):
        own = [frontier for frontier in lines.frontiers if frontier.instance == instance]
        others: Mapping[str, Contender] = lines.offices.get(instance, {})
        series: dict[str, list[Spot]] = {
            frontier.policy: [spot for point in frontier.points if (spot := spot_of(point.plan)) is not None]
            for frontier in own
        }
        near = {name: one for name, one in others.items() if name not in series and _is_near(one, own)}
        panel = panel_of(instance, near)
        yield replace(panel, series=series)
