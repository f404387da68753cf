"""Proven bounds from relaxations that leave the days' details out."""

from optimizer.bounds.arithmetic import arithmetic_bound
from optimizer.bounds.prices import PRICED, PricedBound, largest_share
from optimizer.bounds.window import WindowRelaxation, relax, relaxation_size

__all__ = ["PRICED", "PricedBound", "WindowRelaxation", "arithmetic_bound", "largest_share", "relax", "relaxation_size"]
