"""Proven bounds from relaxations that leave the days' details out."""

from optimizer.bounds.arithmetic import arithmetic_bound
from optimizer.bounds.prices import PRICED, PricedBound, Prices, largest_share
from optimizer.bounds.window import WindowRelaxation, relaxation_size

__all__ = [
    "PRICED",
    "PricedBound",
    "Prices",
    "WindowRelaxation",
    "arithmetic_bound",
    "largest_share",
    "relaxation_size",
]
