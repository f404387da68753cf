"""What a solve gives back: what was decided, what was proven, and why it stopped."""

from dataclasses import dataclass
from typing import Literal

from optimizer.checks.check import CheckedPlan
from optimizer.plan.schema import Plan
from optimizer.solvers.method import Chosen, Method

#: proven: nothing better exists; unconfirmed: every value equals its bound, but not every bound has a second proof;
#: gap: within the gap asked for; targets: the same, or at its target; time-limit; work: the budget of work is used up;
#: stopped: the caller asked to stop; died: the solver process ended unexpectedly, twice.
Stopped = Literal["proven", "unconfirmed", "targets", "gap", "time-limit", "work", "stopped", "died"]


@dataclass(frozen=True)
class Outcome:
    """The result of `solve`. A plan is always checked; there is one unless time ran out before the first."""

    #: None where time ran out before any plan was made.
    checked: CheckedPlan | None
    #: The plan to write; status `no-plan` where there is none.
    plan: Plan
    #: exact or decomposed, and why.
    chosen: Chosen
    stopped: Stopped
    #: What a reader should know: dropped claims, processes that died.
    notes: tuple[str, ...]
    #: How many solver processes died unexpectedly.
    deaths: int
    seconds: float

    @property
    def method(self) -> Method:
        return self.chosen.method
