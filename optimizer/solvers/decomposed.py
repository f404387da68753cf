"""The decomposed method for client-based plans: who serves whom first, then the days, then exchanges between pairs.

The window relaxation, solved in whole numbers, assigns clients as if tasks could be split over days; each caseworker's
days are then packed by the exact model, and pairs of caseworkers exchange clients while that helps. Its bounds are
the relaxation's: every plan is a solution of it. What is lost by not splitting tasks is a few points.
"""

from dataclasses import dataclass, field

from optimizer.bounds import arithmetic_bound, relax
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import MAXIMISED, ObjectiveName
from optimizer.solvers.clock import Clock
from optimizer.solvers.fill import fill
from optimizer.solvers.first_assignment import first_assignment, relaxation_size
from optimizer.solvers.pairs import PairChooser
from optimizer.solvers.pieces import PieceSearch
from optimizer.solvers.progress import Bounded, Finished, Improved, Report, Stage, Started
from optimizer.solvers.relaxed_proof import nothing_better
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.start import place_by_due_day
from optimizer.solvers.valuation import Valuation

#: Shares of the time left: for the first assignment, and for packing it.
_ASSIGN_SHARE, _PACK_SHARE = 0.3, 0.4
#: Share of a stage's time for tightening a bound that the linear relaxation leaves open.
_PROOF_SHARE = 0.4
#: Beyond this many columns the relaxation of the whole takes too long and too much memory; then counting bounds.
_MOST_COLUMNS = 400_000
#: The objectives by which clients are assigned; the others are looked at once the assignment stands.
_ASSIGNING: tuple[ObjectiveName, ...] = ("unassigned", "late", "continuity")


@dataclass
class DecomposedSolve:
    """One run of the decomposed method in this process; events tell what it finds."""

    indexed: IndexedInstance
    settings: SolveSettings
    clock: Clock
    report: Report
    _reached: dict[ObjectiveName, int] = field(default_factory=dict)

    def run(self, start: Decisions) -> list[Stage]:
        """Solve every stage, beginning with the better of `start` and what the relaxation suggests."""
        indexed = self.indexed
        self._valuation = Valuation(indexed, self.settings.priority)
        self._search = PieceSearch(indexed, self.settings, self.clock)
        self._holders = possible_holders(indexed, "client-based")
        self._doers = possible_doers(indexed, "client-based", self._holders)
        small_enough = relaxation_size(indexed) <= _MOST_COLUMNS
        self._relaxation = relax(indexed) if small_enough else None
        self._best = start
        self._suggested = start.caseworker
        self.report(Started(self.settings.priority[0], self.clock.left))
        self._start_from_relaxation()
        stages = []
        for position, name in enumerate(self.settings.priority):
            stage = self._solve_stage(name, list(self.settings.priority[position:]))
            stages.append(stage)
            self._reached[name] = stage.value
            self.report(Finished(stage))
        return stages

    def _start_from_relaxation(self) -> None:
        """Assign by the relaxation, one objective after another, and pack the days."""
        names = [name for name in self.settings.priority if name in _ASSIGNING]
        seconds = self.clock.left * _ASSIGN_SHARE
        assignment = first_assignment(self.indexed, self._best, names, self.clock, seconds, self.settings.seed)
        if assignment is not None:
            self._suggested = assignment
            placed = place_by_due_day(self.indexed, assignment)
            self._accept(placed)
            self._search.pack(placed, names, self.clock.left * _PACK_SHARE, self._accept)

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
        self.report(Improved(name, self._valuation.value(self._best, name), self._best))
        bound, proof = self._linear_bound(name, seconds * _PROOF_SHARE)
        if self._value(name) == bound:
            return self._stage(name, bound, proof, confirmed=True)
        end = self.clock.left - self.clock.share(stages_left) * (1 - _PROOF_SHARE)
        self._exchange(name, bound, end)
        if self._value(name) == bound:
            return self._stage(name, bound, proof, confirmed=True)
        return self._prove(name, bound, proof, self.clock.share(stages_left))

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

    def _linear_bound(self, name: ObjectiveName, seconds: float) -> tuple[int, str]:
        """The tighter of what counting and what the linear relaxation prove, and which of them it is."""
        counted = arithmetic_bound(self.indexed, self._holders, self._doers, name)
        bound = counted
        if self._relaxation is not None and self._value(name) != counted and self.clock.left > 0:
            bound = _tighter(name, counted, self._relaxation.bound(name, self._reached, seconds))
        self.report(Bounded(name, bound))
        return bound, "counting" if bound == counted else "window relaxation"

    def _prove(self, name: ObjectiveName, bound: int, proof: str, seconds: float) -> Stage:
        """Tighten the bound with the relaxation in whole numbers; where that meets the plan, ask a second solver."""
        if self._relaxation is None or self.clock.left <= 0 or self._near(name, bound):
            return self._stage(name, bound, proof)
        whole = self._relaxation.whole_bound(name, self._reached, seconds / 2)
        tightened = _tighter(name, bound, whole)
        if tightened != bound:
            self.report(Bounded(name, tightened))
            proof = "window relaxation, HiGHS"
        value = self._value(name)
        if value != tightened:
            return self._stage(name, tightened, proof)
        program, cost = self._relaxation.program(name, self._reached), self._relaxation.cost_of(name, value)
        agreed = nothing_better(program, cost, self.clock, self.settings, seconds / 2)
        proof = "window relaxation, HiGHS and CP-SAT" if agreed else "window relaxation, HiGHS"
        return self._stage(name, tightened, proof, confirmed=agreed)

    def _stage(self, name: ObjectiveName, bound: int, proof: str, *, confirmed: bool = False) -> Stage:
        return Stage(name, self._value(name), bound, confirmed, proof)

    def _value(self, name: ObjectiveName) -> int:
        return self._valuation.value(self._best, name)


def _tighter(name: ObjectiveName, one: int, other: int | None) -> int:
    if other is None:
        return one
    return min(one, other) if name in MAXIMISED else max(one, other)
