"""The decomposed method: prices, a search guided by them, then the exact model piece by piece.

Prices of minutes, caps and late weight make the Lagrangian dual of the window relaxation small; ruin and recreate
uses them to look ahead, and pairs of caseworkers exchange clients, or tasks where the policy lets others do them, by
the exact model while that helps. All bounds are the relaxation's or its dual's: every plan is a solution of it. What is
lost by not splitting tasks is a few points.
"""

from dataclasses import dataclass, field

from optimizer.bounds import PRICED
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, Policy
from optimizer.solvers.client_search import ClientSearch
from optimizer.solvers.clock import Clock
from optimizer.solvers.foresight import Foresight
from optimizer.solvers.incumbent import Incumbent
from optimizer.solvers.one_day import one_day
from optimizer.solvers.one_day_search import OneDaySearch
from optimizer.solvers.pool_search import PoolSearch
from optimizer.solvers.progress import Bounded, Finished, Report, Stage, Started
from optimizer.solvers.proofs import Proofs, Proven
from optimizer.solvers.search import Search, Solving
from optimizer.solvers.settings import SolveSettings

#: Share of a stage's time for searching on, and for tightening a bound that the linear relaxation leaves open.
_SEARCH_SHARE, _PROOF_SHARE = 0.6, 0.4


@dataclass
class DecomposedSolve:
    """One run of the decomposed method in this process; events tell what it finds."""

    indexed: IndexedInstance
    policy: Policy
    settings: SolveSettings
    clock: Clock
    report: Report
    #: The plan to begin with is a good one.
    warm: bool = False
    _reached: dict[ObjectiveName, int] = field(default_factory=dict)

    def run(self, start: Decisions) -> list[Stage]:
        """Solve every stage, beginning with the better of `start` and what prices and search find."""
        self.report(Started(self.settings.priority[0], self.clock.left))
        self._best = Incumbent(self.indexed, self.policy, self.settings, self.report, start)
        self._proofs = Proofs(self.indexed, self.policy, self.settings, self.clock)
        self._search = self._make_search()
        self._foresight.tell({})
        self._search.begin()
        self._foresight.tell({})
        stages = []
        for position, name in enumerate(self.settings.priority):
            stage = self._solve_stage(name, list(self.settings.priority[position:]))
            stages.append(stage)
            self._reached[name] = self.settings.counted(name, stage.value)
            self.report(Finished(stage))
        return stages

    def _make_search(self) -> Search:
        opening = self._proofs.opening(self.settings.priority)
        self._foresight = Foresight(self.settings, self.clock, self._proofs, self._best, opening, self.report)
        solving = Solving(
            self.indexed, self.policy, self.settings, self.clock, self._proofs, self._best, opening,
            self._foresight.now_and_then, self.warm,
        )  # fmt: skip
        if self.policy != "client-based":
            return PoolSearch(solving)
        day = one_day(self.indexed, self._proofs.priced, opening.prices, self.settings)
        return ClientSearch(solving) if day is None else OneDaySearch(solving, day)

    def _solve_stage(self, name: ObjectiveName, stages_left: list[str]) -> Stage:
        seconds = self.clock.share(stages_left)
        self.report(Started(name, seconds))
        self._best.tell(name)
        proven = self._prove(name, seconds * _PROOF_SHARE)
        if self._best.value(name) == proven.bound and proven.exact:
            return self._stage(name, proven, confirmed=True)
        if name == "unassigned" and not self._best.near(name, proven.bound):
            self._search.leave_out_fewest(proven.bound, self.clock.share(stages_left))
        if name in PRICED and not self._best.near(name, proven.bound):
            self._search.go_on(name, proven.bound, self.clock.share(stages_left) * _SEARCH_SHARE)
            proven = self._search.tighten(name, self._reached, proven, self.clock.share(stages_left))
        self._foresight.tell({**self._reached, name: self._best.value(name)})
        end = self.clock.left - self.clock.share(stages_left) * (1 - _PROOF_SHARE)
        self._exchange(name, proven.bound, end)
        return self._confirm(name, proven, self.clock.share(stages_left))

    def _prove(self, name: ObjectiveName, seconds: float) -> Proven:
        """The tightest bound; what takes longer to prove is tried only where it can close a gap."""
        proven = self._proofs.counted(name)
        if self._best.value(name) != proven.bound:
            proven = self._proofs.linear(name, self._reached, seconds)
        self.report(Bounded(name, proven.bound))
        if self._best.near(name, proven.bound):
            return proven
        proven = self._search.tighten(name, self._reached, proven, seconds)
        if not self._search.proves_whole and not self._best.near(name, proven.bound):
            proven = self._proofs.tightened(name, self._reached, proven, self._best.value(name), seconds)
        self.report(Bounded(name, proven.bound))
        return proven

    def _exchange(self, name: ObjectiveName, bound: int, end: float) -> None:
        """Exchange between pairs until the bound is met, the gap is small enough or the time is over."""
        position = list(self.settings.priority).index(name)
        names = self.settings.priority[: position + 1]
        chooser = self._search.chooser()
        while self.clock.left > max(0.0, end) and not self._best.near(name, bound):
            chosen = chooser.choose(name, self._best.best)
            if chosen is None:
                return
            found = self._search.exchange(names, chosen)
            chooser.learn(chosen, worked=found is not None and self._best.accept(found))

    def _confirm(self, name: ObjectiveName, proven: Proven, seconds: float) -> Stage:
        """A bound that is met and rests on one solver is put to another; others were recomputed in whole numbers."""
        met = self._best.value(name) == proven.bound
        if not met or proven.exact:
            return self._stage(name, proven, confirmed=met)
        agreed = self._search.agrees(name, self._reached, proven, seconds)
        proof = f"{proven.proof} and CP-SAT" if agreed else proven.proof
        return self._stage(name, Proven(proven.bound, proof, proven.exact), confirmed=agreed)

    def _stage(self, name: ObjectiveName, proven: Proven, *, confirmed: bool = False) -> Stage:
        return Stage(name, self._best.value(name), proven.bound, confirmed, proven.proof)
