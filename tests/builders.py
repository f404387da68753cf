"""The smallest valid objects; a test overrides only what it is about."""

from datetime import date
from typing import Any

from optimizer.instance.schema import Caseworker, Client, Horizon, Instance, Rules, Task

MONDAY = date(2026, 1, 5)


def horizon(days: int = 5, **fields: Any) -> Horizon:
    """`days` working days from Monday 2026-01-05 on."""
    weeks, rest = divmod(days - 1, 5)
    return Horizon(start=MONDAY, end=date.fromordinal(MONDAY.toordinal() + 7 * weeks + rest), **fields)


def day(index: int) -> date:
    """The index-th working day from Monday 2026-01-05 on."""
    weeks, rest = divmod(index, 5)
    return date.fromordinal(MONDAY.toordinal() + 7 * weeks + rest)


def caseworker(id: str = "w1", **fields: Any) -> Caseworker:  # noqa: A002
    return Caseworker(**{"id": id, "languages": ("en",), "programs": ("calfresh",), "minutes_per_day": 100, **fields})


def client(id: str = "c1", **fields: Any) -> Client:  # noqa: A002
    return Client(**{"id": id, "language": "en", "programs": ("calfresh",), **fields})


def task(id: str = "t1", client: str = "c1", **fields: Any) -> Task:  # noqa: A002
    defaults = {"program": "calfresh", "minutes": 30, "release": MONDAY, "due": MONDAY, "late_weight": 1}
    return Task(**{"id": id, "client": client, **defaults, **fields})


def instance(**fields: Any) -> Instance:
    """One caseworker, one client of theirs, one task due on the first day."""
    defaults = {
        "name": "tiny",
        "horizon": horizon(),
        "rules": Rules(),
        "caseworkers": (caseworker(),),
        "clients": (client(caseworker="w1"),),
        "tasks": (task(),),
    }
    return Instance(**{**defaults, **fields})
