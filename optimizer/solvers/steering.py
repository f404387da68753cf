"""How much a late unit weighs against a point, where a target says how much of the first of the two is good enough.

A search that adds both up finds plans on the front of the two; which, depends on the weight. After each round it is
turned towards the target: dearer while the target is missed, cheaper while there is more than enough.
"""

from collections.abc import Sequence

from optimizer.bounds.choices import Floats
from optimizer.bounds.prices import Prices
from optimizer.instance.indexed import IndexedInstance
from optimizer.model.decisions import Decisions
from optimizer.rules import ObjectiveName, Targets, as_counted
from optimizer.solvers.valuation import Valuation

#: What a turn multiplies by: quickly towards the target, slowly back.
_DEARER, _CHEAPER = 1.15, 0.93
#: The price of the dual is where the turning begins; it is 0 where the target binds nothing. Against choices' spread.
_LEAST, _MOST = 0.01, 100.0


class Steering:
    """Turns the rate of a late unit, `rates[0]`, for a search whose rate of a point, `rates[1]`, is 1."""

    def __init__(
        self, indexed: IndexedInstance, first: ObjectiveName, target: int, rates: Floats, prices: Prices, spread: float
    ) -> None:
        self._valuation = Valuation(indexed, [first], {})
        self._first, self._target, self._rates = first, target, rates
        self._least, self._most = _LEAST * spread, _MOST * spread
        self._set(float(prices.rates[0]) / max(float(prices.rates[1]), 1e-9))

    def turn(self, decisions: Decisions) -> None:
        """After a round that ended with these decisions."""
        value = self._valuation.value(decisions, self._first)
        missed = as_counted(self._first, value, {self._first: self._target}) != self._target
        # Continuity first is late units made cheaper, and the other way round.
        factor = _DEARER if missed else _CHEAPER
        self._set(self._rates[0] * (factor if self._first == "late" else 1 / factor))

    def _set(self, rate: float) -> None:
        self._rates[0] = min(max(rate, self._least), self._most)


def steering(
    indexed: IndexedInstance,
    priority: Sequence[ObjectiveName],
    targets: Targets,
    rates: Floats,
    prices: Prices,
    spread: float,
) -> Steering | None:
    """None where the first of late and continuity has no target, or there is only one of them."""
    both = [name for name in priority if name in ("late", "continuity")]
    if len(both) < 2 or both[0] not in targets:
        return None
    return Steering(indexed, both[0], targets[both[0]], rates, prices, spread)
