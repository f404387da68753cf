from benchmarks.results.tally import Tally, tally, tally_table
from optimizer.bench.break_even.measures import ON_TIME, WAIT
from optimizer.bench.break_even.simulated import simulations
from optimizer.bench.break_even.surface import sweeps
from tests.benchmarks.results.records import policies, simulated

#: On time and wait of `sticky` against 0.95, 0.97 and 1.5, 1.75 of the pool.
WORSE = policies(sticky={"on_time_share": (0.90, 0.92), "mean_wait_days": (2.5, 2.75)})
BETTER = policies(sticky={"on_time_share": (0.98, 1.00), "mean_wait_days": (1.0, 1.25)})
NOISY = policies(sticky={"on_time_share": (0.90, 1.00), "mean_wait_days": (1.0, 2.7)})


def test_both_sides_are_counted_where_chance_could_not_turn_them() -> None:
    by_utilisation = {0.7: WORSE, 0.8: WORSE, 0.9: BETTER, 1.0: NOISY}
    lines = [
        simulated(values, utilisation=utilisation, familiarisation_minutes=minutes)
        for utilisation, values in by_utilisation.items()
        for minutes in (0, 5)
    ]
    swept = sweeps(simulations(lines))
    for measure in (ON_TIME, WAIT):
        assert tally(swept, "sticky", measure, 0) == Tally(2, 1, 1, frozenset({0.7, 0.8}), frozenset({0.9}))
    assert tally(swept, "sticky", WAIT, 0).offices == 4
    assert tally(swept, "client-based", WAIT, 0).offices == 0
    assert "| `sticky` | wait | 2 / 1 / 1 | 2 / 1 / 1 | 2 / 1 / 1 |" in tally_table(swept)
