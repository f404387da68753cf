"""Searching client-based plans of one day without binding caps: who has whom is all, and whole clients prove bounds."""

from optimizer.bounds.placements import nothing_missed, placements
from optimizer.instance.indexed import Ints
from optimizer.rules import ObjectiveName
from optimizer.solvers.client_search import ClientSearch
from optimizer.solvers.one_day import OneDay, minute_prices
from optimizer.solvers.proofs import Proven, Reached
from optimizer.solvers.search import SEARCH_SHARE, WARM, Solving
from optimizer.solvers.whole_clients import BY_CORE, MOST_PAIRS, WholeClients

#: A first short search, so that bounds have a plan to go by; then so much more of a stage's time than others have.
_SHORT_SHARE, _LONGER = 0.12, 1.4
#: Share of the time for prices of the values reached, before whole clients prove a bound.
_PRICE_SHARE = 1 / 3


class OneDaySearch(ClientSearch):
    """Falls back on the search by ruin and recreate where reshuffling finds no plan."""

    def __init__(self, solving: Solving, day: OneDay) -> None:
        super().__init__(solving)
        self._day = day
        self._clients: WholeClients | None = None

    @property
    def proves_whole(self) -> bool:
        """Knapsacks do, where HiGHS rarely ends in time; it would leave no time to search."""
        return self._clients is not None and int(self._clients.pairs.possible.sum()) > MOST_PAIRS

    def begin(self) -> None:
        solving = self._solving
        short = solving.clock.left * _SHORT_SHARE
        self._day.run(solving.clock, short / 4 if self._day.many else short, WARM, solving.incumbent.accept)
        if self._day.many and self._day.found:
            self._day.improve(solving.clock, short / 2, solving.incumbent.accept)
        if not self._day.found:
            self._annealing.start(None)
            self._annealing.run(solving.clock, solving.clock.left * SEARCH_SHARE, 1.0, solving.enough)

    def go_on(self, name: ObjectiveName, bound: int, seconds: float) -> None:
        if not self._day.found:
            super().go_on(name, bound, seconds)
            return
        if self._clients is not None:
            self._day.price_anew(minute_prices(self._clients.prices))
        clock, accept = self._solving.clock, self._solving.incumbent.accept
        if self._day.many:
            self._day.improve(clock, seconds * _LONGER, accept)
        else:
            self._day.run(clock, seconds * _LONGER, 1.0, accept)

    def tighten(self, name: ObjectiveName, reached: Reached, proven: Proven, seconds: float) -> Proven:
        """By whole clients, where nothing is missed.

        It holds for longer horizons too, but there so many clients share a caseworker that it proves no more.
        """
        solving = self._solving
        if name != "continuity" or solving.incumbent.near(name, proven.bound):
            return proven
        if not nothing_missed(solving.indexed, reached):
            return proven
        if self._clients is None:
            prices = solving.proofs.prices(name, reached, seconds * _PRICE_SHARE)[1]
            pairs = placements(solving.indexed, solving.proofs.priced.choices)
            self._clients = WholeClients(pairs, prices, self._accept)
        bound, proof = self._clients.bound(lambda: solving.incumbent.value(name), solving.clock, seconds)
        return proven.tightened(name, bound, proof, exact=proof != BY_CORE)

    def _accept(self, holder: Ints) -> None:
        self._solving.incumbent.accept(self._day.decisions(holder))

    def agrees(self, name: ObjectiveName, reached: Reached, proven: Proven, seconds: float) -> bool:
        if proven.proof != BY_CORE or self._clients is None:
            return super().agrees(name, reached, proven, seconds)
        solving = self._solving
        return self._clients.agreed(solving.incumbent.value(name), solving.clock, solving.settings, seconds)
