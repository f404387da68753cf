"""Which points make the front, and what all solves together prove: on points written by hand."""

from typing import Any

import pytest

from optimizer.frontier.epsilon import next_allowed
from optimizer.frontier.front import front_of
from optimizer.frontier.pair import Pair
from optimizer.frontier.point import Point

LATE = Pair("late", "continuity")


def point(first: int, second: int, **fields: Any) -> Point:
    """Allowed what it has, nothing proven."""
    defaults = {
        "allowed": first, "is_turned": False, "before": (0,), "first_bound": None, "second_bound": None,
        "checked": None, "stopped": "proven", "seconds": 1.0,
    }  # fmt: skip
    return Point(**{"first": first, "second": second, **defaults, **fields})


def least(first: int, second: int, **fields: Any) -> Point:
    """The end that asked for the best of the first."""
    return point(first, second, allowed=None, **fields)


def most(first: int, second: int, **fields: Any) -> Point:
    """The end that asked for the best of the second."""
    return point(first, second, allowed=None, is_turned=True, **fields)


def places(points: Any) -> list[tuple[int, int]]:
    return [(one.first, one.second) for one in points]


def kept(pair: Pair, *found: Point) -> list[tuple[int, int]]:
    return places(row.point for row in front_of(pair, found).points)


def test_the_front_goes_from_the_best_of_the_first_to_the_best_of_the_second() -> None:
    assert kept(LATE, most(50, 300), least(10, 100), point(30, 200)) == [(10, 100), (30, 200), (50, 300)]


@pytest.mark.parametrize("beaten", [point(30, 99), point(31, 100), point(31, 90)])
def test_a_point_that_another_one_beats_is_not_on_the_front(beaten: Point) -> None:
    front = front_of(LATE, [least(10, 50), beaten, point(30, 100)])
    assert places(row.point for row in front.points) == [(10, 50), (30, 100)]
    assert front.dominated == (beaten,)


def test_of_two_points_alike_one_is_shown_and_none_called_beaten() -> None:
    front = front_of(LATE, [least(9, 100), most(9, 100)])
    assert places(row.point for row in front.points) == [(9, 100)]
    assert front.dominated == ()


def test_a_point_that_gives_up_what_comes_before_is_beaten_whatever_else_it_has() -> None:
    assert kept(LATE, least(10, 100), most(5, 500, before=(1,))) == [(10, 100)]


def test_both_objectives_may_be_minimised() -> None:
    pair = Pair("overtime", "late")
    assert kept(pair, least(0, 90), point(60, 40), point(60, 50), most(120, 10)) == [(0, 90), (60, 40), (120, 10)]


def test_the_first_may_be_the_one_that_is_maximised() -> None:
    pair = Pair("continuity", "late")
    front = front_of(pair, [least(300, 50, first_bound=300), point(200, 30, second_bound=30), most(100, 10)])
    assert places(row.point for row in front.points) == [(300, 50), (200, 30), (100, 10)]
    # Nobody with 200 points or more is below 30 late: so whoever is below has at most 199 points.
    assert [row.first_bound for row in front.points] == [300, 300, 199]


def test_a_bound_holds_for_whoever_has_less_of_the_first_too() -> None:
    front = front_of(LATE, [least(10, 100, second_bound=180), point(25, 150, allowed=30, second_bound=160)])
    assert [row.second_bound for row in front.points] == [160, 160]


def test_a_bound_says_nothing_about_whoever_has_more_of_the_first() -> None:
    front = front_of(LATE, [least(10, 100, second_bound=100), point(30, 150, allowed=30)])
    assert [row.second_bound for row in front.points] == [100, None]


def test_what_was_asked_for_and_missed_makes_room_for_what_was_reached() -> None:
    front = front_of(LATE, [point(40, 150, allowed=30, second_bound=170), least(35, 100)])
    assert [row.second_bound for row in front.points] == [170, 170]


def test_whoever_beats_the_bound_of_an_amount_has_more_than_it() -> None:
    front = front_of(LATE, [least(10, 100, first_bound=8, second_bound=120), point(30, 150, second_bound=150)])
    assert [row.first_bound for row in front.points] == [8, 11]
    # 120 itself does not beat the bound of 120.
    front = front_of(LATE, [least(10, 100, first_bound=8, second_bound=120), point(30, 120)])
    assert [row.first_bound for row in front.points] == [8, 8]


def test_the_turned_end_bounds_the_first_only_for_plans_as_good_in_the_second() -> None:
    front = front_of(LATE, [least(10, 100), most(50, 300, first_bound=45)])
    assert [row.first_bound for row in front.points] == [None, 45]


def test_a_bound_for_plans_worse_in_what_comes_before_holds_but_not_one_for_better_ones() -> None:
    loose = point(30, 90, before=(2,), second_bound=140)
    assert front_of(LATE, [least(10, 100), loose]).points[0].second_bound == 140
    pair = Pair("late", "continuity", ("unassigned", "overtime", "late", "continuity"))
    lexically_worse = point(30, 90, before=(2, 0), second_bound=140)
    front = front_of(pair, [least(10, 100, before=(1, 5)), lexically_worse])
    assert front.points[0].second_bound is None


def test_proven_is_said_only_where_both_bounds_are_met() -> None:
    met = least(10, 100, first_bound=10, second_bound=100)
    assert [row.is_proven for row in front_of(LATE, [met]).points] == [True]
    for gap in ({"first_bound": 9}, {"second_bound": 101}, {"first_bound": None}):
        found = least(10, 100, **{"first_bound": 10, "second_bound": 100, **gap})
        assert [row.is_proven for row in front_of(LATE, [found]).points] == [False]


def test_that_one_plan_is_the_best_in_both_takes_both_proofs() -> None:
    least_late = least(10, 100, first_bound=10, second_bound=100)
    assert not front_of(LATE, [least_late]).is_one_plan
    assert not front_of(LATE, [least_late, most(10, 100, second_bound=101)]).is_one_plan
    assert front_of(LATE, [least_late, most(10, 100, second_bound=100)]).is_one_plan


def test_nothing_found_is_an_empty_front() -> None:
    front = front_of(LATE, [])
    assert (front.points, front.dominated) == ((), ())


def test_the_largest_rectangle_is_halved_next() -> None:
    ends = [least(10, 100), most(110, 300)]
    assert next_allowed(LATE, ends) == 60
    # 50 × 180 on the left, 50 × 20 on the right.
    assert next_allowed(LATE, [*ends, point(60, 280)]) == 35
    assert next_allowed(LATE, [*ends, point(60, 120)]) == 85


def test_no_amount_is_tried_twice() -> None:
    found = [least(10, 100), most(110, 300)]
    tried = []
    while (allowed := next_allowed(LATE, found)) is not None and len(tried) < 500:
        tried.append(allowed)
        found.append(point(allowed, 100 + 2 * (allowed - 10), allowed=allowed))
    assert sorted(tried) == list(range(11, 110))


def test_an_amount_that_was_missed_is_not_asked_for_again() -> None:
    missed = point(100, 200, allowed=60)
    assert next_allowed(LATE, [least(10, 100), most(110, 300), missed]) == 80


def test_where_nothing_is_gained_nothing_is_asked() -> None:
    assert next_allowed(LATE, [least(10, 100), most(110, 100)]) is None
    assert next_allowed(LATE, [least(10, 100), most(11, 300)]) is None


def test_amounts_of_what_is_maximised_are_halved_too() -> None:
    assert next_allowed(Pair("continuity", "late"), [least(300, 50), most(100, 10)]) == 200


def test_the_two_stand_side_by_side_after_what_comes_before_both() -> None:
    pair = Pair("continuity", "late", ("unassigned", "late", "delay", "continuity", "peak"))
    assert pair.before == ("unassigned",)
    assert pair.order() == ("unassigned", "continuity", "late", "delay", "peak")
    assert pair.order(turned=True) == ("unassigned", "late", "continuity", "delay", "peak")


@pytest.mark.parametrize("names", [("late", "late"), ("late", "peak")])
def test_what_can_not_be_traded_is_refused(names: Any) -> None:
    with pytest.raises(ValueError, match="two different objectives of the priority"):
        Pair(*names, priority=("late", "continuity"))
