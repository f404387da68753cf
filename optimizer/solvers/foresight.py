"""Bounds on objectives whose turn has not come: time may end before it does."""

from dataclasses import dataclass, field

from optimizer.rules import ObjectiveName, tighter
from optimizer.solvers.clock import Clock
from optimizer.solvers.incumbent import Incumbent
from optimizer.solvers.progress import Bounded, Report
from optimizer.solvers.proofs import Opening, Proofs, Reached
from optimizer.solvers.settings import SolveSettings

#: At most this share of the time goes into bounds that are told while a search runs.
_SHARE = 0.02


@dataclass
class Foresight:
    """Tells what the opening's prices prove for the values that the best plan has reached by now.

    A bound given some values holds for every later plan, as those are no worse in the objectives before.
    """

    settings: SolveSettings
    clock: Clock
    proofs: Proofs
    incumbent: Incumbent
    opening: Opening
    report: Report
    _told: dict[ObjectiveName, dict[ObjectiveName, int]] = field(default_factory=dict)
    _last: float = float("inf")

    def tell(self, settled: Reached) -> None:
        """Of every objective of the opening but those that had their turn."""
        priority = list(self.settings.priority)
        for name in (*self.opening.before, self.opening.name):
            if name not in priority or name in settled:
                continue
            before = priority[: priority.index(name)]
            by_now = {one: self.settings.counted(one, self.incumbent.value(one)) for one in before}
            if self._told.get(name) != by_now:
                self._told[name] = by_now
                self.report(Bounded(name, self._bound(name, by_now)))
        self._last = self.clock.left

    def now_and_then(self) -> None:
        """The same while a search runs."""
        if self._last - self.clock.left >= len(self.opening.bounds) * self.proofs.priced.work / _SHARE:
            self.tell({})

    def _bound(self, name: ObjectiveName, by_now: Reached) -> int:
        """The opening's own bound holds where what it was given is reached; one that a target cut off is none."""
        bound = self.proofs.at_once(name, by_now).bound
        if name in self.settings.targets or any(self.opening.before.get(one) != by_now[one] for one in by_now):
            return bound
        return tighter(name, bound, self.opening.bounds.get(name))
