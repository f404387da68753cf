"""Plots as SVG written by hand: one row a run, told apart by shape and text, never by colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from optimizer.bench.headline import by_instance
from optimizer.bench.record import Record
from optimizer.svg import document, filled_circle, hollow_circle, text

_LEFT, _WIDTH, _RIGHT, _ROW = 300, 480, 90, 18
_Draw = Callable[[float, float], str]
_SHAPES: Final[dict[str, tuple[str, _Draw]]] = {
    "client-based": ("filled circle", filled_circle),
    "cover": ("filled square", lambda x, y: f'<path d="M{x - 5:.1f} {y - 5:.1f}h10v10h-10z"/>'),
    "task-based": ("filled triangle", lambda x, y: f'<path d="M{x:.1f} {y - 6:.1f}l6 11h-12z"/>'),
    "dedicated": ("hollow diamond", lambda x, y: f'<path class="o" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z"/>'),
    "rule": ("hollow circle", hollow_circle),
}


@dataclass(frozen=True)
class Plot:
    """Percentages of every run, and a proven bound where there is one."""

    file: str
    title: str
    value: Callable[[Record], float | None]
    bound: Callable[[Record], float | None]


def _on_time(run: Record) -> float | None:
    share = run.measures.get("on-time share")
    return None if share is None else 100 * share


PLOTS: Final = (
    Plot(
        "continuity.svg",
        "Continuity score, percent",
        lambda run: run.measures.get("continuity score"),
        lambda run: run.continuity_bound_percent,
    ),
    Plot("on-time.svg", "Tasks done on time, percent of those due", _on_time, lambda _: None),
)


def svg_of(plot: Plot, records: Sequence[Record]) -> str:
    """The same runs give the same text; simulations are left out, they have no plan."""
    records = [record for record in records if not record.is_simulation]
    body, y = _legend(), 66.0
    for name, runs in by_instance(records).items():
        body.append(text(8, y + 4, name, "h"))
        for run in runs:
            y += _ROW
            body += _row(plot, run, y)
        y += 1.5 * _ROW
    height = y + 20
    grid = [part for percent in range(0, 101, 20) for part in _tick(percent, height)]
    width = _LEFT + _WIDTH + _RIGHT
    return document(width, height, plot.title, _described(plot, records), [*grid, text(8, 18, plot.title, "h"), *body])


def _row(plot: Plot, run: Record, y: float) -> list[str]:
    value, bound = plot.value(run), plot.bound(run)
    parts = [text(20, y + 4, str(run.run))]
    if bound is not None:
        parts.append(f'<path class="b" d="M{_x(bound):.1f} {y - 8:.1f}v16"/>')
    if value is not None:
        parts += [_SHAPES[_shape(run)][1](_x(value), y), text(_LEFT + _WIDTH + 14, y + 4, f"{value:.2f}")]
    return parts


def _shape(run: Record) -> str:
    if run.run.kind == "solve":
        return run.run.policy
    return "dedicated" if run.run.kind == "dispatch" and run.run.rule == "dedicated" else "rule"


def _x(percent: float) -> float:
    return _LEFT + _WIDTH * percent / 100


def _tick(percent: int, height: float) -> list[str]:
    x = _x(percent)
    line = f'<path class="g" d="M{x:.1f} 52V{height - 22:.0f}"/>'
    return [line, text(x - 8, height - 8, str(percent))]


def _legend() -> list[str]:
    parts, x = [], 8.0
    for name, (_, draw) in _SHAPES.items():
        parts += [draw(x + 6, 36), text(x + 16, 40, name)]
        x += 34 + 7.0 * len(name)
    return [*parts, f'<path class="b" d="M{x + 6:.1f} 28v16"/>', text(x + 14, 40, "proven bound")]


def _described(plot: Plot, records: Sequence[Record]) -> str:
    """All that the plot shows, in words."""
    shapes = ", ".join(f"{name} a {shape}" for name, (shape, _) in _SHAPES.items())
    rows = []
    for run in records:
        value, bound = plot.value(run), plot.bound(run)
        if value is not None:
            rows.append(f"{run.place}: {value:.2f}" + ("" if bound is None else f" (proven bound {bound:.2f})"))
    return f"One row a run, grouped by instance; {shapes}; a vertical bar is the proven bound. {'; '.join(rows)}."
