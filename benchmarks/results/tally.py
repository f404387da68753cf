"""In how many offices a pool is ahead, and in how many behind: both sides, counted alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from optimizer.bench.break_even.measures import TIMELINESS, Measure
from optimizer.bench.break_even.policies import KEEPING, POOLS
from optimizer.bench.break_even.surface import Sweep
from optimizer.bench.markdown import table

#: Minutes of reading in by default, in the simulation as well.
USUAL_MINUTES: Final = 2


@dataclass(frozen=True)
class Tally:
    """Offices, one a utilisation and team; ahead and behind where the 95 % interval excludes 0."""

    pool_ahead: int
    no_difference: int
    pool_behind: int
    #: Utilisations at which the pool is ahead or behind somewhere.
    ahead_at: frozenset[float] = frozenset()
    behind_at: frozenset[float] = frozenset()

    @property
    def offices(self) -> int:
        return self.pool_ahead + self.no_difference + self.pool_behind

    def __str__(self) -> str:
        return f"{self.pool_ahead} / {self.no_difference} / {self.pool_behind}"


def tally(swept: Sequence[Sweep], policy: str, measure: Measure, minutes: float) -> Tally:
    """Of the first pool against a policy, at the swept minutes that are nearest."""
    found: dict[int, list[float]] = {1: [], 0: [], -1: []}
    for sweep in swept:
        one = sweep.nearest(minutes)
        if {policy, POOLS[0]} <= one.values.keys():
            gap = one.difference(policy, POOLS[0], measure.name)
            if gap is not None:
                side = measure.better if gap.mean > 0 else -measure.better
                found[side if gap.excludes_zero else 0].append(one.utilisation)
    counts = {side: len(offices) for side, offices in found.items()}
    return Tally(counts[-1], counts[0], counts[1], frozenset(found[-1]), frozenset(found[1]))


def tally_table(swept: Sequence[Sweep]) -> str:
    """At the least, the usual and the most minutes of reading in."""
    minutes = sorted({min(one.minutes[0] for one in swept), USUAL_MINUTES, max(one.minutes[-1] for one in swept)})
    heading = ("policy", "by", *(f"reading in {number:g} min" for number in minutes))
    rows = [
        [f"`{policy}`", measure.plain, *(str(tally(swept, policy, measure, number)) for number in minutes)]
        for policy in KEEPING
        for measure in TIMELINESS
    ]
    return table(heading, rows)
