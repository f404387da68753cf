"""Differences between policies on the same paths: paired intervals, and when there are replications enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, pi, sqrt
from statistics import mean, stdev

from scipy.special import stdtrit

LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean of replications with the half-width of its confidence interval, infinite for fewer than two."""

    mean: float
    half_width: float
    replications: int

    @property
    def excludes_zero(self) -> bool:
        return abs(self.mean) > self.half_width


def interval_of(values: Sequence[float], level: float = LEVEL) -> Interval:
    """Student's t on independent replications.

    Raises
    ------
    ValueError
        Without any replication.
    """
    if not values:
        raise ValueError("no replications: there is no interval")
    n = len(values)
    if n < 2:
        return Interval(mean(values), inf, n)
    quantile = float(stdtrit(n - 1, (1 + level) / 2))
    return Interval(mean(values), quantile * stdev(values) / sqrt(n), n)


def paired_difference(
    values: Sequence[float | None], reference: Sequence[float | None], level: float = LEVEL
) -> Interval | None:
    """Of `values` minus `reference`, replication by replication; None where no pair is defined."""
    pairs = zip(values, reference, strict=True)
    differences = [value - other for value, other in pairs if value is not None and other is not None]
    return interval_of(differences, level) if differences else None


def level_of_look(look: int) -> float:
    """Confidence of the `look`-th look, from 1: all looks together err with a probability of at most 1 − LEVEL.

    Whoever looks after every replication until an interval excludes zero is wrong more often than its level says. The
    allowance is spent as 6 / (pi² k²), which adds up to 1 over all looks (Bonferroni).
    """
    return 1 - (1 - LEVEL) * 6 / (pi * look) ** 2


def are_separated(by_policy: Sequence[Sequence[float | None]], look: int) -> bool:
    """Whether every later policy differs from the first, at the confidence of this look."""
    reference, *others = by_policy
    found = [paired_difference(values, reference, level_of_look(look)) for values in others]
    return all(interval is not None and interval.excludes_zero for interval in found)
