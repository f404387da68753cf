from typing import Any

import pytest

from benchmarks.scaling.record import Record
from benchmarks.scaling.targets import GOAL, MUST, shortfalls, verdict
from tests.benchmarks.scaling_records import record, setting


@pytest.mark.parametrize(
    ("run", "missed"),
    [
        (record(), []),
        (record(gaps={"unassigned": None}), ["unassigned not proven"]),
        (record(gaps={"unassigned": 0.1}), ["unassigned not proven"]),
        (record(gaps={"late": 0.0003}), []),
        (record(gaps={"late": 0.00031}), ["late"]),
        (record(gaps={"late": None}), ["late"]),
        (record(gaps={"continuity": 0.002}), []),
        (record(gaps={"continuity": 0.0021}), ["continuity"]),
        (record(seconds={"solve": 31.5}), []),
        (record(seconds={"solve": 31.6}), ["time"]),
        (record(violations=("C1",)), ["checker"]),
        (record(violations=None), ["checker"]),
    ],
)
def test_what_s_must_reach(run: Record, missed: list[str]) -> None:
    assert shortfalls(run, MUST["S"]) == missed


@pytest.mark.parametrize(
    ("fields", "missed"),
    [
        ({"peak_mb": 4096.0}, []),
        ({"peak_mb": 4096.1}, ["memory"]),
        ({"seconds": {"read": 20.0, "setup": 40.0, "solve": 220.0}}, []),
        ({"seconds": {"read": 20.0, "setup": 40.1, "solve": 220.0}}, ["preparing"]),
    ],
)
def test_what_only_xl_must_keep(fields: dict[str, Any], missed: list[str]) -> None:
    xl = setting(size="xl", caseworkers=150, clients=45_000, seconds=300.0)
    assert shortfalls(record(xl, **fields), MUST["XL"]) == missed


def test_one_bad_seed_is_enough() -> None:
    good, bad = record(), record(setting(seed=2), gaps={"late": 0.01})
    assert verdict([good], MUST) == "yes"
    assert verdict([good, bad], MUST) == "no: late"


def test_falling_short_with_less_time_says_nothing() -> None:
    hasty = record(setting(seconds=10.0), gaps={"late": 0.01})
    assert verdict([hasty], MUST) == "–"
    assert verdict([hasty, record()], MUST) == "yes"
    assert verdict([record(), record(setting(seed=2, seconds=10.0), gaps={"late": 0.01})], MUST) == "yes, 1 of 2 seeds"
    assert verdict([record(setting(seconds=10.0))], MUST) == "yes"
    assert verdict([record(setting(seconds=10.0), violations=("C1",))], MUST) == "no: checker"


@pytest.mark.parametrize(
    "fields",
    [{"seconds": 31.0}, {"work": True}, {"utilisation": 0.8}, {"variant": "scarce"}, {"days": 10}, {"clients": 401}],
)
def test_other_runs_say_nothing_about_a_target(fields: dict[str, Any]) -> None:
    assert verdict([record(setting(**fields))], MUST) == "–"


def test_the_goal_of_s_is_a_proof() -> None:
    assert verdict([record(gaps={"late": 0.0, "continuity": 0.0})], GOAL) == "yes"
    assert verdict([record()], GOAL) == "no: continuity, late"
