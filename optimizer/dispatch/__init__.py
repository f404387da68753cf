"""The task-based baselines: what dispatch from a common pool would do (docs/formulation.md, "Dispatch rules")."""

from optimizer.dispatch.rules import RULES_OF_DISPATCH
from optimizer.dispatch.run import dispatch, dispatched

__all__ = ["RULES_OF_DISPATCH", "dispatch", "dispatched"]
