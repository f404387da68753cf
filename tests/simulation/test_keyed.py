from statistics import mean, stdev

import pytest

from optimizer.simulation.keyed import lognormal, normal, uniform


def test_a_number_belongs_to_its_thing_whoever_asks_when():
    first = uniform(1, "minutes", "t1")
    uniform(1, "minutes", "t2")
    assert uniform(1, "minutes", "t1") == first
    assert len({first, uniform(2, "minutes", "t1"), uniform(1, "absence", "t1"), uniform(1, "minutes", "t1", 0)}) == 4


def test_numbers_are_spread_evenly():
    drawn = [uniform(1, "x", n) for n in range(20_000)]
    assert 0 < min(drawn) < max(drawn) < 1
    assert mean(drawn) == pytest.approx(0.5, abs=0.008)
    assert stdev(drawn) == pytest.approx(12**-0.5, abs=0.005)


def test_normal_and_lognormal_have_the_moments_asked_for():
    normals = [normal(1, "x", n) for n in range(20_000)]
    assert mean(normals) == pytest.approx(0, abs=0.03)
    assert stdev(normals) == pytest.approx(1, abs=0.03)
    drawn = [lognormal(0.6, 1, "x", n) for n in range(20_000)]
    assert mean(drawn) == pytest.approx(1, abs=0.02)
    assert stdev(drawn) == pytest.approx(0.6, abs=0.03)
    assert lognormal(0, 1, "x") == 1
