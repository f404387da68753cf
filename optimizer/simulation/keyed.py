"""Random numbers that belong to a thing, not to a moment: whoever asks first, or at all, changes nothing.

They are what makes replications comparable: under every policy the same task takes the same time, and the same
caseworker is absent on the same day.
"""

from hashlib import blake2b
from math import exp, log, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()


def uniform(seed: int, what: str, *identity: object) -> float:
    """In 0 … 1, both excluded, for one quantity of one thing."""
    name = "\x1f".join((str(seed), what, *map(str, identity)))
    bits = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 12
    return (bits + 0.5) / (1 << 52)


def normal(seed: int, what: str, *identity: object) -> float:
    return _NORMAL.inv_cdf(uniform(seed, what, *identity))


def lognormal(cv: float, seed: int, what: str, *identity: object) -> float:
    """Mean 1 and this coefficient of variation."""
    variance = log(1 + cv * cv)
    return exp(sqrt(variance) * normal(seed, what, *identity) - variance / 2)
