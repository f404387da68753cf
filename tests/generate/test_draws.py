from collections import Counter

import pytest

from optimizer.generate.draws import Draws, lognormal_thousandths, quotas, running_totals


def test_a_stream_gives_these_numbers_on_every_platform() -> None:
    draws = Draws(1, "staff")
    assert [draws.below(1_000_000) for _ in range(5)] == [246611, 430800, 787740, 984394, 822124]


def test_streams_differ() -> None:
    assert [Draws(1, "staff").below(10**9)] != [Draws(1, "leave").below(10**9)]
    assert [Draws(1, "staff").below(10**9)] != [Draws(2, "staff").below(10**9)]


def test_between_reaches_both_ends_and_nothing_else() -> None:
    draws = Draws(3, "test")
    assert {draws.between(2, 4) for _ in range(200)} == {2, 3, 4}


def test_chance_is_never_at_0_and_always_at_1() -> None:
    draws = Draws(3, "test")
    assert not any(draws.chance(0.0) for _ in range(1000))
    assert all(draws.chance(1.0) for _ in range(1000))


def test_chance_is_about_right() -> None:
    draws = Draws(3, "test")
    assert 2_800 < sum(draws.chance(0.3) for _ in range(10_000)) < 3_200


def test_shuffled_keeps_every_item_and_the_original() -> None:
    items = list(range(50))
    deck = Draws(3, "test").shuffled(items)
    assert sorted(deck) == items
    assert deck != items
    assert items == list(range(50))


def test_weighted_never_picks_weight_0() -> None:
    draws = Draws(3, "test")
    totals = running_totals([0.0, 1.0, 0.0, 3.0])
    counts = Counter(draws.weighted(totals) for _ in range(4_000))
    assert set(counts) == {1, 3}
    assert 2 < counts[3] / counts[1] < 4


def test_deal_keeps_the_proportions_exactly() -> None:
    assert Counter(Draws(3, "test").deal(400, (("en", 0.58), ("es", 0.42)))) == {"en": 232, "es": 168}


@pytest.mark.parametrize(
    ("n", "shares", "expected"),
    [
        (10, (0.5, 0.5), [5, 5]),
        (10, (1, 1, 1), [4, 3, 3]),
        (4, (0.58, 0.32, 0.1), [2, 1, 1]),
        (0, (0.3, 0.7), [0, 0]),
        (7, (0.0, 1.0), [0, 7]),
    ],
)
def test_quotas_by_largest_remainder(n: int, shares: tuple[float, ...], expected: list[int]) -> None:
    assert quotas(n, shares) == expected


@pytest.mark.parametrize("spread", [0.3, 0.6, 1.0])
def test_the_lognormal_has_mean_1_and_the_spread_asked_for(spread: float) -> None:
    quantiles = [value / 1000 for value in lognormal_thousandths(spread)]
    mean = sum(quantiles) / len(quantiles)
    deviation = (sum((value - mean) ** 2 for value in quantiles) / len(quantiles)) ** 0.5
    assert mean == pytest.approx(1, abs=0.01)
    assert deviation / mean == pytest.approx(spread, rel=0.05)


def test_minutes_stay_within_their_limits() -> None:
    draws = Draws(3, "test")
    drawn = {draws.minutes(20, 1.0, 15, 25) for _ in range(500)}
    assert {15, 25} <= drawn <= set(range(15, 26))


def test_without_spread_minutes_are_the_mean() -> None:
    assert {Draws(3, "test").minutes(20, 0.0, 5, 150) for _ in range(10)} == {20}
