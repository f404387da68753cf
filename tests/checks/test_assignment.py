import pytest

from optimizer.plan.schema import Assignment
from tests.builders import caseworker, client, instance, task
from tests.checks.plans import broken, plan, row

TWO = (caseworker("w1"), caseworker("w2"))


@pytest.mark.parametrize(("second", "expected"), [("w1", ["rows"]), ("w2", ["rows", "A1"])])
def test_a1_two_caseworkers(second: str, expected: list[str]) -> None:
    office = instance(caseworkers=TWO)
    rows = (Assignment(client="c1", caseworker="w1"), Assignment(client="c1", caseworker=second))
    assert broken(office, plan(office, assignments=rows)) == expected


def test_a1_an_unassigned_client_may_wait() -> None:
    office = instance()
    assert broken(office, plan(office, named={"c1": None})) == []


@pytest.mark.parametrize(("policy", "expected"), [("client-based", ["A1"]), ("cover", [])])
def test_a1_tasks_of_an_unassigned_client(policy: str, expected: list[str]) -> None:
    office = instance()
    assert broken(office, plan(office, row(), named={"c1": None}, policy=policy)) == expected


@pytest.mark.parametrize(
    ("who", "of"),
    [
        (caseworker(languages=("es",)), client()),
        (caseworker(programs=("medi-cal",)), client()),
        (caseworker(office="north"), client(office="south")),
        (caseworker(), client(barred=("w1",))),
        (caseworker(), client(pin="w2")),
    ],
    ids=["language", "programme", "office", "barred", "pin"],
)
@pytest.mark.parametrize(("policy", "expected"), [("client-based", ["A2"]), ("cover", ["A2"]), ("task-based", [])])
def test_a2_each_requirement(who: object, of: object, policy: str, expected: list[str]) -> None:
    owned = of.model_copy(update={"caseworker": "w1"})
    office = instance(caseworkers=(who, caseworker("w2")), clients=(owned,), tasks=())
    assert broken(office, plan(office, policy=policy)) == expected


def test_a2_asks_for_the_programmes_of_tasks_not_scheduled() -> None:
    office = instance(tasks=(task(program="medi-cal"),))
    assert broken(office, plan(office)) == ["A2"]


@pytest.mark.parametrize(("cap", "expected"), [(None, []), (5, []), (4, ["A4"]), (0, ["A4"])])
def test_a4_caseload_points_up_to_the_cap(cap: int | None, expected: list[str]) -> None:
    clients = (client("c1", caseworker="w1", caseload_points=2), client("c2", caseworker="w1", caseload_points=3))
    office = instance(caseworkers=(caseworker(max_caseload=cap), caseworker("w2")), clients=clients, tasks=())
    assert broken(office, plan(office)) == expected
    assert broken(office, plan(office, policy="task-based")) == []


def test_a4_counts_the_clients_in_the_plan_not_those_of_today() -> None:
    clients = (client("c1", caseworker="w1"), client("c2", caseworker="w1"))
    office = instance(caseworkers=(caseworker(max_caseload=1), caseworker("w2")), clients=clients, tasks=())
    assert broken(office, plan(office, named={"c2": "w2"})) == []
