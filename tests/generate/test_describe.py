from datetime import date

from optimizer.generate.describe import describe
from optimizer.instance.schema import Predecessor
from tests.builders import caseworker, client, instance, task


def test_counts() -> None:
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2", languages=("en", "es"), availability={date(2026, 1, 5): 0})),
        clients=(
            client("served", caseworker="w1"),
            client("orphan", contacts={"gone": 2}),
            client("new", language="es", contacts={"gone": 0}),
        ),
        tasks=(
            task("t1", "served", due=date(2026, 1, 4), release=date(2026, 1, 2)),
            task("t2", "new", after=(Predecessor(task="t1"),), fixed_day=date(2026, 1, 5)),
        ),
    )
    found = describe(office)
    assert (found.caseworkers, found.clients, found.orphans, found.new_clients) == (2, 3, 1, 1)
    assert (found.tasks, found.overdue, found.appointments, found.waiting) == (2, 1, 1, 1)
    assert (found.capacity_minutes, found.task_minutes) == (900, 60)
    assert found.utilisation == 60 / 900
    assert [(file.language, file.clients, file.caseworkers, file.task_minutes) for file in found.languages] == [
        ("en", 2, 2, 30),
        ("es", 1, 1, 30),
    ]


def test_without_capacity_there_is_no_utilisation() -> None:
    assert describe(instance(caseworkers=(caseworker(minutes_per_day=0),))).utilisation is None
