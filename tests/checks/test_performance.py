import pytest

from tests.builders import caseworker, client, instance, task
from tests.checks.plans import broken, plan, row

TWO = (caseworker("w1"), caseworker("w2"))


@pytest.mark.parametrize(
    ("other", "of", "what"),
    [
        (caseworker("w2", languages=("es",)), client(), task()),
        (caseworker("w2", programs=("medi-cal",)), client(), task()),
        (caseworker("w2", office="north"), client(office="south"), task()),
        (caseworker("w2"), client(barred=("w2",)), task()),
        (caseworker("w2"), client(), task(pin="w1")),
    ],
    ids=["language", "programme", "office", "barred", "pin"],
)
@pytest.mark.parametrize("policy", ["cover", "task-based"])
def test_a3_each_requirement(other: object, of: object, what: object, policy: str) -> None:
    owned = of.model_copy(update={"caseworker": "w1"})
    office = instance(caseworkers=(caseworker(), other), clients=(owned,), tasks=(what,))
    assert broken(office, plan(office, row(caseworker="w1"), policy=policy)) == []
    assert broken(office, plan(office, row(caseworker="w2"), policy=policy)) == ["A3"]


def test_a3_the_clients_pin_does_not_bind_its_tasks() -> None:
    office = instance(caseworkers=TWO, clients=(client(caseworker="w1", pin="w1"),))
    assert broken(office, plan(office, row(caseworker="w2"), policy="cover")) == []


def test_a3_asks_for_the_tasks_programme_alone() -> None:
    both = caseworker(programs=("calfresh", "medi-cal"))
    office = instance(
        caseworkers=(both, caseworker("w2")), clients=(client(caseworker="w1", programs=("calfresh", "medi-cal")),)
    )
    assert broken(office, plan(office, row(caseworker="w2"), policy="cover")) == []


@pytest.mark.parametrize(("policy", "expected"), [("client-based", ["P1"]), ("cover", []), ("task-based", [])])
def test_p1_another_caseworker_does_the_task(policy: str, expected: list[str]) -> None:
    office = instance(caseworkers=TWO)
    assert broken(office, plan(office, row(caseworker="w2"), policy=policy)) == expected


@pytest.mark.parametrize(("policy", "expected"), [("client-based", []), ("cover", []), ("task-based", ["P1"])])
@pytest.mark.parametrize("moved_to", ["w2", None])
def test_p1_task_based_moves_no_client(policy: str, expected: list[str], moved_to: str | None) -> None:
    office = instance(caseworkers=TWO)
    assert broken(office, plan(office, named={"c1": moved_to}, policy=policy)) == expected


@pytest.mark.parametrize(("nominal", "expected"), [("w1", []), ("w2", []), (None, ["P1"])])
def test_p1_task_based_gives_everybody_a_nominal_caseworker(nominal: str | None, expected: list[str]) -> None:
    office = instance(caseworkers=TWO, clients=(client(),))
    assert broken(office, plan(office, named={"c1": nominal}, policy="task-based")) == expected


def test_p1_nobody_is_nominal_in_an_office_without_caseworkers() -> None:
    office = instance(caseworkers=(), clients=(client(),), tasks=())
    assert broken(office, plan(office, policy="task-based")) == []
