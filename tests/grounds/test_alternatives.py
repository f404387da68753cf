"""Who else could be a client's caseworker, in which order."""

from typing import Any

import pytest

from optimizer.grounds.alternatives import alternatives_of
from tests.builders import caseworker, client, horizon, instance, task
from tests.checks.plans import row
from tests.grounds.offices import standing

FIVE = tuple(caseworker(f"w{n}") for n in range(1, 6))


def others(*rows: Any, **fields: Any) -> list[str]:
    """Of client c1, who moves from w1 to w2."""
    office = instance(**{"caseworkers": FIVE, "tasks": (), **fields})
    (found,) = alternatives_of(standing(office, *rows, named={"c1": "w2"}), [0])
    return [office.caseworkers[w].id for w in found]


def test_neither_todays_nor_the_plans() -> None:
    assert others() == ["w3", "w4", "w5"]


def test_who_knows_the_client_comes_first() -> None:
    assert others(clients=(client(caseworker="w1", contacts={"w5": 1, "w4": 2}),)) == ["w4", "w5", "w3"]


@pytest.mark.parametrize(
    "unfit",
    [{"languages": ("es",)}, {"programs": ("capi",)}, {"office": "n"}, {"max_caseload": 0}],
    ids=["language", "programme", "office", "cap"],
)
def test_only_who_may_and_has_room(unfit: dict[str, Any]) -> None:
    workers = (*FIVE[:2], caseworker("w3", **unfit), *FIVE[3:])
    assert others(caseworkers=workers, clients=(client(caseworker="w1", office="s"),)) == ["w4", "w5"]


def test_barred_and_pinned_are_left_out() -> None:
    assert others(clients=(client(caseworker="w1", barred=("w3",)),)) == ["w4", "w5"]
    assert others(clients=(client(caseworker="w1", pin="w2"),)) == []


def test_minutes_enough_for_the_work_come_before_acquaintance() -> None:
    """w4 knows the client: with 30 minutes left for 30 minutes of work it comes first, with 29 it does not."""
    clients = (client(caseworker="w1", contacts={"w4": 1}), client("c2", caseworker="w4"))
    for minutes, first in ((70, "w4"), (71, "w3")):
        tasks = (task("t1", minutes=30), task("t2", "c2", minutes=minutes))
        rows = (row("t1", "w2"), row("t2", "w4", minutes=minutes))
        assert others(*rows, clients=clients, tasks=tasks, horizon=horizon(1))[0] == first
