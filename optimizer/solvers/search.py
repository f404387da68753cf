"""Searching for plans, whatever the policy: ruin and recreate guided by prices, then exchanges by the exact model."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, Policy
from optimizer.solvers.annealing import Annealing
from optimizer.solvers.clock import Clock
from optimizer.solvers.fewest_left_out import fewest_left_out
from optimizer.solvers.incumbent import Incumbent
from optimizer.solvers.pairs import Chosen
from optimizer.solvers.pieces import PieceSearch
from optimizer.solvers.proofs import Opening, Proofs, Proven, Reached
from optimizer.solvers.settings import SolveSettings

#: Share of the time left for the first search; the heat of one from nothing, and of one from a good plan.
SEARCH_SHARE, HOT, WARM = 0.55, 1.0, 0.3
#: What finding the fewest to be left out takes for each client, about in seconds.
_FEWEST_WORK = 3e-5


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
    #: Tells bounds while a search runs.
    foresee: Callable[[], None]
    #: The plan to begin with is a good one: search around it, not from nothing.
    warm: bool = False

    def enough(self, decisions: Decisions) -> bool:
        """Take decisions that are better; whether all bounds of the opening are met."""
        self.incumbent.accept(decisions)
        self.foresee()
        bounds = self.opening.bounds
        return self.opening.name in bounds and all(self.incumbent.near(*known) for known in bounds.items())


class Search(ABC):
    """Improves the incumbent of a solve."""

    def __init__(self, solving: Solving, annealing: Annealing, *others: Annealing) -> None:
        """`others` go their own way through an office that is too small to be divided between threads."""
        self._solving, self._annealing, self._others = solving, annealing, others
        self._pieces = PieceSearch(solving.indexed, solving.settings, solving.clock)

    @property
    def proves_whole(self) -> bool:
        """Whether `tighten` proves what whole numbers can in this office, so that the relaxation need not be asked."""
        return False

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
        self._search_from(self._solving.incumbent.best, {name: bound}, seconds)

    def leave_out_fewest(self, bound: int, seconds: float) -> None:
        """Where caps leave no place for everybody: as many clients as can be get a caseworker, in one step."""
        solving, price = self._solving, self._solving.proofs.priced.caps.price
        if not price.any():
            return
        found = fewest_left_out(
            solving.indexed, solving.policy, solving.proofs.holders, price > 0, solving.incumbent.best, bound,
            solving.clock.seconds(seconds),
        )  # fmt: skip
        solving.clock.spend(_FEWEST_WORK * solving.indexed.n_clients)
        if found is not None:
            solving.incumbent.accept(found)

    def _from_the_start(self) -> None:
        """From the plan that the solve began with."""
        solving = self._solving
        if not solving.enough(solving.incumbent.best):
            self._search_from(solving.incumbent.best, solving.opening.bounds, solving.clock.left * SEARCH_SHARE)

    def _search_from(self, start: Decisions, bounds: Reached, seconds: float) -> None:
        """By all annealings side by side; what they found is taken in turn, so that the order is always the same."""
        solving = self._solving
        if not self._others:
            _anneal(self._annealing, start, solving.incumbent, bounds, solving.clock, seconds)
            return
        lanes = [self._annealing, *self._others]
        found = [solving.incumbent.apart(start) for _ in lanes]
        clocks = [solving.clock.part(seconds) for _ in lanes]
        with ThreadPoolExecutor(len(lanes)) as pool:
            jobs = [
                pool.submit(_anneal, annealing, start, incumbent, bounds, clock, seconds)
                for annealing, incumbent, clock in zip(lanes, found, clocks, strict=True)
            ]
        for job in jobs:
            job.result()
        if solving.clock.counts_work:
            solving.clock.spend(seconds)
        for incumbent in found:
            solving.incumbent.accept(incumbent.best)

    def tighten(self, name: ObjectiveName, reached: Reached, proven: Proven, seconds: float) -> Proven:  # noqa: ARG002
        """A tighter bound, where this search knows a proof of its own."""
        return proven

    def agrees(self, name: ObjectiveName, reached: Reached, proven: Proven, seconds: float) -> bool:  # noqa: ARG002
        """A second solver confirms a bound that is met and rests on one."""
        value = self._solving.incumbent.value(name)
        return self._solving.proofs.agrees(name, reached, value, seconds)


def _anneal(
    annealing: Annealing, start: Decisions, incumbent: Incumbent, bounds: Reached, clock: Clock, seconds: float
) -> None:
    """One search from a good plan, until all bounds are met."""

    def enough(decisions: Decisions) -> bool:
        incumbent.accept(decisions)
        return all(incumbent.near(*known) for known in bounds.items())

    annealing.start(start)
    annealing.run(clock, seconds, WARM, enough)
