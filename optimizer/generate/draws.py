"""Random draws that are the same on every platform and with every numpy.

Only the raw 64-bit output of PCG64 is used: numpy keeps the streams of its bit generators stable, but not the methods
of `Generator`. Everything else is whole-number arithmetic on that output.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import exp, log, sqrt
from statistics import NormalDist
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")

_BLOCK = 4096
_QUANTILES = 1000


class Draws:
    """A stream of its own for each part of an office: more of one thing does not reshuffle the others."""

    def __init__(self, seed: int, stream: str) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, *stream.encode()]))
        self._block: list[int] = []

    def _raw(self) -> int:
        if not self._block:
            self._block = self._bits.random_raw(_BLOCK).tolist()
        return self._block.pop()

    def below(self, n: int) -> int:
        """0 … n-1, evenly (to within n / 2**64)."""
        return (self._raw() * n) >> 64

    def between(self, least: int, most: int) -> int:
        """`least` … `most`, both included."""
        return least + self.below(most - least + 1)

    def chance(self, share: float) -> bool:
        """True with this probability."""
        return self._raw() < int(share * 2**64)

    def pick(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def weighted(self, cumulative: Sequence[int]) -> int:
        """A position, by running totals of whole-number weights."""
        return bisect_right(cumulative, self.below(cumulative[-1]))

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Fisher-Yates."""
        deck = list(items)
        for last in range(len(deck) - 1, 0, -1):
            other = self.below(last + 1)
            deck[last], deck[other] = deck[other], deck[last]
        return deck

    def deal(self, n: int, mix: Sequence[tuple[Item, float]]) -> list[Item]:
        """`n` items in the proportions of a mix, by largest remainder, in random order."""
        counts = quotas(n, [share for _, share in mix])
        return self.shuffled([item for (item, _), count in zip(mix, counts, strict=True) for _ in range(count)])

    def minutes(self, mean: int, spread: float, least: int, most: int) -> int:
        """Lognormal with this mean and coefficient of variation, cut to `least` … `most`."""
        drawn = (mean * self.pick(lognormal_thousandths(spread)) + 500) // 1000
        return min(max(drawn, least), most)


def quotas(n: int, shares: Sequence[float]) -> list[int]:
    """Whole numbers that add up to `n`, in proportion to the shares, by largest remainder."""
    weights = whole_weights(shares)
    total = sum(weights)
    counts = [n * weight // total for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda at: (-(n * weights[at] % total), at))
    for position in remainders[: n - sum(counts)]:
        counts[position] += 1
    return counts


def whole_weights(shares: Sequence[float]) -> list[int]:
    """Shares in millionths."""
    return [round(share * 1_000_000) for share in shares]


def running_totals(shares: Sequence[float]) -> list[int]:
    """What `weighted` takes."""
    return list(accumulate(whole_weights(shares)))


@lru_cache(maxsize=8)
def lognormal_thousandths(spread: float) -> tuple[int, ...]:
    """Quantiles of a lognormal with mean 1, rounded to thousandths: the last bit of a platform's exp is lost."""
    variance = log(1 + spread * spread)
    normal = NormalDist()
    levels = ((2 * step + 1) / (2 * _QUANTILES) for step in range(_QUANTILES))
    return tuple(round(1000 * exp(sqrt(variance) * normal.inv_cdf(level) - variance / 2)) for level in levels)
