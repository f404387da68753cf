"""Worlds are as the parameters say, on average of many."""

from dataclasses import replace
from itertools import pairwise
from statistics import mean, stdev

import pytest

from optimizer.simulation.chances import Chances
from optimizer.simulation.setting import Setting
from tests.builders import caseworker
from tests.simulation.worlds import small_office

XS = Setting(size="xs", days=30, warm_up=10)


@pytest.fixture(scope="module")
def worlds():
    return [XS.world(seed) for seed in range(12)]


def load(world):
    planned = sum(job.planned_seconds for jobs in world.jobs for job in jobs)
    return planned / sum(map(sum, world.seconds))


def test_work_and_expected_returns_fill_the_office_to_the_utilisation(worlds):
    returned = 1 + XS.chances.returns_a_task * XS.chances.return_minutes / 20
    loads = [load(world) * returned for world in worlds]
    assert mean(loads) == pytest.approx(XS.utilisation, abs=3.2 * stdev(loads) / len(loads) ** 0.5)


def test_intake_varies_as_a_compound_poisson_stream_does():
    """Against the minutes present, of which chance takes nothing here."""
    worlds = [replace(XS, chances=Chances(absence=0)).world(seed) for seed in range(12)]
    loads = [load(world) for world in worlds]
    expected = (2.2 / mean(sum(map(len, world.jobs)) for world in worlds)) ** 0.5
    assert 0.5 * expected < stdev(loads) / mean(loads) < 2 * expected


def test_absences_take_the_share_that_was_asked_for():
    workers = tuple(caseworker(f"w{n}") for n in range(200))
    chances = Chances(absence=0.05)
    world = small_office(days=60, chances=chances, caseworkers=workers, clients=(), tasks=())
    lost = mean(seconds == 0 for day in world.seconds for seconds in day)
    assert lost == pytest.approx(0.05, abs=0.01)  # 240 absences of 2.5 days expected: a standard error of 0.0034
    spells = sum(now == 0 < before for a, b in pairwise(world.seconds) for before, now in zip(a, b, strict=True))
    assert lost * 200 * 60 / spells == pytest.approx(2.5, abs=0.25)


def test_real_minutes_are_the_planned_ones_on_average(worlds):
    ratios = [job.real_seconds / job.planned_seconds for world in worlds for jobs in world.jobs for job in jobs]
    assert mean(ratios) == pytest.approx(1, abs=0.02)
    assert stdev(ratios) == pytest.approx(0.6, abs=0.03)


def test_an_office_starts_with_today_s_clients_and_new_ones_come_on_top(worlds):
    history = worlds[0].facts.has_history
    assert sum(history) == pytest.approx(60, abs=3)
    assert len(history) > sum(history)


@pytest.mark.parametrize(
    "fields",
    [
        {"absence": 1.0},
        {"returns": -0.1},
        {"spread": -1},
        {"absence_days": 0.5},
        {"return_least_days": 0},
        {"return_least_days": 5, "return_most_days": 4},
        {"return_minutes": 0},
        {"known_return_ratio": 30},
    ],
)
def test_chances_out_of_range_are_refused(fields):
    with pytest.raises(ValueError, match=next(iter(fields)).split("_")[0]):
        Chances(**fields)


@pytest.mark.parametrize("fields", [{"days": 0}, {"warm_up": -1}, {"plan_days": 0}, {"days": 400}])
def test_lengths_out_of_range_are_refused(fields):
    with pytest.raises(ValueError, match="days"):
        Setting(**fields)


def test_how_far_plans_look_ahead_changes_nothing_that_comes_in_up_to_two_weeks():
    def office(plan_days):
        return Setting(size="xs", days=5, warm_up=0, plan_days=plan_days).office(1)

    assert office(1) == office(10)
    assert office(11).horizon.end > office(10).horizon.end
