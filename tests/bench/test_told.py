from optimizer.bench.told import told_of
from tests.bench.records import record, simulated


def test_a_plan_tells_values_with_bounds() -> None:
    assert told_of(record()) == "unassigned 0 (0), late 10 (10), continuity 900 (910), feasible; 4.0 s, 400 MB"
    assert told_of(record(status="rejected", objectives=())) == "FAILS THE CHECKER; 4.0 s, 400 MB"


def test_a_simulation_tells_shares_of_every_policy() -> None:
    assert told_of(simulated()) == (
        "edf named 50.0 % on time 100.0 %, overflow named 50.0 % on time – %, simulated; 4.0 s, 400 MB"
    )
