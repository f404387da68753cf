import pytest

from optimizer.bench.break_even.simulated import Team, simulations
from tests.benchmarks.results.records import plan, simulated, simulation


def edf(*values: float | None) -> dict[str, dict[str, tuple[float | None, ...]]]:
    return {"edf": {"mean_wait_days": values}}


def test_policies_of_several_runs_of_a_setting_come_together() -> None:
    cover = {"cover": {"mean_wait_days": (2.0,)}}
    (found,) = simulations([simulated(edf(1.0, 3.0)), simulated(cover)])
    assert (found.replications("edf"), found.replications("cover")) == (2, 1)
    gap = found.difference("cover", "edf", "mean_wait_days")
    assert gap is not None
    assert (gap.mean, gap.replications) == (1.0, 1)


def test_of_a_policy_in_several_runs_the_most_replications_count() -> None:
    (found,) = simulations([simulated(edf(1.0, 3.0)), simulated(edf(9.0))])
    assert found.mean("edf", "mean_wait_days") == 2.0


@pytest.mark.parametrize("other", [{"seed": 2}, {"overflow_days": 1.0}, {"absence": 0.1}])
def test_other_paths_offices_and_policies_stay_apart(other: dict[str, float]) -> None:
    assert len(simulations([simulated(), simulated(**other)])) == 2


def test_undefined_replications_are_left_out() -> None:
    found = simulation(edf(None, 3.0))
    assert found.mean("edf", "mean_wait_days") == 3.0
    assert simulation(edf(None)).mean("edf", "mean_wait_days") is None
    assert found.mean("edf", "coc") is None


def test_plans_are_no_simulations() -> None:
    assert simulations([plan("cover", 1, 2)]) == []


def test_a_size_is_a_team() -> None:
    assert simulation(size="m", caseworkers=None, clients=None).team == Team(20, 6_000)
