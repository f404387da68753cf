"""With a budget of work instead of time, two runs write the same file."""

from pathlib import Path

import pytest

from optimizer.instance.files import read_instance
from optimizer.instance.schema import Instance
from optimizer.plan.files import write_plan
from optimizer.solvers import SolveSettings, solve
from optimizer.solvers.clock import Clock

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def office() -> Instance:
    return read_instance(ROOT / "instances" / "xs.json")


@pytest.mark.parametrize(("method", "policy"), [("decomposed", None), ("exact", None), ("exact", "cover")])
def test_the_same_file_twice(office: Instance, tmp_path: Path, method: str, policy: str | None) -> None:
    settings = SolveSettings(work=2, threads=2, method=method, policy=policy)
    files = []
    for name in ("one.json", "two.json"):
        outcome = solve(office, settings)
        assert outcome.checked is not None
        write_plan(outcome.checked, tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_the_plan_says_that_work_was_counted(office: Instance) -> None:
    outcome = solve(office, SolveSettings(work=0.5))
    assert outcome.plan.provenance.seconds is None
    assert outcome.plan.provenance.settings["work"] == 0.5
    assert "time_limit" not in outcome.plan.provenance.settings


def test_counted_work_stands_still_until_it_is_spent() -> None:
    clock = Clock(0.0, work=3)
    assert clock.left == 3
    clock.spend(2)
    assert clock.left == 1
    clock.spend(2)
    assert clock.left == 0


def test_an_allowance_ends_with_its_share() -> None:
    clock = Clock(0.0, work=10)
    allowance = clock.allowance(share=3, unit=1)
    assert [allowance.tick(), allowance.tick(), allowance.tick()] == [True, True, False]
    assert (allowance.used, clock.left) == (1.0, 7)
