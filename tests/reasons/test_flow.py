"""Over-full places against every set of lots, enumerated: Hall's condition taken literally."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.errors import ModelTooLarge
from optimizer.reasons.flow import Lots, least_left_out, over_full
from tests.oracle.effort import tries


@st.composite
def lots(draw: st.DrawFn) -> tuple[Lots, np.ndarray]:
    count, workers, days = draw(st.integers(1, 5)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    ends = [sorted(draw(st.tuples(st.integers(0, days - 1), st.integers(0, days - 1)))) for _ in range(count)]
    rows = st.lists(st.booleans(), min_size=workers, max_size=workers)
    return (
        Lots(
            minutes=np.array([draw(st.integers(0, 40)) for _ in range(count)]),
            able=np.array([draw(rows) for _ in range(count)], dtype=np.bool_),
            first=np.array([first for first, _ in ends]),
            last=np.array([last for _, last in ends]),
        ),
        np.array([[draw(st.integers(0, 30)) for _ in range(days)] for _ in range(workers)]),
    )


def days_of(given_lots: Lots, chosen: tuple[int, ...], room: np.ndarray) -> np.ndarray:
    """(W, H) days on which anybody could do any of the chosen lots."""
    days = np.zeros(room.shape, dtype=np.bool_)
    for lot in chosen:
        window = np.arange(given_lots.first[lot], given_lots.last[lot] + 1)
        days[np.ix_(np.flatnonzero(given_lots.able[lot]), window)] = True
    return days


@tries(few=300, many=10_000)
@given(lots())
def test_places_are_the_worst_sets_of_lots(problem: tuple[Lots, np.ndarray]) -> None:
    given_lots, room = problem
    sets = [chosen for size in range(6) for chosen in combinations(range(len(given_lots.minutes)), size)]
    worst = max(
        int(given_lots.minutes[list(chosen)].sum()) - int(room[days_of(given_lots, chosen, room)].sum())
        for chosen in sets
    )
    places = over_full(given_lots, room)
    assert sum(place.excess for place in places) == max(0, worst)
    for place in places:
        chosen = tuple(place.lots.tolist())
        assert place.excess > 0
        assert (place.days == days_of(given_lots, chosen, room)).all()
        assert place.need == given_lots.minutes[list(chosen)].sum()
        assert place.room == room[place.days].sum()


@tries(few=200, many=5_000)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=7), st.integers(1, 200))
def test_fewest_that_are_rid_of_an_excess(amounts: list[int], excess: int) -> None:
    excess = min(excess, sum(amounts))
    fewest = next(n for n in range(8) if max(map(sum, combinations(amounts, n)), default=0) >= excess)
    assert least_left_out(np.array(amounts), excess) == fewest


@pytest.mark.parametrize(("minutes", "places"), [(60, 0), (61, 1)])
def test_exactly_full_is_not_over_full(minutes: int, places: int) -> None:
    one = Lots(np.array([minutes]), np.array([[True, True]]), np.array([0]), np.array([0]))
    assert len(over_full(one, np.array([[30], [30]]))) == places


def test_more_than_32_bits_is_refused() -> None:
    many = Lots(np.array([2**31]), np.array([[True]]), np.array([0]), np.array([0]))
    with pytest.raises(ModelTooLarge, match="minutes of work"):
        over_full(many, np.array([[1]]))
