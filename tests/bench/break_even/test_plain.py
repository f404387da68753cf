"""The break-even as plain numbers: the same that the page of results has, with what is not known kept apart."""

from optimizer.bench.break_even.plain import plain_break_even
from tests.bench.records import record
from tests.benchmarks.results.records import policies, simulated


def test_cells_have_their_places_and_their_ends() -> None:
    """Behind by two points without reading in, ahead by as much with five minutes: it turns in the middle."""
    behind = policies(sticky={"on_time_share": (0.93, 0.95)})
    ahead = policies(sticky={"on_time_share": (0.97, 0.99)})
    large = {"caseworkers": 8, "clients": 2_400, "utilisation": 0.8}
    lines = [
        simulated(behind, familiarisation_minutes=0),
        simulated(ahead, familiarisation_minutes=5),
        simulated(behind, familiarisation_minutes=0, **large),
        simulated(behind, familiarisation_minutes=5, **large),
    ]
    found = plain_break_even(lines)
    assert found is not None
    assert found["teams"] == [{"caseworkers": 4, "clients": 1_200}, {"caseworkers": 8, "clients": 2_400}]
    assert found["utilisations"] == [0.8, 0.92]
    panel = next(one for one in found["panels"] if (one["policy"], one["measure"]) == ("sticky", "on_time_share"))
    places = {(cell["team"], cell["utilisation"]): cell for cell in panel["cells"]}
    assert set(places) == {(0, 1), (1, 0)}
    assert round(places[0, 1]["estimate"], 9) == 2.5
    assert places[1, 0] | {"team": 0, "utilisation": 0} == {
        "team": 0, "utilisation": 0, "least": 0, "most": 5, "estimate": None, "low": None, "high": None, "open": False,
    }  # fmt: skip


def test_never_and_not_known_are_two_things() -> None:
    """Replications that contradict one another leave everything possible."""
    unsure = policies(sticky={"on_time_share": (0.5, 0.99)})
    lines = [simulated(unsure, familiarisation_minutes=minutes) for minutes in (0, 5)]
    found = plain_break_even(lines)
    assert found is not None
    cells = {one["policy"]: one["cells"][0] for one in found["panels"] if one["measure"] == "on_time_share"}
    assert (cells["sticky"]["estimate"], cells["sticky"]["open"]) == (None, True)
    assert (cells["dedicated"]["estimate"], cells["dedicated"]["open"]) == (0, False)


def test_without_a_sweep_there_is_nothing() -> None:
    assert plain_break_even([simulated(), record()]) is None
    assert plain_break_even([]) is None
