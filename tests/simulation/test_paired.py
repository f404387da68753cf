from math import inf

import pytest

from optimizer.simulation.keyed import normal
from optimizer.simulation.paired import are_separated, interval_of, level_of_look, paired_difference


def test_the_interval_is_students():
    found = interval_of([1.0, 2.0, 3.0, 4.0])
    assert found.mean == 2.5
    assert found.half_width == pytest.approx(2.0542, abs=1e-4)  # 3.1824 · 1.29099 / 2
    assert interval_of([3.0]).half_width == inf
    with pytest.raises(ValueError, match="no replications"):
        interval_of([])


def test_it_covers_the_truth_as_often_as_it_says():
    samples = ([normal(1, "sample", number, n) for n in range(5)] for number in range(2_000))
    covered = sum(not interval_of(sample).excludes_zero for sample in samples)
    assert covered / 2_000 == pytest.approx(0.95, abs=0.015)


def test_pairs_take_out_what_replications_have_in_common():
    office = [10.0, 20.0, 30.0]
    better = [value + 1 for value in office]
    found = paired_difference(better, office)
    assert (found.mean, found.half_width) == (1.0, 0.0)
    assert found.excludes_zero


def test_undefined_values_leave_the_pair_out():
    assert paired_difference([1.0, None, 3.0], [0.0, 0.0, None]).replications == 1
    assert paired_difference([None], [1.0]) is None


def test_looking_often_does_not_make_the_error_larger():
    assert sum(1 - level_of_look(look) for look in range(1, 10_000)) == pytest.approx(0.05, abs=1e-4)
    wrong = 0
    for number in range(300):  # no difference: how often is one seen within 15 looks?
        values = [normal(2, "sample", number, n) for n in range(17)]
        zeros = [0.0] * 17
        wrong += any(are_separated([zeros[:n], values[:n]], n - 2) for n in range(3, 18))
    assert wrong / 300 < 0.05


def test_all_policies_must_differ_from_the_first():
    one, same, other = [1.0, 1.1, 0.9], [1.0, 1.2, 0.8], [5.0, 5.1, 4.9]
    assert are_separated([one, other], 1)
    assert not are_separated([one, other, same], 1)
