"""Searching client-based plans: p(c) in whole numbers where that is quick, then ruin and recreate by prices."""

from collections.abc import Sequence

import numpy as np

from optimizer.bounds import first_caseworker, promising
from optimizer.instance.indexed import Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.annealing import Annealing
from optimizer.solvers.pairs import Chosen, PairChooser
from optimizer.solvers.search import HOT, SEARCH_SHARE, Search, Solving

#: Share of the time left for p(c) in whole numbers, and moves for each task when all days are packed from nothing.
_WHOLE_SHARE, _PACK_MOVES = 0.5, 5_000


class ClientSearch(Search):
    """For the policy client-based."""

    def __init__(self, solving: Solving) -> None:
        settings, priced, prices = solving.settings, solving.proofs.priced, solving.opening.prices

        def annealing(lane: int) -> Annealing:
            seed = settings.seed + lane
            return Annealing(
                solving.indexed, priced, prices, settings.priority, settings.targets, seed, settings.threads
            )

        first = annealing(0)
        others = range(1, settings.threads) if first.parts == 1 else ()
        super().__init__(solving, first, *map(annealing, others))
        self._suggested = first_caseworker(promising(priced, prices, 1))

    def begin(self) -> None:
        solving, opening = self._solving, self._solving.opening
        if solving.warm:
            self._from_the_start()
            return
        whole = solving.proofs.whole(opening.name, opening.before, solving.clock.left * _WHOLE_SHARE)
        seconds = solving.clock.left * SEARCH_SHARE
        if whole.caseworker is None:
            self._annealing.start(None)
            self._annealing.run(solving.clock, seconds, HOT, solving.enough)
            return
        packed = self._packed(whole.caseworker)
        if not solving.enough(packed):
            self._search_from(packed, opening.bounds, seconds)

    def _packed(self, caseworker: Ints) -> Decisions:
        """The days of everybody packed from nothing."""
        self._suggested = caseworker
        nothing = np.full(self._solving.indexed.n_tasks, -1)
        self._annealing.start(Decisions(caseworker, nothing, nothing))
        self._annealing.pack(self._solving.clock, _PACK_MOVES, HOT)
        return self._annealing.decisions()

    def chooser(self) -> PairChooser:
        return PairChooser(self._solving.indexed, self._suggested, self._solving.settings.seed)

    def exchange(self, names: Sequence[ObjectiveName], chosen: Chosen) -> Decisions | None:
        return self._pieces.exchange(self._solving.incumbent.best, names, chosen.workers, chosen.free)
