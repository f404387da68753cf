"""Plots of the study."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.drawing import DASHES, GREYS, MARKERS, new_figure, require_matplotlib, write_figure
from benchmarks.scaling.growth import AMOUNTS, FACTORS, Axis, axes, fit_axis, points
from benchmarks.scaling.record import Record
from benchmarks.scaling.setting import VARIANTS
from optimizer.rules import ObjectiveName


def write_plots(records: Sequence[Record], folder: Path) -> list[str]:
    """Write all plots for which there are runs; their file names.

    Raises
    ------
    PlotsMissing
        matplotlib is not installed.
    """
    require_matplotlib()
    names = []
    for number, axis in enumerate(axes(records), start=1):
        names.append(f"growth-{number}-{axis.named}.svg")
        write_figure(_growth(axis), folder / names[-1])
    if any(run.objective("continuity") for run in records):
        names.append("gaps.svg")
        write_figure(_gaps(records), folder / names[-1])
    return names


def _growth(axis: Axis) -> Any:
    """Seconds on the left, memory on the right; a line is the fitted power law."""
    figure = new_figure(9, 4)
    left, right = figure.subplots(1, 2)
    for position, (name, amount) in enumerate(AMOUNTS.items()):
        plot = right if name.endswith("MB") else left
        style = {"color": GREYS[position], "linestyle": DASHES[position % len(DASHES)]}
        measured = points(axis.runs, amount)
        if not measured:
            continue
        along = [FACTORS[axis.named](run) for run, _ in measured]
        fitted, label = fit_axis(axis, amount), name
        if fitted is not None:
            exponent = fitted.exponents[axis.named]
            label = f"{name}: exponent {exponent:.2f}"
            ends = [min(along), max(along)]
            plot.plot(ends, [fitted.constant * end**exponent for end in ends], **style)
        heights = [value for _, value in measured]
        plot.plot(along, heights, MARKERS[position], color=style["color"], fillstyle="none", label=label)
    for plot, unit in ((left, "seconds"), (right, "MB")):
        plot.set_xscale("log")
        plot.set_yscale("log")
        plot.set_xlabel(axis.named)
        plot.set_ylabel(unit)
        plot.grid(True, color="0.85", linewidth=0.5)
        plot.legend(fontsize="small", frameon=False)
    figure.suptitle(axis.title)
    return figure


def _gaps(records: Sequence[Record]) -> Any:
    """Excess and gap against clients, a marker for each variant; what is proven optimal lies on the lowest line."""
    figure = new_figure(9, 4)
    titles: dict[ObjectiveName, str] = {"late": "excess of late", "continuity": "gap of continuity"}
    for plot, (name, title) in zip(figure.subplots(1, 2), titles.items(), strict=True):
        for position, variant in enumerate(VARIANTS):
            found = [
                (run.office.clients, 100 * row.gap)
                for run in records
                if run.setting.variant == variant and (row := run.objective(name)) and row.gap is not None
            ]
            if found:
                plot.plot(*zip(*found, strict=True), MARKERS[position], color="0.0", fillstyle="none", label=variant)
        plot.set_xscale("log")
        plot.set_yscale("symlog", linthresh=0.01)
        plot.set_ylim(-0.002, 2 * plot.get_ylim()[1])
        plot.set_xlabel("clients")
        plot.set_ylabel("%")
        plot.set_title(title)
        plot.grid(True, color="0.85", linewidth=0.5)
        plot.legend(fontsize="small", frameon=False)
    return figure
