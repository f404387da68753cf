from optimizer.report.public.bands import Band, bands


def test_neighbours_are_put_together_until_each_band_has_eleven() -> None:
    values = [5] * 6 + [15] * 5 + [25] * 11
    assert bands(values, [10, 20, 30]) == [Band(None, 20, 11), Band(20, None, 11)]


def test_with_one_less_there_is_one_band_and_so_none() -> None:
    assert bands([5] * 6 + [15] * 4 + [25] * 11, [10, 20, 30]) == []
    assert bands([5] * 11 + [25] * 10, [10, 20, 30]) == []


def test_an_edge_belongs_to_the_band_above() -> None:
    assert bands([9.9] * 11 + [10] * 11, [10]) == [Band(None, 10, 11), Band(10, None, 11)]


def test_a_few_at_the_end_join_the_last_band() -> None:
    assert bands([5] * 11 + [15] * 11 + [99], [10, 20]) == [Band(None, 10, 11), Band(10, None, 12)]


def test_nobody_gives_nothing() -> None:
    assert bands([], [10]) == []
