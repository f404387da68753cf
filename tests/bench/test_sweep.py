import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from optimizer.bench.runs import Simulated, SimulateRun
from optimizer.bench.sweep import SimulationBlock

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "benchmarking.md").read_text("utf-8")


def block(**fields: Any) -> SimulationBlock:
    return SimulationBlock.model_validate({"policies": ["edf", "overflow"], "replications": 2, **fields})


def test_a_block_knows_every_field_of_a_run_and_its_setting() -> None:
    of_runs = {*SimulateRun.model_fields, *Simulated.model_fields} - {"kind", "setting"}
    assert SimulationBlock.model_fields.keys() == of_runs | {"clients_each"}


def test_the_page_has_every_field_in_the_order_in_which_lists_multiply() -> None:
    section = PAGE[PAGE.index("## Simulations of a suite") :]
    cells = [line.split(" | ")[0] for line in section[: section.index("The line of")].splitlines() if line[:3] == "| `"]
    assert re.findall(r"`(\w+)`", "".join(cells)) == list(SimulationBlock.model_fields)


def test_the_example_of_the_page_is_as_many_runs_as_it_says() -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (given,) = tomllib.loads(example)["simulations"]
    assert len(list(SimulationBlock.model_validate(given).runs())) == 9


def test_what_is_not_given_has_the_defaults_of_a_run() -> None:
    (run,) = block().runs()
    assert run == SimulateRun(setting=Simulated(), policies=("edf", "overflow"), replications=2)


@pytest.mark.parametrize("name", sorted({*SimulateRun.model_fields, *Simulated.model_fields} - {"kind", "setting"}))
def test_one_value_is_a_list_of_one(name: str) -> None:
    values = {"policies": ["edf"], "size": "m", "replications": 3, "work": 1.5, "returns": 0.2, "absence": 0.1}
    value = values.get(name, 1)
    (run,) = block(**{name: value}).runs()
    found = getattr(run if name in SimulateRun.model_fields else run.setting, name)
    assert found == (("edf",) if name == "policies" else value)
    assert name == "policies" or [run] == list(block(**{name: [value]}).runs())


def test_lists_multiply_the_last_field_quickest() -> None:
    runs = list(block(returns=[0, 0.1], familiarisation_minutes=[0, 2, 5], seed=[1, 2]).runs())
    found = [(run.seed, run.setting.familiarisation_minutes, run.setting.returns) for run in runs]
    assert found == [(seed, minutes, share) for seed in (1, 2) for minutes in (0, 2, 5) for share in (0.0, 0.1)]


def offices(**fields: Any) -> list[tuple[int | None, int | None]]:
    return [(run.setting.caseworkers, run.setting.clients) for run in block(**fields).runs()]


def test_other_caseworkers_keep_their_clients_each() -> None:
    assert offices(caseworkers=[4, 8]) == [(4, 1_200), (8, 2_400)]
    assert offices(caseworkers=[4, 8], clients_each=[50, 100]) == [(4, 200), (4, 400), (8, 400), (8, 800)]
    assert offices(caseworkers=[4, 8], clients=600) == [(4, 600), (8, 600)]
    assert offices(clients=600) == [(None, 600)]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"policies": ["edf", "lifo"]}, "'lifo' is none of fifo, edf,"),
        ({"policies": ["client-base"]}, "did you mean client-based?"),
        ({"policies": ["edf", "edf"]}, "policies: name each once"),
        ({"policies": []}, "policies"),
        ({"replications": 0}, "replications"),
        ({"replications": 10_001}, "replications"),
        ({"seed": [1, -1]}, "seed.1"),
        ({"work": 0}, "work"),
        ({"work": float("inf")}, "work"),
        ({"overflow_days": -1}, "overflow_days"),
        ({"utilisation": []}, "utilisation"),
        ({"spread": float("nan")}, "spread"),
        ({"size": "xxl"}, "size"),
        ({"speed": 1}, "speed"),
        ({"size": "s", "caseworkers": 4}, "give one of size and caseworkers"),
        ({"clients_each": 50}, "clients_each goes with caseworkers"),
        ({"clients_each": 50, "clients": 50, "caseworkers": 4}, "and without clients"),
        ({"caseworkers": [4, 0]}, "caseworkers.1"),
        ({"caseworkers": 1_001, "clients_each": 1}, "caseworkers 1001: must lie in 1 to 1000"),
        ({"days": [60, 380]}, "days 380, warm_up 20, plan_days 3: "),
    ],
)
def test_what_makes_no_sense_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        block(**fields)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "fields",
    [
        {"replications": [1, 10_000], "seed": 0, "work": 0.01, "overflow_days": 0},
        {"days": [1, 370], "warm_up": [0, 20]},
        {"caseworkers": [1, 1_000], "clients_each": 1, "absence": [0, 0.9], "utilisation": [0.01, 5]},
    ],
)
def test_what_lies_just_inside_is_not(fields: dict[str, Any]) -> None:
    assert list(block(**fields).runs())


def test_one_fault_of_many_combinations_is_told_once_and_all_faults_together() -> None:
    with pytest.raises(ValidationError) as caught:
        block(policies=["edf", "edf"], absence=2, seed=[1, 2, 3], utilisation=[0.5, 9])
    (error,) = caught.value.errors()
    assert error["msg"].removeprefix("Value error, ").split("; ") == [
        "policies: name each once",
        "absence 2.0: must lie in 0 … 0.9",
        "utilisation 9.0: must lie in 0.01 to 5",
    ]
