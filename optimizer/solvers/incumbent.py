"""The best plan so far of one solve: what is better replaces it, and whoever watches is told."""

from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, Policy
from optimizer.solvers.fill import fill
from optimizer.solvers.progress import Event, Improved, Report
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.valuation import Valuation


class Incumbent:
    """Decisions, compared in priority order."""

    def __init__(
        self, indexed: IndexedInstance, policy: Policy, settings: SolveSettings, report: Report, first: Decisions
    ) -> None:
        self._indexed, self._policy, self._settings, self._report = indexed, policy, settings, report
        self._valuation = Valuation(indexed, settings.priority, settings.targets)
        self.best = first

    def apart(self, first: Decisions) -> "Incumbent":
        """Another one that tells nobody, for a search that runs beside this one's."""
        return Incumbent(self._indexed, self._policy, self._settings, _nobody, first)

    def accept(self, decisions: Decisions) -> bool:
        """Take what is better, with whatever still fits filled in."""
        filled = fill(self._indexed, decisions, self._policy)
        if self._valuation.key(filled) < self._valuation.key(decisions):
            decisions = filled
        before, after = self._valuation.key(self.best), self._valuation.key(decisions)
        if after >= before:
            return False
        self.best = decisions
        changed = zip(self._settings.priority, before, after, strict=True)
        self.tell(next(name for name, old, new in changed if old != new))
        return True

    def tell(self, name: ObjectiveName) -> None:
        """Report the best plan by its value for one objective."""
        self._report(Improved(name, self.value(name), self.best))

    def value(self, name: ObjectiveName) -> int:
        return self._valuation.value(self.best, name)

    def near(self, name: ObjectiveName, bound: int) -> bool:
        """Whether the value meets the bound or the target, or comes as close to the bound as the settings ask."""
        value, bound = (self._settings.counted(name, one) for one in (self.value(name), bound))
        return value == bound or abs(value - bound) <= self._settings.gap * max(1, abs(value))


def _nobody(_: Event) -> None:
    return None
