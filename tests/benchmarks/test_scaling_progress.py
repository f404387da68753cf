import pytest

from benchmarks.scaling.progress import seconds_within
from benchmarks.scaling.record import Event
from optimizer.bench.gaps import gap_of


def test_excess_is_against_all_late_weights() -> None:
    assert gap_of("late", 72, 71, late_weights=100) == pytest.approx(0.01)


def test_gap_of_continuity_is_against_the_value() -> None:
    assert gap_of("continuity", 200, 201, late_weights=100) == pytest.approx(0.005)


@pytest.mark.parametrize(("value", "bound"), [(None, 5), (5, None)])
def test_without_value_or_bound_there_is_no_gap(value: int | None, bound: int | None) -> None:
    assert gap_of("late", value, bound, late_weights=100) is None


def late(seconds: float, value: int | None = None, bound: int | None = None) -> Event:
    return Event(seconds=seconds, name="late", value=value, bound=bound)


def test_time_is_that_of_the_first_value_within() -> None:
    events = [late(1, 75), late(2, 73), late(3, 72), late(4, 71)]
    assert seconds_within(events, "late", 71, late_weights=100, tolerance=0.02) == 2
    assert seconds_within(events, "late", 71, late_weights=100, tolerance=0.019) == 3


def test_a_value_that_gets_worse_again_does_not_count() -> None:
    events = [late(1, 71), late(2, 80), late(3, 71)]
    assert seconds_within(events, "late", 71, late_weights=100, tolerance=0) == 3


def test_bounds_and_other_objectives_are_no_values() -> None:
    events = [late(1, 71), late(2, bound=60), Event(seconds=3, name="continuity", value=0)]
    assert seconds_within(events, "late", 71, late_weights=100, tolerance=0) == 1


def test_never_within_is_none() -> None:
    assert seconds_within([late(1, 99)], "late", 71, late_weights=100, tolerance=0.01) is None
    assert seconds_within([late(1, 71)], "late", None, late_weights=100, tolerance=0.01) is None
