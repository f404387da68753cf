"""Proven bounds from relaxations that leave the days' details out."""

from optimizer.bounds.arithmetic import arithmetic_bound
from optimizer.bounds.caps import CapBound, cap_bound
from optimizer.bounds.choices import first_caseworker
from optimizer.bounds.moves import Scarce, fewest_moves
from optimizer.bounds.prices import PRICED, PricedBound, Prices, promising
from optimizer.bounds.window import Whole, WindowRelaxation, relaxation_size

__all__ = [
    "PRICED",
    "CapBound",
    "PricedBound",
    "Prices",
    "Scarce",
    "Whole",
    "WindowRelaxation",
    "arithmetic_bound",
    "cap_bound",
    "fewest_moves",
    "first_caseworker",
    "promising",
    "relaxation_size",
]
