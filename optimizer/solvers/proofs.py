"""What is proven about each objective, given the values reached before it.

Counting, then the window relaxation's LP where it is small, else prices; then the relaxation in whole numbers. Each
question is answered once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optimizer.bounds import (
    PRICED,
    PricedBound,
    Prices,
    Whole,
    WindowRelaxation,
    arithmetic_bound,
    relaxation_size,
)
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import ObjectiveName, Policy, tighter
from optimizer.solvers.clock import Clock
from optimizer.solvers.relaxed_proof import nothing_better
from optimizer.solvers.settings import SolveSettings

#: Beyond this many columns the linear program of the whole takes too long; prices prove nearly as much. On one day,
#: prices and knapsacks prove at least as much.
_MOST_COLUMNS, _MOST_COLUMNS_ON_ONE_DAY = 100_000, 20_000
#: Share of the time left for a first bound and prices; where others may do the tasks, and for the first of two priced
#: objectives, counting proves nearly as much; where the linear program proves the bound, prices only guide.
_OPENING_SHARE, _POOL_SHARE, _GUIDE_SHARE = 0.15, 0.04, 0.05
#: A first answer in whole numbers may be so far from the best; a plan so near is worth a second question.
_ROUGH, _WORTH_ASKING = 1e-4, 1e-3
BY_HIGHS = "window relaxation, HiGHS"

Reached = Mapping[ObjectiveName, int]
Question = tuple[ObjectiveName, tuple[tuple[ObjectiveName, int], ...]]


@dataclass(frozen=True)
class Proven:
    """A bound and what proved it; `exact` if recomputed in whole numbers, so that no solver has to be trusted."""

    bound: int
    proof: str
    exact: bool = True

    def tightened(self, name: ObjectiveName, bound: int | None, proof: str, *, exact: bool = True) -> "Proven":
        """The tighter of this and another bound."""
        found = tighter(name, self.bound, bound)
        return self if found == self.bound else Proven(found, proof, exact)


@dataclass(frozen=True)
class Opening:
    """Bounds before anything is reached, each given those before it, and the prices that prove the last one."""

    name: ObjectiveName
    before: Reached
    bounds: Reached
    prices: Prices


class Proofs:
    """Bounds for one solve."""

    def __init__(self, indexed: IndexedInstance, policy: Policy, settings: SolveSettings, clock: Clock) -> None:
        self._indexed, self._policy, self._settings, self._clock = indexed, policy, settings, clock
        self.holders = possible_holders(indexed, policy)
        self._doers = possible_doers(indexed, policy, self.holders)
        self.priced = PricedBound(indexed, policy, self.holders, self._doers, settings.threads)
        most = _MOST_COLUMNS if indexed.n_days > 1 else _MOST_COLUMNS_ON_ONE_DAY
        small = relaxation_size(self.holders, self._doers) <= most
        self._relaxation = WindowRelaxation(indexed, policy, self.holders, self._doers) if small else None
        self._linear: dict[Question, int | None] = {}
        self._wholes: dict[tuple[object, ...], Whole] = {}
        self._by_prices: dict[Question, tuple[int | None, Prices]] = {}
        self._settled: set[Question] = set()

    def opening(self, priority: Sequence[ObjectiveName]) -> Opening:
        """For the first two priced objectives and *unassigned*, as far as it comes before them."""
        first = [name for name in priority if name in PRICED][:2] or ["continuity"]
        last = first[-1]
        bounds: dict[ObjectiveName, int] = {}
        for name in priority:
            if name == "unassigned":
                bounds[name] = self.counted(name).bound
            elif name in first:
                less = self._policy != "client-based" and name != last
                share = self._clock.left * (_POOL_SHARE if less else _OPENING_SHARE)
                bounds[name] = self.linear(name, dict(bounds), share).bound
            if name == last:
                break
            if name in bounds:
                bounds[name] = self._settings.counted(name, bounds[name])
        before = {name: bound for name, bound in bounds.items() if name != last}
        return Opening(last, before, bounds, self._guide(last, before))

    def _guide(self, name: ObjectiveName, before: Reached) -> Prices:
        """The prices that proved the bound, or found for guidance alone."""
        proved = self._by_prices.get(_question(name, before))
        share = _OPENING_SHARE if self._relaxation is None else _GUIDE_SHARE
        return proved[1] if proved else self.prices(name, before, self._clock.left * share)[1]

    def counted(self, name: ObjectiveName) -> Proven:
        """Each client and task at its best, whatever the others do; of *unassigned*, what caps leave no place for."""
        proven = Proven(arithmetic_bound(self._indexed, self.holders, self._doers, name), "counting")
        return proven.tightened(name, self.priced.caps.unassigned, "caps") if name == "unassigned" else proven

    def at_once(self, name: ObjectiveName, reached: Reached) -> Proven:
        """The tighter of counting and of the prices there are: any prices prove a bound, whatever was reached."""
        if name not in PRICED:
            return self.counted(name)
        self._clock.spend(self.priced.work)
        return self.counted(name).tightened(name, self.priced.at_last_prices(name, reached), "prices")

    def linear(self, name: ObjectiveName, reached: Reached, seconds: float) -> Proven:
        """The tightest of what counting, the linear relaxation and prices prove."""
        proven, question = self.counted(name), _question(name, reached)
        if self._clock.left <= 0:
            return self.at_once(name, reached)
        if self._relaxation is not None:
            if question not in self._linear:
                self._linear[question] = self._relaxation.bound(name, reached, self._clock.seconds(seconds))
                self._clock.spend(self._relaxation.work)
            if self._linear[question] is not None:
                return proven.tightened(name, self._linear[question], "window relaxation")
        if name in PRICED:
            return proven.tightened(name, self.prices(name, reached, seconds)[0], "prices")
        return proven

    def prices(self, name: ObjectiveName, reached: Reached, seconds: float) -> tuple[int | None, Prices]:
        """The prices that make the dual of the relaxation small, and the bound that they prove.

        A search that was cut off goes on where it stopped when the question comes again.
        """
        question = _question(name, reached)
        if question not in self._settled:
            allowance = self._clock.allowance(seconds, self.priced.work)
            bound, prices = self.priced.search(name, reached, allowance)
            known = self._by_prices.get(question, (None, prices))[0]
            self._by_prices[question] = known if bound is None else tighter(name, bound, known), prices
            if self.priced.converged:
                self._settled.add(question)
        return self._by_prices[question]

    def whole(self, name: ObjectiveName, reached: Reached, seconds: float, gap: float = _ROUGH) -> Whole:
        """The relaxation in whole numbers; it often says that there is nothing left to find."""
        question = (*_question(name, reached), gap)
        if self._relaxation is None or (question not in self._wholes and self._clock.left <= 0):
            return Whole(None, None)
        if question not in self._wholes:
            self._wholes[question] = self._relaxation.whole(name, reached, self._clock.seconds(seconds), gap)
            self._clock.spend(self._relaxation.work_whole)
        return self._wholes[question]

    def tightened(self, name: ObjectiveName, reached: Reached, proven: Proven, value: int, seconds: float) -> Proven:
        """The same bound or, where whole numbers prove more, that; to the last unit where the plan's value is near."""
        tightened = proven.tightened(name, self.whole(name, reached, seconds).bound, BY_HIGHS, exact=False)
        if 0 < abs(value - tightened.bound) <= _WORTH_ASKING * abs(value):
            exactly = self.whole(name, reached, seconds, 0.0)
            tightened = tightened.tightened(name, exactly.bound, BY_HIGHS, exact=False)
        return tightened

    def agrees(self, name: ObjectiveName, reached: Reached, value: int, seconds: float) -> bool:
        """CP-SAT proves, too, that the relaxation in whole numbers allows nothing better than the value."""
        if self._relaxation is None or self._clock.left <= 0:
            return False
        program, cost = self._relaxation.program(name, reached), self._relaxation.cost_of(name, value)
        return nothing_better(program, cost, self._clock, self._settings, seconds)


def _question(name: ObjectiveName, reached: Reached) -> Question:
    return name, tuple(sorted(reached.items()))
