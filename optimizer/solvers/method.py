"""Which method solves an instance, and why."""

from dataclasses import dataclass
from typing import Literal

from optimizer.instance.indexed import IndexedInstance
from optimizer.model.variables import count_decisions
from optimizer.rules import Policy
from optimizer.solvers.settings import SolveSettings

Method = Literal["exact", "decomposed"]

#: Up to this many (task, caseworker, day) choices the exact model alone is quickest to a proof.
_EXACT_IS_QUICKEST = 3_000
#: … in an office of one day, where the search and bounds for such offices are strong.
_EXACT_IS_QUICKEST_ON_ONE_DAY = 400
#: Beyond this many the exact model takes longer to build than planners wait.
_EXACT_IS_POSSIBLE = 600_000


@dataclass(frozen=True)
class Chosen:
    """A method, and the reason in words."""

    method: Method
    reason: str


def choose_method(indexed: IndexedInstance, policy: Policy, settings: SolveSettings) -> Chosen:
    """The method asked for, unless the exact one could not be built; with auto, by the number of choices."""
    if settings.method == "decomposed":
        return Chosen("decomposed", "as asked")
    few = _EXACT_IS_QUICKEST_ON_ONE_DAY if indexed.n_days == 1 else _EXACT_IS_QUICKEST
    most, use = (few, "is quickest") if settings.method == "auto" else (_EXACT_IS_POSSIBLE, "can be built")
    choices = count_decisions(indexed, policy)
    reason = f"{choices:,} choices of task, caseworker and day; the exact model {use} up to {most:,}"
    return Chosen("exact" if choices <= most else "decomposed", reason)
