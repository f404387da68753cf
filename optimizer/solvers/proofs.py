"""What is proven about each objective of a client-based office, given the values reached before it.

Counting, then the window relaxation's LP where it is small, else prices; then the relaxation in whole numbers. Each
question is answered once.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from optimizer.bounds import PRICED, PricedBound, Prices, Whole, arithmetic_bound, relax, relaxation_size
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import ObjectiveName, tighter
from optimizer.solvers.clock import Clock
from optimizer.solvers.relaxed_proof import nothing_better
from optimizer.solvers.settings import SolveSettings

#: Beyond this many columns the linear program of the whole takes too long; prices prove nearly as much.
_MOST_COLUMNS = 100_000

Reached = Mapping[ObjectiveName, int]
Question = tuple[ObjectiveName, tuple[tuple[ObjectiveName, int], ...]]


@dataclass(frozen=True)
class Proven:
    """A bound and what proved it."""

    bound: int
    proof: str

    @property
    def exact(self) -> bool:
        """Recomputed in whole numbers, so that no solver has to be trusted."""
        return self.proof != BY_HIGHS


BY_HIGHS = "window relaxation, HiGHS"


class Proofs:
    """Bounds for one solve under client-based."""

    def __init__(self, indexed: IndexedInstance, settings: SolveSettings, clock: Clock) -> None:
        self._indexed, self._settings, self._clock = indexed, settings, clock
        self._holders = possible_holders(indexed, "client-based")
        self._doers = possible_doers(indexed, "client-based", self._holders)
        self.priced = PricedBound(indexed, settings.threads)
        self._relaxation = relax(indexed) if relaxation_size(indexed) <= _MOST_COLUMNS else None
        self._linear: dict[Question, int | None] = {}
        self._wholes: dict[Question, Whole] = {}
        self._by_prices: dict[Question, tuple[int | None, Prices]] = {}

    def counted(self, name: ObjectiveName) -> Proven:
        """Each client and task at its best, whatever the others do."""
        return Proven(arithmetic_bound(self._indexed, self._holders, self._doers, name), "counting")

    def linear(self, name: ObjectiveName, reached: Reached, seconds: float) -> Proven:
        """The tightest of what counting, the linear relaxation and prices prove."""
        proven, question = self.counted(name), _question(name, reached)
        if self._clock.left <= 0:
            return proven
        if self._relaxation is not None:
            if question not in self._linear:
                self._linear[question] = self._relaxation.bound(name, reached, self._clock.seconds(seconds))
                self._clock.spend(self._relaxation.work)
            return _better(name, proven, self._linear[question], "window relaxation")
        if name in PRICED:
            return _better(name, proven, self.prices(name, reached, seconds)[0], "prices")
        return proven

    def prices(self, name: ObjectiveName, reached: Reached, seconds: float) -> tuple[int | None, Prices]:
        """The prices that make the dual of the relaxation small, and the bound that they prove."""
        question = _question(name, reached)
        if question not in self._by_prices:
            go_on = self._clock.ticker(seconds, self.priced.work)
            self._by_prices[question] = self.priced.search(name, reached, go_on)
        return self._by_prices[question]

    def whole(self, name: ObjectiveName, reached: Reached, seconds: float) -> Whole:
        """The relaxation in whole numbers; it often says that there is nothing left to find."""
        question = _question(name, reached)
        if self._relaxation is None or (question not in self._wholes and self._clock.left <= 0):
            return Whole(None, None)
        if question not in self._wholes:
            self._wholes[question] = self._relaxation.whole(name, reached, self._clock.seconds(seconds))
            self._clock.spend(self._relaxation.work_whole)
        return self._wholes[question]

    def tightened(self, name: ObjectiveName, reached: Reached, proven: Proven, seconds: float) -> Proven:
        """The same bound or, where whole numbers prove more, that."""
        return _better(name, proven, self.whole(name, reached, seconds).bound, BY_HIGHS)

    def agrees(self, name: ObjectiveName, reached: Reached, value: int, seconds: float) -> bool:
        """CP-SAT proves, too, that the relaxation in whole numbers allows nothing better than the value."""
        if self._relaxation is None or self._clock.left <= 0:
            return False
        program, cost = self._relaxation.program(name, reached), self._relaxation.cost_of(name, value)
        return nothing_better(program, cost, self._clock, self._settings, seconds)


def _question(name: ObjectiveName, reached: Reached) -> Question:
    return name, tuple(sorted(reached.items()))


def _better(name: ObjectiveName, proven: Proven, bound: int | None, proof: str) -> Proven:
    tightened = tighter(name, proven.bound, bound)
    return proven if tightened == proven.bound else Proven(tightened, proof)
