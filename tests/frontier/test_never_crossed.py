"""What a front calls proven, against all plans there are: made-up plans, solves that prove as little as they like."""

from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from optimizer.frontier.epsilon import next_allowed
from optimizer.frontier.front import front_of
from optimizer.frontier.pair import Pair, cost_of
from optimizer.frontier.point import Point
from tests.oracle.effort import tries

PAIRS = (Pair("late", "continuity"), Pair("continuity", "late"), Pair("overtime", "late"))


@dataclass(frozen=True)
class Plan:
    """Costs: less is better."""

    before: int
    first: int
    second: int


@dataclass(frozen=True)
class Office:
    """All plans that an office has."""

    pair: Pair
    plans: tuple[Plan, ...]

    def among(self, plan: Plan) -> list[Plan]:
        """Those as good in what comes before."""
        return [one for one in self.plans if one.before <= plan.before]

    def solved(self, plan: Plan, allowed: int | None, slack: tuple[int, int], *, is_turned: bool) -> Point:
        """A solve that ended with this plan, good or bad, and bounds that are true, tight or not."""
        others = self.among(plan)
        ceiling = max(plan.first, allowed if allowed is not None else plan.first)
        rivals = others if is_turned else [one for one in others if one.first <= ceiling]
        firsts = [one for one in others if one.second <= plan.second] if is_turned else others
        least = min(one.first for one in firsts) - slack[0]
        if allowed is not None:  # what is better than its target counts no more than it: no bound for who has less
            least = max(least, allowed)
        return Point(
            allowed=None if allowed is None else cost_of(self.pair.first, allowed),
            is_turned=is_turned,
            before=(plan.before,),
            first=cost_of(self.pair.first, plan.first),
            second=cost_of(self.pair.second, plan.second),
            first_bound=cost_of(self.pair.first, least) if least <= plan.first else None,
            second_bound=cost_of(self.pair.second, min(one.second for one in rivals) - slack[1]),
            checked=None,  # type: ignore[arg-type]
            stopped="time-limit",
            seconds=1.0,
        )


small = st.integers(0, 12)


@st.composite
def offices(draw: st.DrawFn) -> tuple[Office, list[Point]]:
    """An office and some solves of it."""
    plans = st.builds(Plan, before=st.integers(0, 1), first=small, second=small)
    office = Office(draw(st.sampled_from(PAIRS)), tuple(draw(st.lists(plans, min_size=1, max_size=12))))
    found = []
    for _ in range(draw(st.integers(1, 5))):
        is_turned = draw(st.booleans())
        allowed = None if is_turned else draw(st.none() | small)
        slack = draw(st.sampled_from([(0, 0), (0, 2), (1, 0), (3, 3)]))
        found.append(office.solved(draw(st.sampled_from(office.plans)), allowed, slack, is_turned=is_turned))
    return office, found


@tries(few=200, many=3_000)
@given(offices())
def test_no_plan_crosses_a_bound(drawn: Any) -> None:
    office, found = drawn
    pair, front = office.pair, front_of(office.pair, found)
    for row in front.points:
        first, second = cost_of(pair.first, row.point.first), cost_of(pair.second, row.point.second)
        as_good = [plan for plan in office.plans if plan.before <= row.point.before[0]]
        if row.second_bound is not None:
            bound = cost_of(pair.second, row.second_bound)
            assert [plan for plan in as_good if plan.first <= first and plan.second < bound] == []
        if row.first_bound is not None:
            bound = cost_of(pair.first, row.first_bound)
            assert [plan for plan in as_good if plan.second <= second and plan.first < bound] == []
        if row.is_proven:
            better = [plan for plan in as_good if plan.first <= first and plan.second <= second]
            assert {(plan.first, plan.second) for plan in better} == {(first, second)}
        if front.is_one_plan:
            assert all(plan.first >= first and plan.second >= second for plan in as_good)


@tries(few=200, many=3_000)
@given(offices())
def test_every_plan_found_is_on_the_front_or_beaten_or_alike(drawn: Any) -> None:
    office, found = drawn
    front = front_of(office.pair, found)
    shown = [row.point for row in front.points]
    assert shown
    firsts = [cost_of(office.pair.first, point.first) for point in shown]
    seconds = [cost_of(office.pair.second, point.second) for point in shown]
    assert firsts == sorted(set(firsts))
    assert seconds == sorted(set(seconds), reverse=True)
    places = {(point.before, point.first, point.second) for point in (*shown, *front.dominated)}
    assert {(point.before, point.first, point.second) for point in found} == places


@tries(few=200, many=3_000)
@given(offices())
def test_the_next_amount_lies_between_amounts_tried(drawn: Any) -> None:
    office, found = drawn
    allowed = next_allowed(office.pair, found)
    if allowed is not None:
        cost = cost_of(office.pair.first, allowed)
        firsts = [cost_of(office.pair.first, point.first) for point in found]
        asked = [cost_of(office.pair.first, point.allowed) for point in found if point.allowed is not None]
        assert min([*firsts, *asked]) < cost < max([*firsts, *asked])
        assert cost not in asked
