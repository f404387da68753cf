"""Which points make the front, and what all solves together have proven about each of them.

Every solve proves more than its own point. One that allowed x of the first objective bounds the second for every plan
with no more than x, so also for the points with less. And a plan that beats the bound of x must have more than x.
In here both objectives are costs: less is better (`cost_of`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.frontier.pair import Pair, cost_of
from optimizer.frontier.point import Point


@dataclass(frozen=True)
class Proven:
    """A point of the front. No plan as good in the objectives before both …"""

    point: Point
    #: … and with as little of the first has a better second than this.
    second_bound: int | None
    #: … and with as good a second has a better first than this.
    first_bound: int | None

    @property
    def is_proven(self) -> bool:
        """Nothing is better in one of the two without being worse in the other."""
        return (self.first_bound, self.second_bound) == (self.point.first, self.point.second)


@dataclass(frozen=True)
class Front:
    """`points`: by the first objective, the best first; `dominated`: the plans found that another one beats.

    Of plans that are alike in both objectives one is kept.
    """

    pair: Pair
    points: tuple[Proven, ...]
    dominated: tuple[Point, ...]
    #: No plan as good in the objectives before is better in either, whatever it has of the other.
    best_first: int | None
    best_second: int | None

    @property
    def is_one_plan(self) -> bool:
        """One plan is proven to be the best in both."""
        best = (self.best_first, self.best_second)
        return len(self.points) == 1 and (self.points[0].point.first, self.points[0].point.second) == best


def front_of(pair: Pair, found: Sequence[Point]) -> Front:
    """Sort out what another point beats, and give every other one its tightest bounds."""
    kept = [point for index, point in enumerate(found) if not _is_beaten(pair, point, index, found)]
    kept.sort(key=lambda point: cost_of(pair.first, point.first))
    facts = _Facts(pair, [point for point in found if kept and _as_demanding(pair, point, kept[0])])
    return Front(
        pair,
        tuple(Proven(point, facts.second_bound(point), facts.first_bound(point)) for point in kept),
        tuple(point for point in found if _place(pair, point) not in {_place(pair, one) for one in kept}),
        facts.best_first(),
        facts.best_second(),
    )


def costs(pair: Pair, point: Point) -> tuple[int, int]:
    return cost_of(pair.first, point.first), cost_of(pair.second, point.second)


def _place(pair: Pair, point: Point) -> tuple[tuple[int, ...], tuple[int, int]]:
    return _before(pair, point), costs(pair, point)


def _before(pair: Pair, point: Point) -> tuple[int, ...]:
    return tuple(cost_of(name, value) for name, value in zip(pair.before, point.before, strict=True))


def _is_beaten(pair: Pair, point: Point, index: int, found: Sequence[Point]) -> bool:
    """Another is better in what comes before; or as good in both objectives, and better in one or found earlier."""
    ours = costs(pair, point)
    for number, other in enumerate(found):
        if number == index or _before(pair, other) > _before(pair, point):
            continue
        theirs = costs(pair, other)
        as_good = theirs[0] <= ours[0] and theirs[1] <= ours[1]
        if _before(pair, other) < _before(pair, point) or (as_good and (theirs != ours or number < index)):
            return True
    return False


def _as_demanding(pair: Pair, point: Point, kept: Point) -> bool:
    """What was proven for plans as good as this one in the objectives before holds for those as good as `kept`."""
    return all(ours >= best for ours, best in zip(_before(pair, point), _before(pair, kept), strict=True))


@dataclass(frozen=True)
class _Facts:
    """What was proven, over all solves."""

    pair: Pair
    found: Sequence[Point]

    def second_bound(self, point: Point) -> int | None:
        """The tightest of the bounds proven for at least as much of the first as this point has."""
        first, _ = costs(self.pair, point)
        return self._tightest([bound for ceiling, bound in self._bounds() if ceiling is None or ceiling >= first])

    def best_second(self) -> int | None:
        """The tightest of those proven for any amount of the first."""
        return self._tightest([bound for ceiling, bound in self._bounds() if ceiling is None])

    def first_bound(self, point: Point) -> int | None:
        """The tightest of: the least at all; one more than was allowed where the second can't be as good as here."""
        _, second = costs(self.pair, point)
        proven = [ceiling + 1 for ceiling, bound in self._bounds() if ceiling is not None and bound > second]
        ends = [other for other in self.found if other.is_turned and costs(self.pair, other)[1] >= second]
        return self._least_first([*self._untargeted(), *ends], proven)

    def best_first(self) -> int | None:
        """The tightest of those proven for any amount of the second."""
        return self._least_first(self._untargeted(), [])

    def _untargeted(self) -> list[Point]:
        """Solves that asked for as little of the first as can be: with a target, or after the second, they did not."""
        return [other for other in self.found if other.allowed is None and not other.is_turned]

    def _least_first(self, solves: Sequence[Point], proven: list[int]) -> int | None:
        bounds = [cost_of(self.pair.first, one.first_bound) for one in solves if one.first_bound is not None]
        return cost_of(self.pair.first, max(bounds + proven)) if bounds or proven else None

    def _tightest(self, proven: Sequence[int]) -> int | None:
        return cost_of(self.pair.second, max(proven)) if proven else None

    def _bounds(self) -> Iterator[tuple[int | None, int]]:
        """So much of the first (None: any amount), and what the second costs then at least."""
        for point in self.found:
            if point.second_bound is not None:
                yield ceiling_of(self.pair, point), cost_of(self.pair.second, point.second_bound)


def ceiling_of(pair: Pair, point: Point) -> int | None:
    """So much of the first objective the solve allowed, as a cost; None: any amount.

    Where what was asked for could not be reached, what was reached took its place.
    """
    if point.is_turned:
        return None
    first = cost_of(pair.first, point.first)
    return first if point.allowed is None else max(first, cost_of(pair.first, point.allowed))
