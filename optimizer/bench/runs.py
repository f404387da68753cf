"""What one run is made from, apart from its instance: one class a kind, told apart by `kind`.

Another kind is one class here, one function in `perform.py` and one block in `suite.py`. Nothing here imports a solver:
comparing and reporting need none.
"""

import hashlib
import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from optimizer.metrics.wording import counted
from optimizer.rules import OBJECTIVES, ObjectiveName, Policy

#: As in `optimizer.solvers.settings`.
MethodWish = Literal["auto", "exact", "decomposed"]
Size = Literal["xs", "s", "m", "l", "xl"]
Rule = Literal["fifo", "edf", "random", "skill", "sticky", "dedicated"]
Seed = Annotated[int, Field(ge=0, lt=2**31 - 1)]


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
    #: So much late weight above what nobody can avoid is good enough, as a share of all late weights; None: the less
    #: the better.
    allowed_late: Annotated[float, Field(ge=0, le=1)] | None = None

    @model_validator(mode="after")
    def _usable(self) -> "SolveRun":
        if (self.work is None) == (self.time_limit is None):
            raise ValueError("give one of work and time_limit")
        if not self.priority or len(set(self.priority)) < len(self.priority):
            raise ValueError("priority: name each objective at most once, and at least one")
        if self.allowed_late is not None and "late" not in self.priority:
            raise ValueError("allowed_late: late is not in the priority")
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
        late = "" if self.allowed_late is None else f", late up to {100 * self.allowed_late:g} % more"
        return f"{self.policy}{extra}{late}{method}, {budget}, seed {self.seed}, threads {self.threads}"


class _Repeatable(Row):
    """What is done again the same way, by one thread."""

    @property
    def repeats(self) -> bool:
        return True

    @property
    def threads(self) -> int:
        return 1


class DispatchRun(_Repeatable):
    """A simple rule."""

    kind: Literal["dispatch"] = "dispatch"
    rule: Rule
    #: Of `random` alone.
    seed: int | None = None

    @property
    def who(self) -> str:
        return self.rule

    def __str__(self) -> str:
        return self.rule if self.seed is None else f"{self.rule}, seed {self.seed}"


class ActualRun(_Repeatable):
    """What people really did in the days of a log, from the plan beside its instance."""

    kind: Literal["actual"] = "actual"

    @property
    def who(self) -> str:
        return "people"

    def __str__(self) -> str:
        return "what people did"


class Simulated(Row):
    """A kind of office and what chance does to it: the options of `caseload simulate`, with their defaults."""

    size: Size = "s"
    caseworkers: int | None = None
    clients: int | None = None
    utilisation: float = 0.92
    familiarisation_minutes: int = 2
    scarce_languages: float = 1.0
    #: Measured working days, those before them, and those that a morning's plan looks ahead.
    days: int = 60
    warm_up: int = 20
    plan_days: int = 3
    spread: float = 0.6
    absence: float = 0.0185
    returns: float = 0.05
    known_return_ratio: float = 1.0
    known_return_delay: int = 0

    @property
    def sha256(self) -> str:
        """Over all fields, the defaults included."""
        canonical = json.dumps(self.model_dump(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def __str__(self) -> str:
        """What differs from the defaults, and always who, how busy and how long strangers read in; unlike any other."""
        both = self.caseworkers is not None and self.clients is not None
        who = f"{self.caseworkers} × {self.clients:,}" if both else self.size.upper()
        told = {"utilisation", "familiarisation_minutes", *(("caseworkers", "clients") if both else ("size",))}
        others = [
            f"{name.replace('_', ' ')} {_plain(value)}"
            for name, value in self.model_dump(exclude=told).items()
            if value != type(self).model_fields[name].default
        ]
        reading = f"reading in {self.familiarisation_minutes} min"
        return ", ".join([who, f"utilisation {_plain(self.utilisation)}", reading, *others])


class SimulateRun(_Repeatable):
    """An office day by day under several policies, one after another, which all meet the same paths."""

    kind: Literal["simulate"] = "simulate"
    setting: Simulated
    policies: tuple[str, ...]
    replications: int
    #: Of offices and chance.
    seed: int = 1
    #: Budget of each morning's plan, and days of own work that `overflow` keeps.
    work: float = 3.0
    overflow_days: float = 2.0

    @property
    def who(self) -> str:
        return "simulation"

    def __str__(self) -> str:
        return f"{', '.join(self.policies)}; {self.terms}"

    @property
    def terms(self) -> str:
        """All but the policies."""
        budgets = f"work {_plain(self.work)}, overflow from {_plain(self.overflow_days)} days"
        return f"{counted(self.replications, 'replications')}, seed {self.seed}, {budgets}"


def _plain(value: object) -> str:
    """Every digit that tells a number from another."""
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


Run = Annotated[SolveRun | DispatchRun | ActualRun | SimulateRun, Field(discriminator="kind")]


class Order(Row):
    """What the process of one run is told to do."""

    suite: str
    #: Of the instance.
    name: str
    #: Simulations draw their offices themselves.
    file: Path | None = None
    run: Run
    tolerance: dict[ObjectiveName, float] = {}
