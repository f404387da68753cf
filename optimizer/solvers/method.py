"""Which method solves an instance, and why."""

from typing import Literal

from optimizer.errors import NotForPolicy
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.variables import count_decisions
from optimizer.rules import Policy
from optimizer.solvers.settings import SolveSettings

Method = Literal["exact", "decomposed", "bounds-only"]

#: Up to this many (task, caseworker, day) choices the exact model alone is quickest to a proof.
_EXACT_IS_QUICKEST = 3_000
#: … in an office of one day, where the search and bounds for such offices are strong.
_EXACT_IS_QUICKEST_ON_ONE_DAY = 400
#: Beyond this many the exact model takes longer to build than planners wait.
_EXACT_IS_POSSIBLE = 600_000


def choose_method(indexed: IndexedInstance, policy: Policy, settings: SolveSettings) -> Method:
    """The method asked for; with auto, by policy and by the number of choices.

    Raises
    ------
    NotForPolicy
        If the decomposed method is asked for under a policy whose tasks may be done by others.
    """
    if settings.method == "decomposed" and policy != "client-based":
        raise NotForPolicy(f"method decomposed: only for the policy client-based, not for {policy}")
    if settings.method == "decomposed":
        return "decomposed"
    choices = count_decisions(indexed, policy)
    few = _EXACT_IS_QUICKEST_ON_ONE_DAY if indexed.n_days == 1 else _EXACT_IS_QUICKEST
    if settings.method == "auto" and policy == "client-based" and choices > few:
        return "decomposed"
    return "exact" if choices <= _EXACT_IS_POSSIBLE else "bounds-only"
