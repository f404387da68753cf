"""Replanning: what is done stays done, the rest is planned anew with as few changes as what matters more allows."""

from optimizer.replan.changes import Changes, Move, Shift, changes_between
from optimizer.replan.rest import Rest, rest_of
from optimizer.replan.run import Reached, Replanned, replan

__all__ = ["Changes", "Move", "Reached", "Replanned", "Rest", "Shift", "changes_between", "replan", "rest_of"]
