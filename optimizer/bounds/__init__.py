"""Proven bounds from relaxations that leave the days' details out."""

from optimizer.bounds.arithmetic import arithmetic_bound
from optimizer.bounds.candidates import few_candidates
from optimizer.bounds.window import WindowRelaxation, relax

__all__ = ["WindowRelaxation", "arithmetic_bound", "few_candidates", "relax"]
