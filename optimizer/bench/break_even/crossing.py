"""From how many minutes of reading in on a policy is as timely as a pool, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from optimizer.simulation.paired import Interval


@dataclass(frozen=True)
class BreakEven:
    """Minutes; None: beyond the most minutes swept.

    `low` and `high` hold the true break-even with a confidence of 95 %, as far as the t intervals that they come from
    do: they are all minutes at which a difference of 0 is not refused (a test turned round, as Fieller's). Nothing is
    drawn again, and an end may lie outside of the sweep.
    """

    least: float
    most: float
    estimate: float | None
    low: float | None
    high: float | None

    @property
    def is_open(self) -> bool:
        """Whether anything between the least and beyond the most is possible."""
        return self.low == self.least and self.high is None


def break_even(minutes: Sequence[float], gains: Sequence[Interval]) -> BreakEven:
    """Of gains in timeliness over the pool, paired, one interval for each number of minutes, ascending.

    Between two of them a straight line is drawn. That of the ends of two intervals is never inside of the interval of
    the means between them, since standard deviations are convex: what comes out is too wide rather than too narrow.
    """
    return BreakEven(
        least=minutes[0],
        most=minutes[-1],
        estimate=stays_from(minutes, [gain.mean for gain in gains]),
        low=stays_from(minutes, [gain.mean + gain.half_width for gain in gains]),
        high=stays_from(minutes, [gain.mean - gain.half_width for gain in gains]),
    )


def stays_from(places: Sequence[float], heights: Sequence[float]) -> float | None:
    """From where on a line through the points is never below 0 again; None if it ends below."""
    below = [number for number, height in enumerate(heights) if height < 0]
    if not below:
        return places[0]
    last = below[-1]
    if last == len(places) - 1:
        return None
    before, after = heights[last], heights[last + 1]
    share = 1.0 if before == -inf else -before / (after - before)
    return places[last] + share * (places[last + 1] - places[last])
