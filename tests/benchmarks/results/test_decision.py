import pytest

from benchmarks.results.decision import Choice, choice
from tests.benchmarks.results.records import policies, simulation


def late(by: float) -> dict[str, tuple[float, float]]:
    """On time by so much less than the pool, in every replication, or nearly."""
    return {"on_time_share": (0.95 - by, 0.97 - by)}


def test_of_those_as_timely_as_the_pool_the_one_with_most_named_work() -> None:
    assert choice(simulation()) == Choice("dedicated", "edf", is_sure=True)
    found = simulation(policies(dedicated=late(0.02), overflow=late(0.009)))
    assert choice(found) == Choice("overflow", "edf", is_sure=True)


def test_the_margin_itself_is_as_timely() -> None:
    within, beyond = ((1.5 + by, 1.75 + by) for by in (0.5, 0.75))
    assert choice(simulation(policies(dedicated={"mean_wait_days": within}))) == Choice(
        "dedicated", "edf", is_sure=True
    )
    assert choice(simulation(policies(dedicated={"mean_wait_days": beyond}))) == Choice("overflow", "edf", is_sure=True)


def test_one_measure_out_of_its_margin_is_enough() -> None:
    slow = policies(dedicated={"mean_wait_days": (4.5, 4.75), "on_time_share": (1.0, 1.0)})
    found = choice(simulation(slow))
    assert found is not None
    assert found.policy == "overflow"


def test_where_none_is_as_timely_it_is_the_more_punctual_pool() -> None:
    worse = {name: late(0.05) for name in ("sticky", "overflow", "dedicated")}
    assert choice(simulation(policies(**worse))) == Choice("edf", "edf", is_sure=True)
    better = policies(**worse, skill={"on_time_share": (0.96, 0.98)})
    assert choice(simulation(better)) == Choice("skill", "skill", is_sure=True)


def test_chance_that_could_pass_over_or_let_in_is_said() -> None:
    """With two replications an interval of t holds both sides of the margin soon."""
    found = choice(simulation(policies(dedicated={"on_time_share": (0.945, 0.9652)})))
    assert found == Choice("dedicated", "edf", is_sure=True)
    taken = choice(simulation(policies(dedicated={"on_time_share": (0.94, 0.975)})))
    assert taken == Choice("dedicated", "edf", is_sure=False)
    passed = choice(simulation(policies(dedicated={"on_time_share": (0.90, 0.96)})))
    assert passed == Choice("overflow", "edf", is_sure=False)


def test_one_replication_proves_nothing() -> None:
    one = {name: {measure: values[:1] for measure, values in found.items()} for name, found in policies().items()}
    assert choice(simulation(one)) == Choice("dedicated", "edf", is_sure=False)


@pytest.mark.parametrize("names", [("sticky", "dedicated"), ("edf", "skill"), ("edf", "cover")])
def test_without_a_pool_or_a_rival_there_is_no_choice(names: tuple[str, ...]) -> None:
    found = {name: policies()["edf"] for name in names}
    assert choice(simulation(found)) is None
