"""The decomposed method: prices, a search guided by them, then the exact model piece by piece.

Prices of minutes, caps and late weight make the Lagrangian dual of the window relaxation small; ruin and recreate
uses them to look ahead, and pairs of caseworkers exchange clients, or tasks where the policy lets others do them, by
the exact model while that helps. All bounds are the relaxation's or its dual's: every plan is a solution of it. What is
lost by not splitting tasks is a few points.
"""

from dataclasses import dataclass, field

from optimizer.bounds import (
    PRICED,
    PricedBound,
    Prices,
    WindowRelaxation,
    arithmetic_bound,
    largest_share,
    relaxation_size,
)
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import ObjectiveName, Policy, tighter
from optimizer.solvers.annealing import Annealing
from optimizer.solvers.annealing_pool import PooledAnnealing
from optimizer.solvers.clock import Clock
from optimizer.solvers.fill import fill
from optimizer.solvers.pairs import PairChooser
from optimizer.solvers.pieces import PieceSearch
from optimizer.solvers.pool_pairs import PoolPairChooser
from optimizer.solvers.progress import Bounded, Finished, Improved, Report, Stage, Started
from optimizer.solvers.relaxed_proof import nothing_better
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.valuation import Valuation

#: Shares of the time left: for the prices of each objective, and for the search that they guide.
_PRICE_SHARE, _SEARCH_SHARE = 0.15, 0.55
#: The same for the first of two priced objectives where others may do the tasks: counting proves nearly as much.
_POOL_PRICE_SHARE = 0.04
#: Share of a stage's time, and the heat, with which that search goes on in a stage.
_AGAIN_SHARE, _AGAIN_HEAT = 0.6, 0.3
#: Share of a stage's time for tightening a bound that the linear relaxation leaves open.
_PROOF_SHARE = 0.4
#: Beyond this many columns the linear program of the whole takes too long; prices prove nearly as much.
_MOST_COLUMNS = 100_000
_BY_HIGHS = "window relaxation, HiGHS"
_BY_PRICES = "prices"


@dataclass
class DecomposedSolve:
    """One run of the decomposed method in this process; events tell what it finds."""

    indexed: IndexedInstance
    policy: Policy
    settings: SolveSettings
    clock: Clock
    report: Report
    _reached: dict[ObjectiveName, int] = field(default_factory=dict)
    _known: dict[ObjectiveName, int] = field(default_factory=dict)

    def run(self, start: Decisions) -> list[Stage]:
        """Solve every stage, beginning with the better of `start` and what the relaxation suggests."""
        indexed = self.indexed
        self._valuation = Valuation(indexed, self.settings.priority)
        self._search = PieceSearch(indexed, self.settings, self.clock)
        self._holders = possible_holders(indexed, self.policy)
        self._doers = possible_doers(indexed, self.policy, self._holders)
        small_enough = relaxation_size(self._holders, self._doers) <= _MOST_COLUMNS
        whole = (indexed, self.policy, self._holders, self._doers)
        self._relaxation = WindowRelaxation(*whole) if small_enough else None
        self._best = start
        self._suggested = start.caseworker
        self.report(Started(self.settings.priority[0], self.clock.left))
        self._search_by_prices()
        stages = []
        for position, name in enumerate(self.settings.priority):
            stage = self._solve_stage(name, list(self.settings.priority[position:]))
            stages.append(stage)
            self._reached[name] = stage.value
            self.report(Finished(stage))
        return stages

    def _search_by_prices(self) -> None:
        """Prices for lateness and continuity, then ruin and recreate guided by them."""
        self._priced = PricedBound(self.indexed, self.policy, self._holders, self._doers)
        order = [name for name in self.settings.priority if name in PRICED]
        reached: dict[ObjectiveName, int] = {}
        if "unassigned" in self.settings.priority:
            reached["unassigned"] = arithmetic_bound(self.indexed, self._holders, self._doers, "unassigned")
        for name in order[:2] or ["continuity"]:
            first = len(order) > 1 and name == order[0] and self.policy != "client-based"
            share = _POOL_PRICE_SHARE if first else _PRICE_SHARE
            bound, prices = self._priced.search(name, reached, self.clock.left * share)
            counted = arithmetic_bound(self.indexed, self._holders, self._doers, name)
            reached[name] = tighter(name, counted, bound)
        if order:
            # No reached value but the bound itself was assumed, and nobody can do better than that.
            self._known[order[0]] = reached[order[0]]
        self._suggested = largest_share(self._priced, self.indexed.n_clients)
        self._annealing, heat = self._make_annealing(prices)
        self._annealing.run(self.clock, self.clock.left * _SEARCH_SHARE, heat, self._accept)

    def _make_annealing(self, prices: Prices) -> tuple[Annealing, float]:
        """The search and the heat to begin with: where tasks have more ways to go, less heat is enough."""
        arguments = (self._priced, prices, self.settings.priority, self.settings.seed, self.settings.threads)
        if self.policy == "client-based":
            search = Annealing(self.indexed, *arguments)
            search.start(None)
            return search, 1.0
        search = PooledAnnealing(self.indexed, *arguments, self._best)
        search.start(None)
        return search, _AGAIN_HEAT

    def _accept(self, decisions: Decisions) -> bool:
        """Take what is better in priority order, with whatever still fits filled in."""
        filled = fill(self.indexed, decisions, self.policy)
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
        bound, proof = self._whole_bound(name, bound, proof, seconds * _PROOF_SHARE)
        if name in PRICED and not self._near(name, bound):
            self._annealing.start(self._best)
            self._annealing.run(self.clock, self.clock.share(stages_left) * _AGAIN_SHARE, _AGAIN_HEAT, self._accept)
        end = self.clock.left - self.clock.share(stages_left) * (1 - _PROOF_SHARE)
        self._exchange(name, bound, end)
        return self._confirm(name, bound, proof, self.clock.share(stages_left))

    def _exchange(self, name: ObjectiveName, bound: int, end: float) -> None:
        """Exchange between pairs until the bound is met, the gap is small enough or the time is over."""
        position = list(self.settings.priority).index(name)
        names = self.settings.priority[: position + 1]
        if self.policy == "client-based":
            chooser: PairChooser | PoolPairChooser = PairChooser(self.indexed, self._suggested, self.settings.seed)
            exchange = self._search.exchange
        else:
            chooser, exchange = PoolPairChooser(self.indexed, self.settings.seed), self._search.exchange_tasks
        while self.clock.left > max(0.0, end) and not self._near(name, bound):
            chosen = chooser.choose(name, self._best)
            if chosen is None:
                return
            found = exchange(self._best, names, chosen.workers, chosen.free)
            chooser.learn(chosen, worked=found is not None and self._accept(found))

    def _near(self, name: ObjectiveName, bound: int) -> bool:
        value = self._value(name)
        return value == bound or abs(value - bound) <= self.settings.gap * max(1, abs(value))

    def _linear_bound(self, name: ObjectiveName, seconds: float) -> tuple[int, str]:
        """The tightest of what counting, prices and the linear relaxation prove, and which of them it is."""
        bound, proof = arithmetic_bound(self.indexed, self._holders, self._doers, name), "counting"
        if self._value(name) != bound and self._relaxation is not None and self.clock.left > 0:
            tightened = tighter(name, bound, self._relaxation.bound(name, self._reached, seconds))
            bound, proof = (bound, proof) if tightened == bound else (tightened, "window relaxation")
        # Also where the linear program brought nothing in its time: with a pool it takes long in small offices too.
        if self._value(name) != bound and proof == "counting" and name in PRICED and self.clock.left > 0:
            tightened = tighter(name, bound, self._priced_bound(name, seconds))
            bound, proof = (bound, proof) if tightened == bound else (tightened, _BY_PRICES)
        self.report(Bounded(name, bound))
        return bound, proof

    def _priced_bound(self, name: ObjectiveName, seconds: float) -> int | None:
        known = self._known.get(name)
        if known is not None and known == self._value(name):
            return known
        found, _ = self._priced.search(name, self._reached, seconds)
        return found if known is None else tighter(name, known, found)

    def _whole_bound(self, name: ObjectiveName, bound: int, proof: str, seconds: float) -> tuple[int, str]:
        """Tighten the bound with the relaxation in whole numbers; it often says that there is nothing left to find."""
        if self._relaxation is None or self.clock.left <= 0 or self._near(name, bound):
            return bound, proof
        tightened = tighter(name, bound, self._relaxation.whole_bound(name, self._reached, seconds))
        if tightened == bound:
            return bound, proof
        self.report(Bounded(name, tightened))
        return tightened, _BY_HIGHS

    def _confirm(self, name: ObjectiveName, bound: int, proof: str, seconds: float) -> Stage:
        """A bound that is met and rests on HiGHS alone is put to CP-SAT; others were recomputed in whole numbers."""
        value = self._value(name)
        if value != bound or proof != _BY_HIGHS or self._relaxation is None or self.clock.left <= 0:
            return self._stage(name, bound, proof, confirmed=value == bound and proof != _BY_HIGHS)
        program, cost = self._relaxation.program(name, self._reached), self._relaxation.cost_of(name, value)
        agreed = nothing_better(program, cost, self.clock, self.settings, seconds)
        return self._stage(name, bound, f"{_BY_HIGHS} and CP-SAT" if agreed else _BY_HIGHS, confirmed=agreed)

    def _stage(self, name: ObjectiveName, bound: int, proof: str, *, confirmed: bool = False) -> Stage:
        return Stage(name, self._value(name), bound, confirmed, proof)

    def _value(self, name: ObjectiveName) -> int:
        return self._valuation.value(self._best, name)
