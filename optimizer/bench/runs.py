"""What one run is made from, apart from its instance: one class a kind, told apart by `kind`.

Another kind is one class here, one function in `perform.py` and one block in `suite.py`. Nothing here imports a solver:
comparing and reporting need none.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from optimizer.rules import OBJECTIVES, ObjectiveName, Policy

#: As in `optimizer.solvers.settings`.
MethodWish = Literal["auto", "exact", "decomposed"]
Rule = Literal["fifo", "edf", "random", "skill", "sticky", "dedicated"]


class Row(BaseModel):
    """Frozen, and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def usual_priority(policy: Policy) -> tuple[ObjectiveName, ...]:
    """Of a pool the best that it can do for lateness is asked for, continuity ignored."""
    return tuple(name for name in OBJECTIVES if policy != "task-based" or name != "continuity")


class SolveRun(Row):
    """The solver, under a policy, with a budget of work or a time limit."""

    kind: Literal["solve"] = "solve"
    policy: Policy
    priority: tuple[ObjectiveName, ...]
    work: float | None = None
    time_limit: float | None = None
    seed: int = 1
    threads: int = 1
    method: MethodWish = "auto"

    @model_validator(mode="after")
    def _usable(self) -> "SolveRun":
        if (self.work is None) == (self.time_limit is None):
            raise ValueError("give one of work and time_limit")
        if not self.priority or len(set(self.priority)) < len(self.priority):
            raise ValueError("priority: name each objective at most once, and at least one")
        return self

    @property
    def who(self) -> str:
        return self.policy

    @property
    def repeats(self) -> bool:
        """Whether the same sources must give the same plan again."""
        return self.work is not None

    @property
    def names_nobody(self) -> bool:
        """Whether whom the plan names as caseworker says nothing, since nobody looked at continuity."""
        return self.policy == "task-based" and "continuity" not in self.priority

    def __str__(self) -> str:
        budget = f"{self.time_limit:g} s" if self.work is None else f"work {self.work:g}"
        extra = "" if self.priority == usual_priority(self.policy) else f", {','.join(self.priority)}"
        method = "" if self.method == "auto" else f", {self.method}"
        return f"{self.policy}{extra}{method}, {budget}, seed {self.seed}, threads {self.threads}"


class DispatchRun(Row):
    """A simple rule."""

    kind: Literal["dispatch"] = "dispatch"
    rule: Rule
    #: Of `random` alone.
    seed: int | None = None

    @property
    def who(self) -> str:
        return self.rule

    @property
    def repeats(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.rule if self.seed is None else f"{self.rule}, seed {self.seed}"


Run = Annotated[SolveRun | DispatchRun, Field(discriminator="kind")]


class Order(Row):
    """What the process of one run is told to do."""

    suite: str
    name: str
    file: Path
    run: Run
    tolerance: dict[ObjectiveName, float] = {}
