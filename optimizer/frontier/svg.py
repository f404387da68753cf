"""The front as a picture: the first objective to the right, the second upwards, bounds as bars."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.frontier.front import Front, Proven
from optimizer.svg import cross, document, filled_circle, hollow_circle, text

_LEFT, _TOP, _WIDE, _HIGH, _RIGHT, _BOTTOM = 110.0, 60.0, 520.0, 320.0, 40.0, 60.0
_TICKS = 5


@dataclass(frozen=True)
class _Axis:
    low: int
    high: int
    start: float
    length: float

    def at(self, value: int) -> float:
        """Where a value stands; a single value stands in the middle."""
        share = 0.5 if self.high == self.low else (value - self.low) / (self.high - self.low)
        return self.start + self.length * share

    def ticks(self) -> list[int]:
        """A few round numbers within; no objective is below 0."""
        span = max(1, self.high - self.low)
        step = _round_step(span / _TICKS)
        return list(range(max(0, math.ceil(self.low / step)) * step, self.high + 1, step))


def svg_of(front: Front, title: str) -> str:
    """The same front gives the same text."""
    x, y = _axes(front)
    parts = [text(8, 18, title, "h"), *_legend(), *_grid(front, x, y)]
    for row in front.points:
        parts += _drawn(row, x, y)
    parts += [cross(x.at(point.first), y.at(point.second)) for point in front.dominated]
    return document(_LEFT + _WIDE + _RIGHT, _TOP + _HIGH + _BOTTOM, title, _described(front), parts)


def _axes(front: Front) -> tuple[_Axis, _Axis]:
    every = [*(row.point for row in front.points), *front.dominated]
    bounds = [row.second_bound for row in front.points if row.second_bound is not None]
    across = [point.first for point in every] or [0]
    up = [*(point.second for point in every), *bounds] or [0]
    return _axis(across, _LEFT, _WIDE), _axis(up, _TOP + _HIGH, -_HIGH)


def _axis(values: Sequence[int], start: float, length: float) -> _Axis:
    """A little longer than what stands on it."""
    margin = -(-(max(values) - min(values)) // 20)
    return _Axis(min(values) - margin, max(values) + margin, start, length)


def _drawn(row: Proven, x: _Axis, y: _Axis) -> Iterator[str]:
    at, up = x.at(row.point.first), y.at(row.point.second)
    if row.second_bound is not None:
        yield f'<path class="b" d="M{at - 8:.1f} {y.at(row.second_bound):.1f}h16"/>'
        yield f'<path class="l" d="M{at:.1f} {up:.1f}V{y.at(row.second_bound):.1f}"/>'
    yield (filled_circle if row.is_proven else hollow_circle)(at, up)


def _grid(front: Front, x: _Axis, y: _Axis) -> Iterator[str]:
    for tick in x.ticks():
        yield f'<path class="g" d="M{x.at(tick):.1f} {_TOP:.0f}v{_HIGH:.0f}"/>'
        yield text(x.at(tick), _TOP + _HIGH + 20, f"{tick:,}", anchor="middle")
    for tick in y.ticks():
        yield f'<path class="g" d="M{_LEFT:.0f} {y.at(tick):.1f}h{_WIDE:.0f}"/>'
        yield text(_LEFT - 12, y.at(tick) + 4, f"{tick:,}", anchor="end")
    yield text(_LEFT + _WIDE / 2, _TOP + _HIGH + 44, front.pair.first, anchor="middle")
    yield text(8, _TOP - 8, front.pair.second)


def _legend() -> Iterator[str]:
    yield filled_circle(160, 34)
    yield text(170, 38, "proven")
    yield hollow_circle(232, 34)
    yield text(242, 38, "best found")
    yield '<path class="b" d="M322 34h16"/>'
    yield text(344, 38, "proven: not beyond")
    yield cross(484, 34)
    yield text(494, 38, "beaten by another")


def _described(front: Front) -> str:
    """All that the picture shows, in words."""
    first, second = front.pair.first, front.pair.second
    rows = [
        f"{first} {row.point.first:,}: {second} {row.point.second:,}"
        + ("" if row.second_bound is None else f" (proven bound {row.second_bound:,})")
        for row in front.points
    ]
    beaten = [f"{first} {point.first:,}: {second} {point.second:,}" for point in front.dominated]
    return f"The front: {'; '.join(rows)}. Beaten by another: {'; '.join(beaten) or 'none'}."


def _round_step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20 … that is not below."""
    scale: int = 10 ** max(0, math.floor(math.log10(max(1.0, least))))
    return next(factor * scale for factor in (1, 2, 5, 10) if factor * scale >= least)
