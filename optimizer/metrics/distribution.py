"""A handful of numbers that stand for many."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Distribution:
    """Mean and quartiles of the values that are defined; quartiles interpolate between neighbours."""

    count: int
    mean: float
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float


def distribution_of(values: Iterable[float | None]) -> Distribution | None:
    """Describe the values that are not None; None where there are none."""
    known = sorted(float(value) for value in values if value is not None)
    if not known:
        return None
    lower, median, upper = quantiles(known, n=4, method="inclusive") if len(known) > 1 else known * 3
    return Distribution(len(known), sum(known) / len(known), known[0], lower, median, upper, known[-1])
