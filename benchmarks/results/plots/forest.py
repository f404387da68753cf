"""Differences from a pool with their 95 % intervals: a row a policy, a column a measure."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.drawing import new_figure
from benchmarks.results.shapes import marker_of
from optimizer.bench.break_even.measures import Measure
from optimizer.simulation.paired import Interval


def forest(found: Mapping[str, Mapping[Measure, Interval]], measures: Sequence[Measure], pool: str) -> Any:
    figure = new_figure(3.2 * len(measures) + 1, 0.35 * len(found) + 1.4)
    names = list(found)
    for axes, measure in zip(figure.subplots(1, len(measures), sharey=True, squeeze=False)[0], measures, strict=True):
        axes.axvline(0, color="0.0", linewidth=0.8)
        for row, name in enumerate(names):
            difference = found[name].get(measure)
            if difference is not None:
                half = measure.factor * difference.half_width if difference.replications > 1 else 0
                axes.errorbar(measure.factor * difference.mean, row, xerr=half, capsize=3, **marker_of(name))
        better = "right" if measure.better > 0 else "left"
        axes.set_title(f"{measure.heading}\n{pool} = 0, better to the {better}", fontsize="medium")
        axes.set_yticks(range(len(names)), names)
        axes.grid(True, axis="x", color="0.88", linewidth=0.5)
    axes.invert_yaxis()
    return figure
