"""Whether the inner loops are compiled, all of them, and compute the same as the Python that they are written in."""

from collections.abc import Iterator

import numpy as np

from optimizer.bounds.knapsacks import knapsacks
from optimizer.doctor.finding import Finding
from optimizer.instance.indexed import Ints
from optimizer.solvers.warm_up import SEARCHES, warm_up


def search() -> Iterator[Finding]:
    for policy, on_one_day in SEARCHES:
        warm_up(policy, on_one_day=on_one_day)
    compiled, plain = _bound(knapsacks), _bound(knapsacks.py_func)  # type: ignore[attr-defined]
    machine_code = bool(knapsacks.signatures)  # type: ignore[attr-defined]
    same = compiled == plain
    told = "compiled, the same result as in Python" if same else f"compiled {compiled}, in Python {plain}"
    yield Finding("compiled search", machine_code and same, told if machine_code else "is not compiled")


def _bound(function: object) -> tuple[int, tuple[int, ...]]:
    """A bound for forty clients and three caseworkers, and how often each client is packed."""
    draw = np.random.default_rng(1)
    points, minutes = draw.integers(0, 200, (40, 3)), draw.integers(1, 60, (40, 3))
    price, used = draw.integers(0, 100, 40), np.zeros(40, np.int64)
    able, room = draw.random((40, 3)) < 0.8, np.array([300, 200, 100], np.int64)
    bound: int = function(points, minutes, able, room, price, used)  # type: ignore[operator]
    return int(bound), _whole(used)


def _whole(numbers: Ints) -> tuple[int, ...]:
    return tuple(int(number) for number in numbers)
