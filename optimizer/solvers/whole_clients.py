"""Bounds on continuity from whole clients, where nothing is missed: knapsacks, then the core in whole numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.bounds.core import Core, core_of, core_pairs
from optimizer.bounds.knapsacks import knapsack_bound, knapsack_work
from optimizer.bounds.placements import Placements, client_prices
from optimizer.bounds.prices import Prices
from optimizer.instance.indexed import Ints
from optimizer.solvers.clock import Clock
from optimizer.solvers.relaxed_proof import nothing_better
from optimizer.solvers.settings import SolveSettings

#: Share of the time for knapsacks; the core has what is left.
_KNAPSACKS = 0.3
#: Beyond so many pairs HiGHS rarely ends in time.
MOST_PAIRS = 2_500
#: What HiGHS takes for each pair, about in seconds.
_PAIR_WORK = 2e-3
BY_KNAPSACKS, BY_CORE = "knapsacks", "core, HiGHS"


@dataclass
class WholeClients:
    """One office's placements with prices of their minutes; `accept` is handed who has whom."""

    pairs: Placements
    prices: Prices
    accept: Callable[[Ints], object]
    _core: Core | None = None
    _knapsacks: int | None = None

    def bound(self, value: Callable[[], int], clock: Clock, seconds: float) -> tuple[int | None, str]:
        """A bound on continuity, and what proves it; a better solution on the way is accepted."""
        end = clock.left - seconds
        if self._knapsacks is None:
            first = client_prices(self.pairs, self.prices)
            allowance = clock.allowance(seconds * _KNAPSACKS, knapsack_work(self.pairs))
            self._knapsacks = knapsack_bound(self.pairs, first, allowance)
        by_knapsacks = self._knapsacks
        if by_knapsacks == value() or clock.left <= max(0.0, end):
            return by_knapsacks, BY_KNAPSACKS
        left = core_pairs(self.pairs, self.prices.minute()[:, 0, -1], value())
        if left.sum() > MOST_PAIRS or not left.any(axis=1).all():
            return by_knapsacks, BY_KNAPSACKS
        self._core = core_of(self.pairs, left)
        by_core, holder = self._core.solve(clock.seconds(clock.left - max(0.0, end)))
        clock.spend(_PAIR_WORK * float(left.sum()))
        if holder is not None:
            self.accept(holder)
        if by_core is None or (by_knapsacks is not None and by_knapsacks <= by_core):
            return by_knapsacks, BY_KNAPSACKS
        return by_core, BY_CORE

    def agreed(self, value: int, clock: Clock, settings: SolveSettings, seconds: float) -> bool:
        """Whether CP-SAT, too, says that the core has nothing better."""
        return self._core is not None and nothing_better(self._core.program, -value, clock, settings, seconds)
