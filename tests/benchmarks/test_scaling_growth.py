import numpy as np
import pytest
from scipy.stats import linregress

from benchmarks.scaling.growth import axes, fit, fit_axis, fit_together
from benchmarks.scaling.record import Record
from benchmarks.scaling.setting import by_grid, by_size
from tests.benchmarks.scaling_records import record

CLIENTS = [400.0, 6_000.0, 18_000.0, 45_000.0]


def test_an_exact_power_law_is_found_without_error() -> None:
    found = fit({"clients": CLIENTS}, [0.002 * clients**1.5 for clients in CLIENTS])
    assert found is not None
    assert found.exponents["clients"] == pytest.approx(1.5)
    assert found.constant == pytest.approx(0.002)
    assert found.errors["clients"] == pytest.approx(0, abs=1e-9)
    assert found.points == 4


def test_standard_error_is_that_of_linear_regression() -> None:
    noise = np.random.default_rng(1).normal(0, 0.2, len(CLIENTS))
    amounts = [3 * clients**0.8 * float(np.exp(e)) for clients, e in zip(CLIENTS, noise, strict=True)]
    expected = linregress(np.log(CLIENTS), np.log(amounts))
    found = fit({"clients": CLIENTS}, amounts)
    assert found is not None
    assert found.exponents["clients"] == pytest.approx(expected.slope)
    assert found.errors["clients"] == pytest.approx(expected.stderr)


def test_two_factors_are_told_apart() -> None:
    factors = {"clients": [1.0, 2, 1, 2, 4], "days": [10.0, 10, 20, 20, 40]}
    found = fit(factors, [c**2 * d**0.5 for c, d in zip(*factors.values(), strict=True)])
    assert found is not None
    assert found.exponents == {"clients": pytest.approx(2), "days": pytest.approx(0.5)}


def test_two_points_leave_nothing_for_an_error() -> None:
    found = fit({"clients": [1.0, 2.0]}, [1.0, 4.0])
    assert found is not None
    assert found.errors == {"clients": None}


@pytest.mark.parametrize(
    "factors", [{"clients": [5.0, 5.0, 5.0]}, {"clients": [1.0, 2.0, 3.0], "caseworkers": [1.0, 2.0, 3.0]}]
)
def test_factors_that_the_points_do_not_tell_apart_have_no_exponent(factors: dict[str, list[float]]) -> None:
    assert fit(factors, [1.0, 2.0, 3.0]) is None


def study() -> list[Record]:
    """Memory grows with caseworkers^0.5, clients^0.25 and days^2."""
    seconds = {"s": 30.0, "m": 60.0}
    settings = by_size(["s", "m"], [0.92], [1], ["plain", "both"], [20], seconds)  # type: ignore[arg-type]
    settings += by_grid([0.92], [1], ["plain"], 60)
    return [
        record(
            one, peak_mb=one.caseworkers**0.5 * one.clients**0.25 * one.days**2 * (9 if one.variant == "both" else 1)
        )
        for one in settings
    ]


def test_each_axis_of_the_grid_has_its_own_exponent() -> None:
    found = {axis.title: fit_axis(axis, lambda run: run.peak_mb) for axis in axes(study())}
    exponents = [list(one.exponents.items()) for one in list(found.values())[1:] if one]
    assert exponents == [
        [("caseworkers", pytest.approx(0.75))],  # clients grow along
        [("clients", pytest.approx(0.25))],
        [("days", pytest.approx(2))],
    ]


def test_all_runs_together_tell_the_factors_apart() -> None:
    plain = [run for run in study() if run.setting.variant == "plain"]
    found = fit_together(plain, lambda run: run.peak_mb)
    assert found is not None
    assert found.exponents == {
        "clients": pytest.approx(0.25),
        "caseworkers": pytest.approx(0.5),
        "days": pytest.approx(2),
    }


def test_runs_without_the_number_are_left_out() -> None:
    runs = [record(one, seconds={"first_plan": None}) for one in by_grid([0.92], [1], ["plain"], 60)]
    assert fit_axis(axes(runs)[0], lambda run: run.seconds.first_plan) is None
