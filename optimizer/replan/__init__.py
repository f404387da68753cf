"""Replanning: what is done stays done, the rest is planned anew with as few changes as what matters more allows."""

from optimizer.replan.announce import News, announcements
from optimizer.replan.changes import Changes, Move, Shift, changes_between
from optimizer.replan.rest import Rest, rest_of
from optimizer.replan.run import Reached, Replanned, replan
from optimizer.replan.why import Reasons

__all__ = [
    "Changes",
    "Move",
    "News",
    "Reached",
    "Reasons",
    "Replanned",
    "Rest",
    "Shift",
    "announcements",
    "changes_between",
    "replan",
    "rest_of",
]
