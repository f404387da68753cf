"""Late work against continuity, a panel an instance: up is more continuity, to the left is less late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Final

from benchmarks.drawing import new_figure
from benchmarks.results.shapes import line_of, marker_of

_COLUMNS: Final = 3
#: Of a panel, in points of continuity score.
_LEAST_HEIGHT: Final = 10


@dataclass(frozen=True)
class Spot:
    """A plan in percent, and the most continuity that is proven possible with as little late."""

    late: float
    continuity: float
    bound: float | None = None


@dataclass(frozen=True)
class Panel:
    title: str
    #: Who made the plan.
    plans: Mapping[str, Spot]
    #: Plans of one policy that were allowed more and more late.
    series: Mapping[str, Sequence[Spot]] = field(default_factory=dict)


def plane(panels: Sequence[Panel], *, is_wide: bool = False) -> Any:
    """`is_wide`: late above 1 % on a logarithmic scale, for plans of which some are late with half of all work."""
    columns = min(_COLUMNS, len(panels))
    rows = ceil(len(panels) / columns)
    figure = new_figure(3.6 * columns, 3.0 * rows + 0.8)
    grid = figure.subplots(rows, columns, squeeze=False)
    handles: dict[str, Any] = {}
    for panel, axes in zip(panels, grid.flat, strict=False):
        handles |= _draw(panel, axes)
        _frame(axes, is_wide=is_wide)
    for empty in list(grid.flat)[len(panels) :]:
        empty.set_axis_off()
    figure.legend(handles.values(), handles.keys(), loc="outside lower center", ncols=4, frameon=False)
    return figure


def _draw(panel: Panel, axes: Any) -> dict[str, Any]:
    """What has been drawn, for the legend."""
    handles = {}
    for name, spots in panel.series.items():
        line = [spot.late for spot in spots], [spot.continuity for spot in spots]
        handles[name] = axes.plot(*line, **line_of(name))[0]
    for name, spot in panel.plans.items():
        handles[name] = axes.plot(spot.late, spot.continuity, **marker_of(name))[0]
    proven = [spot for spots in (panel.plans.values(), *panel.series.values()) for spot in spots if spot.bound]
    if proven:
        where = [spot.late for spot in proven], [spot.bound for spot in proven]
        handles["proven: not above"] = axes.plot(*where, marker="_", color="0.0", markersize=11, linestyle="none")[0]
    axes.set_title(panel.title, fontsize="medium")
    axes.set_xlabel("late, % of all late weights")
    axes.set_ylabel("continuity score, %")
    axes.grid(True, color="0.88", linewidth=0.5)
    return handles


def _frame(axes: Any, *, is_wide: bool) -> None:
    """From nothing late; high enough that a hair's breadth doesn't look like a gulf."""
    axes.margins(0.08)
    most = axes.get_xlim()[1]
    if is_wide:
        axes.set_xscale("symlog", linthresh=1)
        axes.set_xticks(ticks := [tick for tick in (0, 1, 10, 100) if tick <= 10 * most], map(str, ticks))
    axes.set_xlim(-0.2 if is_wide else -0.04 * most, most)
    low, high = axes.get_ylim()
    middle, half = (low + high) / 2, max(high - low, _LEAST_HEIGHT) / 2
    axes.set_ylim(middle - half, middle + half)
