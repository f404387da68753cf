"""What one factor changes: a column a measure, a line a policy."""

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.drawing import new_figure
from benchmarks.results.shapes import line_of
from optimizer.bench.break_even.measures import Measure

#: Policy -> measure -> one value a place.
Means = Mapping[str, Mapping[Measure, Sequence[float | None]]]


def factor_figure(places: Sequence[float], label: str, means: Means, measures: Sequence[Measure]) -> Any:
    figure = new_figure(3.6 * len(measures), 3.4)
    handles: dict[str, Any] = {}
    for axes, measure in zip(figure.subplots(1, len(measures), squeeze=False)[0], measures, strict=True):
        for policy, found in means.items():
            heights = [None if value is None else measure.factor * value for value in found[measure]]
            known = [(place, height) for place, height in zip(places, heights, strict=True) if height is not None]
            if known:
                handles[policy] = axes.plot(*zip(*known, strict=True), **line_of(policy))[0]
        axes.set_title(measure.heading, fontsize="medium")
        axes.grid(True, color="0.88", linewidth=0.5)
    figure.supxlabel(label, fontsize="medium")
    figure.legend(handles.values(), handles.keys(), loc="outside lower center", ncols=6, frameon=False)
    return figure
