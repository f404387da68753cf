"""From an instance to a plan with proven bounds."""

from optimizer.solvers.outcome import Outcome
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.solve import solve

__all__ = ["Outcome", "SolveSettings", "solve"]
