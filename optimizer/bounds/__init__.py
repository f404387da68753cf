"""Proven bounds from relaxations that leave the days' details out."""

from optimizer.bounds.arithmetic import arithmetic_bound
from optimizer.bounds.window import WindowRelaxation, relax

__all__ = ["WindowRelaxation", "arithmetic_bound", "relax"]
