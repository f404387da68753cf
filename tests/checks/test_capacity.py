import pytest

from optimizer.instance.schema import Effort, Relationship, Rules
from optimizer.plan.schema import ScheduledTask
from tests.builders import caseworker, client, day, instance, task
from tests.checks.plans import broken, plan, row

TWO = (caseworker("w1"), caseworker("w2"))
READING_IN = Rules(familiarisation_minutes=10)


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ({}, 100),
        ({"overtime_per_day": 15}, 115),
        ({"availability": {day(0): 40}}, 40),
        ({"availability": {day(0): 140}}, 140),
        ({"availability": {day(1): 0}}, 100),
        ({"availability": {day(0): 1}, "overtime_per_day": 15}, 16),
    ],
)
def test_c1_up_to_capacity_and_overtime(fields: dict[str, object], limit: int) -> None:
    for minutes, expected in ((limit, []), (limit + 1, ["C1"])):
        tasks = (task("t1", minutes=minutes - 10), task("t2", minutes=10))
        office = instance(caseworkers=(caseworker(**fields),), tasks=tasks)
        assert broken(office, plan(office, row(minutes=minutes - 10), row("t2", minutes=10))) == expected


def test_c1_no_overtime_on_a_day_of_leave() -> None:
    office = instance(
        caseworkers=(caseworker(availability={day(0): 0}, overtime_per_day=60),), tasks=(task(minutes=1),)
    )
    assert broken(office, plan(office, row(minutes=1))) == ["C1"]


def test_c1_is_by_caseworker_and_by_day() -> None:
    tasks = tuple(task(f"t{number}", minutes=100) for number in (1, 2, 3))
    office = instance(caseworkers=TWO, tasks=tasks)
    apart = (row("t1", minutes=100), row("t2", on=1, minutes=100), row("t3", "w2", minutes=100))
    assert broken(office, plan(office, *apart, policy="cover")) == []


@pytest.mark.parametrize(("minutes", "expected"), [(29, ["C2"]), (30, []), (31, ["C2"])])
def test_c2_the_tasks_minutes(minutes: int, expected: list[str]) -> None:
    office = instance()
    assert broken(office, plan(office, row(minutes=minutes))) == expected


def test_c2_efforts_are_of_one_caseworker() -> None:
    office = instance(caseworkers=TWO, efforts=(Effort(task="t1", caseworker="w2", minutes=45),))
    assert broken(office, plan(office, row(caseworker="w2", minutes=45), policy="cover")) == []
    assert broken(office, plan(office, row(caseworker="w2", minutes=30), policy="cover")) == ["C2"]
    assert broken(office, plan(office, row(caseworker="w1", minutes=30), policy="cover")) == []


def test_c2_reading_in_adds_to_the_effort() -> None:
    effort = Effort(task="t1", caseworker="w2", minutes=45)
    office = instance(caseworkers=TWO, rules=READING_IN, efforts=(effort,))
    assert broken(office, plan(office, row(caseworker="w2", minutes=55), policy="cover")) == []


@pytest.mark.parametrize(
    ("of", "minutes"),
    [
        (client(caseworker="w2"), 40),
        (client(contacts={"w2": 1}), 40),
        (client(contacts={"gone": 1}), 40),
        (client(contacts={"w2": 1, "w1": 0}), 40),
        (client(contacts={"w1": 1, "w2": 1000}), 30),
        (client(caseworker="w1"), 30),
        (client(), 30),
    ],
)
def test_c2_reading_in_where_a_client_who_is_not_new_was_never_met(of: object, minutes: int) -> None:
    office = instance(caseworkers=TWO, rules=READING_IN, clients=(of,))
    for given, expected in ((minutes, []), (minutes - 1, ["C2"]), (minutes + 1, ["C2"])):
        assert broken(office, plan(office, row(minutes=given), named={"c1": "w1"})) == expected


def test_c2_no_reading_in_with_a_relationships_row_even_of_no_points() -> None:
    office = instance(
        caseworkers=TWO,
        rules=READING_IN,
        clients=(client(caseworker="w2"),),
        relationships=(Relationship(client="c1", caseworker="w1", points=0),),
    )
    assert broken(office, plan(office, row(), named={"c1": "w1"})) == []


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ((row("t1", "w2", 0, 40), row("t2", "w2", 0, 30)), []),
        ((row("t2", "w2", 0, 40), row("t1", "w2", 0, 30)), []),
        ((row("t1", "w2", 0, 30), row("t2", "w2", 0, 40)), ["C2", "C2"]),
        ((row("t1", "w2", 1, 30), row("t2", "w2", 0, 40)), []),
        ((row("t1", "w2", 1, 40), row("t2", "w2", 0, 30)), ["C2", "C2"]),
        ((row("t1", "w2", 0, 40), row("t2", "w2", 1, 40)), ["C2"]),
    ],
)
def test_c2_reading_in_goes_to_the_first_by_day_then_by_position(
    schedule: tuple[ScheduledTask, ...], expected: list[str]
) -> None:
    office = instance(caseworkers=TWO, rules=READING_IN, tasks=(task("t1"), task("t2")))
    assert broken(office, plan(office, *schedule, policy="cover")) == expected


def test_c2_everyone_reads_in_on_every_client_they_never_met() -> None:
    office = instance(
        caseworkers=(*TWO, caseworker("w3")),
        rules=READING_IN,
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w1")),
        tasks=(task("t1"), task("t2"), task("t3", "c2")),
    )
    schedule = (row("t1", "w2", 0, 40), row("t2", "w3", 0, 40), row("t3", "w2", 0, 40))
    assert broken(office, plan(office, *schedule, policy="cover")) == []
