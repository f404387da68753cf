"""How a number grows: exponents of a power law, fitted by least squares on logarithms."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.scaling.record import Record
from optimizer.generate import SIZES

Amount = Callable[[Record], float | None]

#: What grows, with its unit.
AMOUNTS: Final[Mapping[str, Amount]] = {
    "read, s": lambda run: run.seconds.read,
    "index, s": lambda run: run.seconds.index,
    "until the solver starts, s": lambda run: run.seconds.setup,
    "until the first plan, s": lambda run: run.seconds.first_plan,
    "peak memory, MB": lambda run: run.peak_mb,
}

#: What it grows with.
FACTORS: Final[Mapping[str, Callable[[Record], float]]] = {
    "clients": lambda run: run.office.clients,
    "caseworkers": lambda run: run.office.caseworkers,
    "days": lambda run: run.office.days,
}


@dataclass(frozen=True)
class Fit:
    """amount = constant · Π factor^exponent; standard errors are None where the points leave nothing over."""

    exponents: dict[str, float]
    errors: dict[str, float | None]
    constant: float
    points: int


def fit(factors: Mapping[str, Sequence[float]], amounts: Sequence[float]) -> Fit | None:
    """Least squares of log amount on log factors; None if the points do not tell the factors apart."""
    design = np.column_stack([np.ones(len(amounts)), *(np.log(values) for values in factors.values())])
    target = np.log(np.asarray(amounts, dtype=float))
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    solution = np.linalg.lstsq(design, target, rcond=None)[0]
    left_over = len(amounts) - design.shape[1]
    errors: list[float | None] = [None] * len(factors)
    if left_over > 0:
        variance = float(np.sum((target - design @ solution) ** 2)) / left_over
        spread = np.sqrt(variance * np.diag(np.linalg.inv(design.T @ design)))
        errors = [float(error) for error in spread[1:]]
    return Fit(
        exponents=dict(zip(factors, map(float, solution[1:]), strict=True)),
        errors=dict(zip(factors, errors, strict=True)),
        constant=math.exp(solution[0]),
        points=len(amounts),
    )


@dataclass(frozen=True)
class Axis:
    """Runs that differ in some factors only; `named` is the one that stands for all that vary together."""

    title: str
    named: str
    runs: tuple[Record, ...]


def axes(runs: Sequence[Record]) -> list[Axis]:
    """Office sizes; then, around M, the whole office, its clients and its horizon; plain offices at 0.92 alone."""
    plain = [run for run in runs if run.setting.variant == "plain" and run.setting.utilisation == 0.92]
    workers, clients = SIZES["m"]

    def where(test: Callable[[Record], bool]) -> tuple[Record, ...]:
        return tuple(run for run in plain if test(run))

    found = [
        Axis(
            "sizes S to XL, 20 days",
            "clients",
            where(lambda run: run.setting.label in ("S", "M", "L", "XL") and run.office.days == 20),
        ),
        Axis(
            "caseworkers, 300 clients each, 20 days",
            "caseworkers",
            where(lambda run: run.office.clients == 300 * run.office.caseworkers and run.office.days == 20),
        ),
        Axis(
            f"clients of {workers} caseworkers, 20 days",
            "clients",
            where(lambda run: run.office.caseworkers == workers and run.office.days == 20),
        ),
        Axis(
            f"days of {workers} caseworkers and {clients:,} clients",
            "days",
            where(lambda run: (run.office.caseworkers, run.office.clients) == (workers, clients)),
        ),
    ]
    return [axis for axis in found if len({FACTORS[axis.named](run) for run in axis.runs}) > 1]


def points(runs: Sequence[Record], amount: Amount) -> list[tuple[Record, float]]:
    """Runs for which the amount is known; what is too short to measure counts as a millisecond."""
    known = [(run, amount(run)) for run in runs]
    return [(run, max(value, 0.001)) for run, value in known if value is not None]


def fit_axis(axis: Axis, amount: Amount) -> Fit | None:
    measured = points(axis.runs, amount)
    if not measured:
        return None
    return fit({axis.named: [FACTORS[axis.named](run) for run, _ in measured]}, [value for _, value in measured])


def fit_together(runs: Sequence[Record], amount: Amount) -> Fit | None:
    """All runs, all factors that vary among them."""
    measured = points(runs, amount)
    varying = {
        name: [factor(run) for run, _ in measured]
        for name, factor in FACTORS.items()
        if len({factor(run) for run, _ in measured}) > 1
    }
    return fit(varying, [value for _, value in measured]) if varying else None
