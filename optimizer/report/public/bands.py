"""Distributions over people: fixed bands, neighbours put together until each has enough of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.report.public.cells import SMALLEST


@dataclass(frozen=True, slots=True)
class Band:
    """From `low` on and below `high`; None: open at that end."""

    low: int | None
    high: int | None
    people: int


def bands(values: Sequence[float], edges: Sequence[int]) -> list[Band]:
    """Of one value a person; edges ascend. Nothing where there are not enough people for two bands."""
    found: list[Band] = []
    limits: list[int | None] = [*edges, None]
    low: int | None = None
    for high in limits:
        people = sum(_is_in(value, low, high) for value in values)
        rest = sum(high is not None and value >= high for value in values)
        if high is None or (people >= SMALLEST and rest >= SMALLEST):
            found.append(Band(low, high, people))
            low = high
    return found if len(found) > 1 else []


def _is_in(value: float, low: int | None, high: int | None) -> bool:
    return (low is None or value >= low) and (high is None or value < high)
