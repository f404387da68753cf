"""Searching for plans, whatever the policy: ruin and recreate guided by prices, then exchanges by the exact model."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, Policy
from optimizer.solvers.annealing import Annealing
from optimizer.solvers.clock import Clock
from optimizer.solvers.incumbent import Incumbent
from optimizer.solvers.pairs import Chosen
from optimizer.solvers.pieces import PieceSearch
from optimizer.solvers.proofs import Opening, Proofs, Proven, Reached
from optimizer.solvers.settings import SolveSettings

#: Share of the time left for the first search; the heat of one from nothing, and of one from a good plan.
SEARCH_SHARE, HOT, WARM = 0.55, 1.0, 0.3


class Chooser(Protocol):
    """Draws caseworkers whose clients or tasks are solved anew together."""

    def choose(self, name: ObjectiveName, decisions: Decisions) -> Chosen | None: ...

    def learn(self, chosen: Chosen, *, worked: bool) -> None: ...


@dataclass(frozen=True)
class Solving:
    """What all parts of one solve share."""

    indexed: IndexedInstance
    policy: Policy
    settings: SolveSettings
    clock: Clock
    proofs: Proofs
    incumbent: Incumbent
    opening: Opening

    def enough(self, decisions: Decisions) -> bool:
        """Take decisions that are better; whether all bounds of the opening are met."""
        self.incumbent.accept(decisions)
        bounds = self.opening.bounds
        return self.opening.name in bounds and all(self.incumbent.near(*known) for known in bounds.items())


class Search(ABC):
    """Improves the incumbent of a solve."""

    def __init__(self, solving: Solving, annealing: Annealing) -> None:
        self._solving, self._annealing = solving, annealing
        self._pieces = PieceSearch(solving.indexed, solving.settings, solving.clock)

    @abstractmethod
    def begin(self) -> None:
        """From what the prices say."""

    @abstractmethod
    def chooser(self) -> Chooser:
        """Who draws the pieces to be exchanged."""

    @abstractmethod
    def exchange(self, names: Sequence[ObjectiveName], chosen: Chosen) -> Decisions | None:
        """The exact model on a few caseworkers; None where nothing improves the last of `names`."""

    def go_on(self, name: ObjectiveName, bound: int, seconds: float) -> None:
        """From the best plan, until `name` is near its bound."""
        incumbent = self._solving.incumbent

        def enough(decisions: Decisions) -> bool:
            incumbent.accept(decisions)
            return incumbent.near(name, bound)

        self._annealing.start(incumbent.best)
        self._annealing.run(self._solving.clock, seconds, WARM, enough)

    def tighten(self, name: ObjectiveName, reached: Reached, proven: Proven, seconds: float) -> Proven:  # noqa: ARG002
        """A tighter bound, where this search knows a proof of its own."""
        return proven

    def agrees(self, name: ObjectiveName, reached: Reached, proven: Proven, seconds: float) -> bool:  # noqa: ARG002
        """A second solver confirms a bound that is met and rests on one."""
        value = self._solving.incumbent.value(name)
        return self._solving.proofs.agrees(name, reached, value, seconds)
