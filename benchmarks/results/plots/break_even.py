"""Break-even as a map: a row a measure, a column a policy; in each panel a row a team, a column a utilisation.

A cell has its number, so that the shade says nothing that can't be read: the lighter, the sooner the pool is behind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.drawing import new_figure
from optimizer.bench.break_even.crossing import BreakEven


@dataclass(frozen=True)
class Panel:
    title: str
    #: Team, utilisation.
    found: Mapping[str, Mapping[float, BreakEven]]


def break_even_figure(panels: Sequence[Sequence[Panel]]) -> Any:
    teams = list(panels[0][0].found)
    utilisations = sorted({one for row in panels for panel in row for found in panel.found.values() for one in found})
    width = 0.62 * len(utilisations) * len(panels[0]) + 2.2
    figure = new_figure(width, (0.5 * len(teams) + 0.6) * len(panels) + 0.5)
    grid = figure.subplots(len(panels), len(panels[0]), sharex=True, sharey=True, squeeze=False)
    for row, drawn in zip(panels, grid, strict=True):
        for panel, axes in zip(row, drawn, strict=True):
            _draw(panel, axes, utilisations)
            axes.set_yticks(range(len(teams)), teams)
    for axes in grid[-1]:
        axes.set_xticks(range(len(utilisations)), [f"{one:.2f}" for one in utilisations])
    grid[0][0].set_ylim(len(teams) - 0.5, -0.5)
    figure.supxlabel("utilisation", fontsize="medium")
    return figure


def _draw(panel: Panel, axes: Any, utilisations: Sequence[float]) -> None:
    for y, found in enumerate(panel.found.values()):
        for x, utilisation in enumerate(utilisations):
            if utilisation in found:
                _cell(found[utilisation], axes, x, y)
    axes.set_xlim(-0.5, len(utilisations) - 0.5)
    axes.set_title(panel.title, fontsize="medium")
    axes.tick_params(length=0)


def _cell(one: BreakEven, axes: Any, x: int, y: int) -> None:
    share = 1.0 if one.estimate is None else (one.estimate - one.least) / (one.most - one.least)
    hatch = "////" if one.estimate is None else None
    axes.bar(x, 1, 1, y - 0.5, color=str(1 - 0.28 * share), edgecolor="0.6" if hatch is None else "0.82", hatch=hatch)
    axes.text(x, y - 0.14, _number(one.estimate), ha="center", va="center", fontsize="small", fontweight="bold")
    axes.text(x, y + 0.24, _range(one), ha="center", va="center", fontsize="x-small")


def _number(minutes: float | None) -> str:
    return "never" if minutes is None else f"{minutes:.1f}"


def _range(one: BreakEven) -> str:
    """Nothing where the interval is a point; a question mark where it is everything."""
    if one.is_open:
        return "?"
    if one.low == one.high:
        return ""
    ends = (f">{one.most:g}" if end is None else f"{end:.1f}" for end in (one.low, one.high))
    return "…".join(ends)
