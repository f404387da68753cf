"""What the continuity indices would be had each event gone to somebody at random.

At random means: independently, to each person with the share of all events that they really did. The busy stay busy;
only who serves whom is left to chance. All expectations are exact, none is simulated.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import poisson

Reals = npt.NDArray[np.float64]

_NEGLIGIBLE = 1e-15


def repeat_chance(shares: Sequence[float]) -> float:
    """Chance that two events go to the same person, Σ p²: the expectation of both COC and SECON, whatever N."""
    return float(np.square(shares).sum())


def expected_upc(contacts: int, shares: Sequence[float]) -> float:
    """E[max n_i] / N for multinomial counts.

    The counts are independent Poisson(N p_i) given that they sum to N, so P(max <= m) is a coefficient of a product of
    truncated Poisson series; E[max] = Σ_m P(max > m).
    """
    means = contacts * np.asarray(shares, dtype=np.float64)
    whole: Reals = np.asarray(poisson.pmf(np.arange(contacts + 1)[None, :], means[:, None]))
    expected = 0.0
    for most in range(contacts):
        beyond = 1.0 - _within(whole[:, : most + 1], contacts)
        if beyond < _NEGLIGIBLE:
            break
        expected += beyond
    return expected / contacts


def expected_herfindahl(contacts: int, shares: Sequence[float]) -> float:
    """1/N + (1 − 1/N) Σ p²."""
    return 1 / contacts + (1 - 1 / contacts) * repeat_chance(shares)


def expected_hand_offs(contacts: int, shares: Sequence[float]) -> float:
    """(N − 1)(1 − Σ p²)."""
    return (contacts - 1) * (1 - repeat_chance(shares))


def expected_distinct(contacts: int, shares: Sequence[float]) -> float:
    """Σ 1 − (1 − p)^N."""
    return float((1 - (1 - np.asarray(shares, dtype=np.float64)) ** contacts).sum())


def _within(series: Reals, contacts: int) -> float:
    """P(no person has more than `series` allows)."""
    product = np.ones(1)
    for factor in series:
        product = np.convolve(product, factor)[: contacts + 1]
    return float(product[contacts] / poisson.pmf(contacts, contacts)) if len(product) > contacts else 0.0
