"""Proven bounds from relaxations that leave the days' details out."""

from optimizer.bounds.arithmetic import arithmetic_bound
from optimizer.bounds.prices import PRICED, PricedBound, Prices, largest_share
from optimizer.bounds.window import Whole, WindowRelaxation, relax, relaxation_size

__all__ = [
    "PRICED",
    "PricedBound",
    "Prices",
    "Whole",
    "WindowRelaxation",
    "arithmetic_bound",
    "largest_share",
    "relax",
    "relaxation_size",
]
