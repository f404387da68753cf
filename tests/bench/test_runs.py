import json
from dataclasses import asdict
from itertools import combinations
from typing import Any

import pytest

from optimizer.bench.runs import DispatchRun, Simulated, SimulateRun
from optimizer.bench.setting import parameters_of, refusals, setting_of
from optimizer.generate import OfficeParameters
from optimizer.simulation.policies import Choices
from optimizer.simulation.setting import Setting
from tests.bench.records import solve_run

#: One other value of every field.
OTHERS: dict[str, Any] = {
    "size": "m",
    "caseworkers": 4,
    "clients": 1_200,
    "utilisation": 0.925,
    "familiarisation_minutes": 0,
    "scarce_languages": 0.6,
    "days": 20,
    "warm_up": 0,
    "plan_days": 5,
    "spread": 0.0,
    "absence": 0.0,
    "returns": 0.050001,
    "known_return_ratio": 0.5,
    "known_return_delay": 3,
}


def test_every_field_of_a_setting_is_tried() -> None:
    assert OTHERS.keys() == Simulated.model_fields.keys()


def test_any_two_settings_differ_in_name_and_hash() -> None:
    pairs = [dict(pair) for pair in combinations(OTHERS.items(), 2)]
    settings = [Simulated(), *(Simulated(**{name: value}) for name, value in OTHERS.items())]
    settings += [Simulated(**pair) for pair in pairs]
    settings += [Simulated(**{**pair, "caseworkers": 4, "clients": 1_200}) for pair in pairs]
    different = len(set(settings))
    assert different > 150
    assert len({str(setting) for setting in settings}) == len({setting.sha256 for setting in settings}) == different


def test_a_name_says_who_how_busy_reading_in_and_what_differs() -> None:
    assert str(Simulated()) == "S, utilisation 0.92, reading in 2 min"
    assert str(Simulated(caseworkers=4, clients=1_200, utilisation=1, spread=0.25)) == (
        "4 × 1,200, utilisation 1, reading in 2 min, spread 0.25"
    )


def test_the_hash_is_that_of_canonical_json_and_a_setting_comes_back_from_it() -> None:
    setting = Simulated(utilisation=1)
    assert setting.sha256 == Simulated(utilisation=1.0).sha256 != Simulated().sha256
    assert Simulated.model_validate(json.loads(setting.model_dump_json())).sha256 == setting.sha256


def test_defaults_are_those_of_the_simulation() -> None:
    assert setting_of(Simulated()) == Setting()
    run = SimulateRun(setting=Simulated(), policies=("edf",), replications=1)
    assert (run.work, run.overflow_days) == (Choices().settings.work, Choices().overflow_days)


def test_every_field_reaches_the_simulation() -> None:
    found = setting_of(Simulated(**OTHERS))
    values = {**asdict(found), **asdict(found.chances)}
    assert {name: values[name] for name in OTHERS} == OTHERS


def test_the_generator_is_asked_for_today_s_office() -> None:
    assert parameters_of(Simulated(size="m")) == OfficeParameters(size="m", familiarisation_minutes=2)
    assert parameters_of(Simulated(days=7)).days == OfficeParameters().days


@pytest.mark.parametrize("setting", [Simulated(), Simulated(**OTHERS), Simulated(days=370), Simulated(absence=0.9)])
def test_what_the_simulation_takes_is_not_refused(setting: Simulated) -> None:
    assert list(refusals(setting)) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"days": 371}, ["days 371, warm_up 20, plan_days 3: days and plan-days must"]),
        ({"absence": 0.91}, ["absence 0.91: must lie in 0 … 0.9"]),
        ({"clients": 0}, ["clients 0: must lie in 1 to"]),
        ({"familiarisation_minutes": -1}, ["familiarisation_minutes -1: must lie in 0 to"]),
        (
            {"spread": -1, "absence": 1, "warm_up": -1, "utilisation": 0},
            ["absence 1.0", "spread -1.0", "days 60, warm_up -1, plan_days 3: ", "utilisation 0.0"],
        ),
    ],
)
def test_everything_that_it_does_not_take_is_told_with_its_value(fields: dict[str, Any], told: list[str]) -> None:
    found = list(refusals(Simulated(**fields)))
    assert len(found) == len(told)
    assert all(text.startswith(start) for text, start in zip(found, told, strict=True)), found


def test_a_run_takes_as_many_places_as_it_has_threads() -> None:
    runs = [
        solve_run(threads=2),
        DispatchRun(rule="edf"),
        SimulateRun(setting=Simulated(), policies=(), replications=1),
    ]
    assert [run.threads for run in runs] == [2, 1, 1]
