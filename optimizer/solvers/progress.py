"""What a solve reports while it runs."""

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.errors import CaseloadError
from optimizer.model.decisions import Decisions
from optimizer.rules import Change, ObjectiveName


@dataclass(frozen=True)
class Stage:
    """One objective's turn: what was reached, and what was proven, given the values of the stages before it."""

    name: ObjectiveName
    value: int
    bound: int | None
    #: A second, different route agrees that value = bound.
    confirmed: bool = False
    #: What proved the bound, in a word or two.
    proof: str = ""

    @property
    def gap(self) -> float | None:
        """|value - bound| / max(1, |value|), or None without a bound."""
        return None if self.bound is None else abs(self.value - self.bound) / max(1, abs(self.value))


@dataclass(frozen=True)
class Loading:
    """The search is being loaded."""


@dataclass(frozen=True)
class Compiling:
    """The search is not ready yet: it is compiled once after installing, and the time limit is put off until then."""


@dataclass(frozen=True)
class Ready:
    """The solver process begins; so many seconds of compiling do not count."""

    compiled: float


@dataclass(frozen=True)
class Started:
    """A stage begins."""

    name: ObjectiveName
    seconds: float


@dataclass(frozen=True)
class Improved:
    """A better plan for the current stage."""

    name: ObjectiveName
    value: int
    decisions: Decisions


@dataclass(frozen=True)
class Bounded:
    """A bound on the current stage was proven."""

    name: ObjectiveName
    bound: int


@dataclass(frozen=True)
class Finished:
    """A stage has ended."""

    stage: Stage


@dataclass(frozen=True)
class Changed:
    """How much the plan changes an older one, and what is proven about that; a `Stage` of a replan."""

    name: Change
    value: int
    bound: int | None
    proof: str = ""


@dataclass(frozen=True)
class Note:
    """Something a reader of the plan should know."""

    text: str


@dataclass(frozen=True)
class Done:
    """The solve has ended by itself."""


@dataclass(frozen=True)
class Refused:
    """The solver process can't go on with this instance; the parent raises the error."""

    error: CaseloadError


Event = Loading | Compiling | Ready | Started | Improved | Bounded | Finished | Changed | Note | Refused | Done
#: What a report returns is not looked at.
Report = Callable[[Event], object]
