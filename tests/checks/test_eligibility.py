import pytest

from optimizer.checks.eligibility import Eligibility, objections
from optimizer.instance.schema import Client, Task
from tests.builders import caseworker, client, instance, task

WORKERS = (
    caseworker("w1"),
    caseworker("spanish", languages=("es",)),
    caseworker("medi", programs=("calfresh", "medi-cal")),
    caseworker("north", office="north"),
    caseworker("south", office="south"),
)


def eligibility(of: Client, *tasks: Task) -> Eligibility:
    return Eligibility(instance(caseworkers=WORKERS, clients=(of,), tasks=tasks))


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (client(), {"w1", "medi", "north", "south"}),
        (client(language="es"), {"spanish"}),
        (client(language="fr"), set()),
        (client(programs=("medi-cal",)), {"medi"}),
        (client(programs=()), {"w1", "medi", "north", "south"}),
        (client(office="north"), {"w1", "medi", "north"}),
        (client(barred=("w1", "north")), {"medi", "south"}),
        (client(pin="medi"), {"medi"}),
        (client(pin="medi", barred=("medi",)), set()),
        (client(pin="spanish"), set()),
    ],
)
def test_who_may_be_a_clients_caseworker(of: Client, expected: set[str]) -> None:
    assert eligibility(of).for_client(of) == expected


def test_a_clients_programmes_are_those_of_its_tasks_too() -> None:
    of = client(programs=("calfresh",))
    assert eligibility(of, task(program="medi-cal")).for_client(of) == {"medi"}


@pytest.mark.parametrize(
    ("of", "what", "expected"),
    [
        (client(programs=("medi-cal",)), task(), {"w1", "medi", "north", "south"}),
        (client(), task(program="medi-cal"), {"medi"}),
        (client(office="south"), task(), {"w1", "medi", "south"}),
        (client(language="es"), task(), {"spanish"}),
        (client(barred=("w1",)), task(), {"medi", "north", "south"}),
        (client(), task(pin="north"), {"north"}),
        (client(pin="w1"), task(pin="north"), {"north"}),
        (client(pin="w1"), task(), {"w1", "medi", "north", "south"}),
    ],
)
def test_who_may_do_a_task(of: Client, what: Task, expected: set[str]) -> None:
    assert eligibility(of, what).for_task(what) == expected


def test_clients_alike_but_for_a_bar_do_not_share_it() -> None:
    free, wary = client("c1"), client("c2", barred=("w1",))
    both = Eligibility(instance(caseworkers=WORKERS, clients=(wary, free), tasks=()))
    assert both.for_client(free) - both.for_client(wary) == {"w1"}


def test_objections_name_every_reason() -> None:
    of = client(language="fr", office="north", barred=("w9",), pin="w1")
    who = caseworker("w9", office="south")
    assert objections(who, of, frozenset({"medi-cal", "aid"}), of.pin) == (
        "does not speak fr, serves office south, not north, does not hold aid, does not hold medi-cal, is barred, "
        "is not w1, who is pinned"
    )
