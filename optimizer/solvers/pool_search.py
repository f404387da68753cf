"""Searching plans under cover and task-based: ruin and recreate by prices, then exchanges of tasks."""

from collections.abc import Sequence

from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName
from optimizer.solvers.annealing_pool import PooledAnnealing
from optimizer.solvers.pairs import Chosen
from optimizer.solvers.pool_pairs import PoolPairChooser
from optimizer.solvers.search import SEARCH_SHARE, WARM, Search, Solving


class PoolSearch(Search):
    """For policies under which others than p(c) may do a task."""

    def __init__(self, solving: Solving) -> None:
        settings = solving.settings
        annealing = PooledAnnealing(
            solving.indexed, solving.proofs.priced, solving.opening.prices, settings.priority, settings.targets,
            settings.seed, settings.threads, solving.incumbent.best,
        )  # fmt: skip
        super().__init__(solving, annealing)

    def begin(self) -> None:
        """Where tasks have more ways to go, less heat is enough."""
        solving = self._solving
        if solving.warm:
            self._from_the_start()
            return
        self._annealing.start(None)
        if not solving.enough(self._annealing.decisions()):
            self._annealing.run(solving.clock, solving.clock.left * SEARCH_SHARE, WARM, solving.enough)

    def chooser(self) -> PoolPairChooser:
        return PoolPairChooser(self._solving.indexed, self._solving.settings.seed)

    def exchange(self, names: Sequence[ObjectiveName], chosen: Chosen) -> Decisions | None:
        return self._pieces.exchange_tasks(self._solving.incumbent.best, names, chosen.workers, chosen.free)
