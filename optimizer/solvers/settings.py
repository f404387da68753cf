"""How to solve."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from optimizer.rules import OBJECTIVES, ObjectiveName, Policy, Targets, as_counted

MethodWish = Literal["auto", "exact", "decomposed"]


@dataclass(frozen=True)
class SolveSettings:
    """Everything that changes the outcome of a solve.

    `time_limit` and `gap`: wall-clock seconds for the whole solve (but for compiling the search, half a minute once
    after installing), and the relative gap (0.01 is 1 %) at which an
    objective is good enough. `work`: a budget in units of about a second, instead of a time limit; the same instance,
    settings and versions then give the same plan, to the byte. `priority`: objectives, most important first; those left
    out are not looked at. `targets`: values that are good enough; an objective is not improved beyond its target at the
    cost of those after it, so that {"late": 130} asks for the most continuity with at most 130 late (an
    epsilon-constraint: Haimes, Lasdon and Wismer, IEEE Transactions on Systems, Man, and Cybernetics 1, 1971).
    `policy` None takes the instance's.
    """

    policy: Policy | None = None
    priority: Sequence[ObjectiveName] = OBJECTIVES
    targets: Targets = field(default_factory=dict)
    time_limit: float = 60.0
    work: float | None = None
    gap: float = 0.0
    seed: int = 1
    threads: int = 2
    #: auto chooses by policy and size; see `optimizer.solvers.method`.
    method: MethodWish = "auto"
    #: One route through the solver that avoids its known faults; taken after a solver process has died.
    cautious: bool = False

    def counted(self, name: ObjectiveName, value: int) -> int:
        """A value, or a bound, as far as it counts: no better than its target."""
        return as_counted(name, value, self.targets)

    def on_target(self, name: ObjectiveName, value: int) -> bool:
        """Whether there is a target and the value has reached it."""
        return name in self.targets and self.counted(name, value) == self.targets[name]

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises
        ------
        ValueError
            For an unknown or repeated objective, none at all, or a number out of range.
        """
        unknown = [name for name in self.priority if name not in OBJECTIVES]
        if unknown or not self.priority or len(set(self.priority)) != len(self.priority):
            message = (
                f"priority {list(self.priority)}: name each of {', '.join(OBJECTIVES)} at most once, and at least one"
            )
            raise ValueError(message)
        aimless = [name for name, value in self.targets.items() if name not in self.priority or value < 0]
        if aimless:
            raise ValueError(f"targets of {', '.join(aimless)}: each of an objective of the priority, none negative")
        limit = self.time_limit if self.work is None else self.work
        if limit <= 0 or self.gap < 0 or self.threads < 1 or not 0 <= self.seed < 2**31 - 1:
            message = "time limit, work and threads must be positive, gap not negative, seed in 0 … 2**31 - 2"
            raise ValueError(message)
