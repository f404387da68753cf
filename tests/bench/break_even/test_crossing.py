from math import inf

import pytest

from optimizer.bench.break_even.crossing import break_even, stays_from
from optimizer.simulation.paired import Interval


def gains(*pairs: tuple[float, float]) -> list[Interval]:
    return [Interval(mean, half, 4) for mean, half in pairs]


@pytest.mark.parametrize(
    ("heights", "expected"),
    [
        ([1, 2, 3], 0.0),
        ([0, 0, 0], 0.0),
        ([-3, -2, -1], None),
        ([-1, 1, 2], 0.5),
        ([-1, 0, 2], 1.0),
        ([-3, -1, 3], 1.25),
        ([-1, 2, -1], None),
        ([1, -1, 1], 1.5),
        ([-1, -1, inf], 1.0),
        ([-inf, 1, 1], 1.0),
    ],
)
def test_a_line_stays_up_from_where_it_is_below_for_the_last_time(heights: list[float], expected: float | None) -> None:
    assert stays_from([0, 1, 2], heights) == expected


def test_the_interval_ends_where_the_band_crosses() -> None:
    found = break_even([0, 1, 2], gains((-2, 1), (0, 1), (2, 1)))
    assert (found.low, found.estimate, found.high) == (0.5, 1.0, 1.5)
    assert not found.is_open


def test_what_is_behind_for_sure_has_no_break_even_in_the_sweep() -> None:
    found = break_even([0, 5], gains((-2, 1), (-2, 1)))
    assert (found.low, found.estimate, found.high) == (None, None, None)


def test_what_is_ahead_for_sure_is_there_at_once() -> None:
    found = break_even([0, 5], gains((2, 1), (2, 1)))
    assert (found.low, found.estimate, found.high) == (0, 0, 0)


def test_what_chance_leaves_open_is_open() -> None:
    assert break_even([0, 5], gains((-2, 3), (-1, 3))).is_open
    assert break_even([0, 5], gains((-1, inf), (1, inf))).is_open
    assert not break_even([0, 5], gains((-2, 1), (-1, 3))).is_open
