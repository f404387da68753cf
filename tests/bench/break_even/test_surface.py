import pytest

from optimizer.bench.break_even.measures import ON_TIME, WAIT
from optimizer.bench.break_even.simulated import Team, simulations
from optimizer.bench.break_even.surface import by_team, sweeps
from tests.benchmarks.results.records import policies, simulated

FOUR, EIGHT = Team(4, 1_200), Team(8, 2_400)


def swept(**changed: object) -> list[object]:
    return [simulated(familiarisation_minutes=minutes, **changed) for minutes in (5, 0)]


def test_a_sweep_is_one_team_at_one_utilisation_by_minutes() -> None:
    large = {"caseworkers": 8, "clients": 2_400}
    lines = [*swept(utilisation=0.9), *swept(utilisation=0.8), *swept(utilisation=0.8, **large)]
    found = sweeps(simulations(lines))
    assert [(one.team, one.utilisation) for one in found] == [(FOUR, 0.8), (FOUR, 0.9), (EIGHT, 0.8)]
    assert found[0].minutes == (0, 5)


def test_other_kinds_of_setting_and_single_simulations_are_no_part_of_a_sweep() -> None:
    lines = [*swept(), *swept(utilisation=0.8), *swept(absence=0.1), simulated(utilisation=1.0)]
    found = sweeps(simulations(lines))
    assert [one.utilisation for one in found] == [0.8, 0.92]
    assert {one.setting.absence for sweep in found for one in sweep.simulations} == {0.0185}


def test_the_nearest_minutes_are_the_fewer_of_equals() -> None:
    (sweep,) = sweeps(simulations([simulated(familiarisation_minutes=minutes) for minutes in (0, 1, 3)]))
    assert [sweep.nearest(minutes).minutes for minutes in (2, 2.5, 9)] == [1, 3, 3]


def test_more_on_time_and_less_wait_are_gains() -> None:
    """Behind by two points and by two days without reading in, ahead by as much with five minutes of it."""
    behind = policies(sticky={"on_time_share": (0.93, 0.95), "mean_wait_days": (3.5, 3.75)})
    ahead = policies(sticky={"on_time_share": (0.97, 0.99), "mean_wait_days": (-0.5, -0.25)})
    lines = [simulated(behind, familiarisation_minutes=0), simulated(ahead, familiarisation_minutes=5)]
    (sweep,) = sweeps(simulations(lines))
    for measure in (ON_TIME, WAIT):
        found = sweep.break_even("sticky", "edf", measure)
        assert found is not None
        assert found.estimate == pytest.approx(2.5)


def test_without_the_policy_there_is_no_break_even() -> None:
    (sweep,) = sweeps(simulations(swept()))
    assert sweep.break_even("cover", "edf", WAIT) is None


def test_cells_are_in_the_row_of_their_utilisation_and_the_column_of_their_team() -> None:
    large = {"caseworkers": 8, "clients": 2_400}
    found = sweeps(simulations([*swept(utilisation=0.9), *swept(utilisation=0.8, **large)]))
    rows = by_team(found, ["small", "large"]).splitlines()[2:]
    assert rows == ["| 0.80 | – | large |", "| 0.90 | small | – |"]
