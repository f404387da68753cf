"""The decomposed method for client-based plans: prices, a search guided by them, then the exact model piece by piece.

Prices of minutes, caps and late weight make the Lagrangian dual of the window relaxation small; ruin and recreate
uses them to look ahead, and pairs of caseworkers exchange clients by the exact model while that helps. All bounds are
the relaxation's or its dual's: every plan is a solution of it. What is lost by not splitting tasks is a few points.
"""

from dataclasses import dataclass, field

import numpy as np

from optimizer.bounds import PRICED, first_caseworker, promising
from optimizer.instance.indexed import IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, tighter
from optimizer.solvers.annealing import Annealing
from optimizer.solvers.clock import Clock
from optimizer.solvers.fill import fill
from optimizer.solvers.pairs import PairChooser
from optimizer.solvers.pieces import PieceSearch
from optimizer.solvers.progress import Bounded, Finished, Improved, Report, Stage, Started
from optimizer.solvers.proofs import BY_HIGHS, Proofs, Proven
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.valuation import Valuation

#: Shares of the time left: for the prices of each objective, for p(c) in whole numbers, for the search from there.
_PRICE_SHARE, _WHOLE_SHARE, _SEARCH_SHARE = 0.15, 0.5, 0.55
#: Moves for each task when all days are packed from nothing.
_PACK_MOVES = 5_000
#: Share of a stage's time, and the heat, with which a search goes on from a good plan.
_AGAIN_SHARE, _AGAIN_HEAT = 0.6, 0.3
#: Share of a stage's time for tightening a bound that the linear relaxation leaves open.
_PROOF_SHARE = 0.4


@dataclass
class DecomposedSolve:
    """One run of the decomposed method in this process; events tell what it finds."""

    indexed: IndexedInstance
    settings: SolveSettings
    clock: Clock
    report: Report
    _reached: dict[ObjectiveName, int] = field(default_factory=dict)

    def run(self, start: Decisions) -> list[Stage]:
        """Solve every stage, beginning with the better of `start` and what prices and search find."""
        self._valuation = Valuation(self.indexed, self.settings.priority)
        self._search = PieceSearch(self.indexed, self.settings, self.clock)
        self._proofs = Proofs(self.indexed, self.settings, self.clock)
        self._best = start
        self.report(Started(self.settings.priority[0], self.clock.left))
        self._begin()
        stages = []
        for position, name in enumerate(self.settings.priority):
            stage = self._solve_stage(name, list(self.settings.priority[position:]))
            stages.append(stage)
            self._reached[name] = stage.value
            self.report(Finished(stage))
        return stages

    def _begin(self) -> None:
        """Bounds and prices for the first of the priced objectives, then ruin and recreate guided by these prices."""
        first = [name for name in self.settings.priority if name in PRICED][:2] or ["continuity"]
        bounds: dict[ObjectiveName, int] = {}
        for name in self.settings.priority:
            if name == "unassigned":
                bounds[name] = self._proofs.counted(name).bound
            elif name in first:
                bounds[name] = self._proofs.linear(name, dict(bounds), self.clock.left * _PRICE_SHARE).bound
            if name == first[-1]:
                break
        last = first[-1]
        before = {name: bound for name, bound in bounds.items() if name != last}
        prices = self._proofs.prices(last, before, self.clock.left * _PRICE_SHARE)[1]
        self._suggested = first_caseworker(promising(self._proofs.priced, prices, 1))
        self._annealing = Annealing(
            self.indexed, self._proofs.priced, prices, self.settings.priority, self.settings.seed, self.settings.threads
        )
        whole = self._proofs.whole(last, before, self.clock.left * _WHOLE_SHARE)
        if last in bounds:
            bounds[last] = tighter(last, bounds[last], whole.bound)

        def enough(decisions: Decisions) -> bool:
            self._accept(decisions)
            return last in bounds and all(self._near(name, bound) for name, bound in bounds.items())

        if whole.caseworker is not None:
            self._pack_from_nothing(whole.caseworker)
            if enough(self._annealing.decisions()):
                return
        else:
            self._annealing.start(None)
        heat = 1.0 if whole.caseworker is None else _AGAIN_HEAT
        self._annealing.run(self.clock, self.clock.left * _SEARCH_SHARE, heat, enough)

    def _pack_from_nothing(self, caseworker: Ints) -> None:
        self._suggested = caseworker
        nothing = np.full(self.indexed.n_tasks, -1)
        self._annealing.start(Decisions(caseworker, nothing, nothing))
        self._annealing.pack(self.clock, _PACK_MOVES, 1.0)

    def _accept(self, decisions: Decisions) -> bool:
        """Take what is better in priority order, with whatever still fits filled in."""
        filled = fill(self.indexed, decisions)
        if self._valuation.key(filled) < self._valuation.key(decisions):
            decisions = filled
        before, after = self._valuation.key(self._best), self._valuation.key(decisions)
        if after >= before:
            return False
        self._best = decisions
        name, value = next(
            (name, self._valuation.value(decisions, name))
            for name, old, new in zip(self.settings.priority, before, after, strict=True)
            if old != new
        )
        self.report(Improved(name, value, decisions))
        return True

    def _solve_stage(self, name: ObjectiveName, stages_left: list[str]) -> Stage:
        seconds = self.clock.share(stages_left)
        self.report(Started(name, seconds))
        self.report(Improved(name, self._value(name), self._best))
        proven = self._prove(name, seconds * _PROOF_SHARE)
        if self._value(name) == proven.bound and proven.exact:
            return self._stage(name, proven, confirmed=True)
        if name in PRICED and not self._near(name, proven.bound):
            self._go_on(name, proven.bound, self.clock.share(stages_left) * _AGAIN_SHARE)
        end = self.clock.left - self.clock.share(stages_left) * (1 - _PROOF_SHARE)
        self._exchange(name, proven.bound, end)
        return self._confirm(name, proven, self.clock.share(stages_left))

    def _prove(self, name: ObjectiveName, seconds: float) -> Proven:
        """The tightest bound; what takes longer to prove is tried only where it can close a gap."""
        proven = self._proofs.counted(name)
        if self._value(name) != proven.bound:
            proven = self._proofs.linear(name, self._reached, seconds)
        self.report(Bounded(name, proven.bound))
        if self._near(name, proven.bound):
            return proven
        proven = self._proofs.tightened(name, self._reached, proven, seconds)
        self.report(Bounded(name, proven.bound))
        return proven

    def _go_on(self, name: ObjectiveName, bound: int, seconds: float) -> None:
        """The search again, from the best plan and less hot."""

        def enough(decisions: Decisions) -> bool:
            self._accept(decisions)
            return self._near(name, bound)

        self._annealing.start(self._best)
        self._annealing.run(self.clock, seconds, _AGAIN_HEAT, enough)

    def _exchange(self, name: ObjectiveName, bound: int, end: float) -> None:
        """Exchange clients between pairs until the bound is met, the gap is small enough or the time is over."""
        position = list(self.settings.priority).index(name)
        names = self.settings.priority[: position + 1]
        chooser = PairChooser(self.indexed, self._suggested, self.settings.seed)
        while self.clock.left > max(0.0, end) and not self._near(name, bound):
            chosen = chooser.choose(name, self._best)
            if chosen is None:
                return
            found = self._search.exchange(self._best, names, chosen.workers, chosen.free)
            chooser.learn(chosen, worked=found is not None and self._accept(found))

    def _near(self, name: ObjectiveName, bound: int) -> bool:
        value = self._value(name)
        return value == bound or abs(value - bound) <= self.settings.gap * max(1, abs(value))

    def _confirm(self, name: ObjectiveName, proven: Proven, seconds: float) -> Stage:
        """A bound that is met and rests on HiGHS alone is put to CP-SAT; others were recomputed in whole numbers."""
        value = self._value(name)
        if value != proven.bound or proven.exact:
            return self._stage(name, proven, confirmed=value == proven.bound)
        agreed = self._proofs.agrees(name, self._reached, value, seconds)
        return self._stage(name, Proven(proven.bound, f"{BY_HIGHS} and CP-SAT") if agreed else proven, confirmed=agreed)

    def _stage(self, name: ObjectiveName, proven: Proven, *, confirmed: bool = False) -> Stage:
        return Stage(name, self._value(name), proven.bound, confirmed, proven.proof)

    def _value(self, name: ObjectiveName) -> int:
        return self._valuation.value(self._best, name)
