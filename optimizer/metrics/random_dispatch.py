"""What usual-provider continuity would be by chance alone.

With N contacts spread at random over W caseworkers, the most frequent one has some share anyway, and the fewer the
contacts, the larger: UPC says nothing without it.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.stats import poisson

Reals = npt.NDArray[np.float64]

#: What is left of the sum is below N times this, far under the rounding of a double.
_NEGLIGIBLE = 1e-15


@lru_cache(maxsize=4096)
def expected_upc(contacts: int, pool: int) -> float:
    """E[max n_i] / N where each contact goes to one of `pool` caseworkers at random, independently.

    E[max] = Σ_m P(max > m), and P(max <= m) is exact by the usual link of multinomial and Poisson counts: the counts
    are W independent Poisson(N/W) given that they sum to N. All terms are positive, so doubles lose no digits.

    Raises
    ------
    ValueError
        `contacts` or `pool` below 1.
    """
    if contacts < 1 or pool < 1:
        raise ValueError(f"contacts and pool must be at least 1, not {contacts} and {pool}")
    fewest = -(-contacts // pool)  # somebody has at least the mean
    expected = float(fewest)
    for most in range(fewest, contacts):
        beyond = 1.0 - _share_with_at_most(most, contacts, pool)
        if beyond < _NEGLIGIBLE:
            break
        expected += beyond
    return expected / contacts


def _share_with_at_most(most: int, contacts: int, pool: int) -> float:
    """P(max n_i <= most)."""
    counts: Reals = poisson.pmf(np.arange(most + 1), contacts / pool)
    all_within = _power(counts, pool, contacts)
    return float(all_within[contacts] / poisson.pmf(contacts, contacts))


def _power(factor: Reals, exponent: int, degree: int) -> Reals:
    """Coefficients 0 … degree of a polynomial's power, by repeated squaring."""
    result = np.zeros(degree + 1)
    result[0] = 1.0
    while exponent:
        if exponent & 1:
            result = np.convolve(result, factor)[: degree + 1]
        exponent >>= 1
        if exponent:
            factor = np.convolve(factor, factor)[: degree + 1]
    return result
