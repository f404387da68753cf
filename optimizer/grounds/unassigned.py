"""Why a client has no caseworker."""

import numpy as np

from optimizer.grounds.nobody import nobody, programs_of
from optimizer.grounds.reason import Reason
from optimizer.grounds.standing import Standing


def why_unassigned(standing: Standing, client: int) -> Reason:
    """Nobody may, or all who may are at their caps; else it was a choice."""
    indexed = standing.indexed
    eligible = np.flatnonzero(indexed.eligible[client])
    if not len(eligible):
        return nobody(indexed, client, programs_of(indexed, client))
    cap = indexed.max_caseload[eligible]
    full = (cap >= 0) & (standing.caseload[eligible] + indexed.points[client] > cap)
    return Reason("caps_full" if np.all(full) else "outranked", {"n": len(eligible)})
