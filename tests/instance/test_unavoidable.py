from typing import Any

import pytest

from optimizer.instance.schema import Effort, Instance, Predecessor, Rules
from optimizer.instance.unavoidable import warnings_of
from tests.builders import caseworker, client, day, instance, task


def told(office: Instance) -> list[str]:
    return [f"{warning.kind} {warning}" for warning in warnings_of(office)]


def kinds(office: Instance) -> list[str]:
    return [warning.kind for warning in warnings_of(office)]


def rules(policy: str, **fields: Any) -> Rules:
    return Rules(policy=policy, **fields)  # type: ignore[arg-type]


COVER = rules("cover")


def test_nothing_to_warn_of() -> None:
    assert told(instance()) == []


def test_nothing_in_an_empty_office() -> None:
    assert told(instance(caseworkers=(), clients=(), tasks=())) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"language": "es"}, "nobody speaks es"),
        ({"language": "EN"}, "nobody speaks EN; did you mean en?"),
        ({"programs": ("x",)}, "nobody who speaks en holds x"),
        ({"office": "south"}, "nobody who speaks en and holds the programmes serves the office south"),
        ({"barred": ("w1",)}, "everybody who could is barred"),
    ],
)
def test_nobody_eligible(fields: dict[str, Any], reason: str) -> None:
    office = instance(caseworkers=(caseworker(office="north"),), clients=(client(**fields),), tasks=())
    assert told(office) == [f"nobody-eligible client c1: nobody may serve the client: {reason}"]


def test_programmes_of_tasks_count_for_the_client() -> None:
    workers = (caseworker("w1"), caseworker("w2", programs=("x",)))
    office = instance(caseworkers=workers, tasks=(task(), task("t2", program="x")))
    assert kinds(office) == ["nobody-eligible"]


def test_task_based_asks_for_no_caseworker_of_the_client() -> None:
    workers = (caseworker("w1"), caseworker("w2", programs=("x",)))
    office = instance(caseworkers=workers, tasks=(task(), task("t2", program="x")), rules=rules("task-based"))
    assert told(office) == []


def test_nobody_able() -> None:
    office = instance(tasks=(task(program="x"),), rules=COVER)
    assert "nobody-able task t1: nobody may do the task: nobody who speaks en holds x" in told(office)


def test_a_task_pinned_to_somebody_who_may_not_serve_the_client() -> None:
    workers = (caseworker("w1"), caseworker("w2", programs=("calfresh", "x")))
    office = instance(caseworkers=workers, tasks=(task(pin="w1"), task("t2", program="x")))
    assert told(office) == ["nobody-able task t1: its pin w1 may not be the client's caseworker, as client-based asks"]
    assert told(office.model_copy(update={"rules": COVER})) == []


@pytest.mark.parametrize(("minutes", "warned"), [(110, []), (111, ["task-too-long"])])
def test_a_task_as_long_as_the_longest_day(minutes: int, warned: list[str]) -> None:
    office = instance(caseworkers=(caseworker(overtime_per_day=10),), tasks=(task(minutes=minutes),))
    assert kinds(office) == warned


def test_no_overtime_on_leave() -> None:
    worker = caseworker(minutes_per_day=0, overtime_per_day=100)
    assert told(instance(caseworkers=(worker,))) == [
        "task-too-long task t1: nobody who may do it has the time on one day: w1 comes closest, with 0 of 30 minutes"
    ]


@pytest.mark.parametrize(("fixed", "warned"), [(2, []), (3, ["task-too-long"])])
def test_only_the_fixed_day_counts(fixed: int, warned: list[str]) -> None:
    worker = caseworker(minutes_per_day=0, availability={day(2): 30})
    assert kinds(instance(caseworkers=(worker,), tasks=(task(fixed_day=day(fixed)),))) == warned


@pytest.mark.parametrize(("release", "warned"), [(2, []), (3, ["task-too-long"])])
def test_only_days_from_the_release_on_count(release: int, warned: list[str]) -> None:
    worker = caseworker(minutes_per_day=0, availability={day(2): 30})
    office = instance(caseworkers=(worker,), tasks=(task(release=day(release), due=day(4)),))
    assert kinds(office) == warned


@pytest.mark.parametrize(("minutes", "warned"), [(100, []), (101, ["task-too-long"])])
def test_efforts_replace_minutes(minutes: int, warned: list[str]) -> None:
    efforts = (Effort(task="t1", caseworker="w1", minutes=minutes),)
    assert kinds(instance(tasks=(task(minutes=1),), efforts=efforts)) == warned


@pytest.mark.parametrize(("minutes", "warned"), [(80, []), (81, ["task-too-long"])])
def test_strangers_read_in(minutes: int, warned: list[str]) -> None:
    office = instance(
        clients=(client(contacts={"gone": 1}),),
        tasks=(task(minutes=minutes),),
        rules=rules("client-based", familiarisation_minutes=20),
    )
    assert kinds(office) == warned


def test_reading_in_may_happen_in_another_task() -> None:
    office = instance(
        clients=(client(contacts={"gone": 1}),),
        tasks=(task(minutes=81), task("t2", minutes=1)),
        rules=rules("client-based", familiarisation_minutes=20),
    )
    assert told(office) == []


@pytest.mark.parametrize(("lag", "warned"), [(4, []), (5, ["chain-too-long"])])
def test_a_chain_and_the_end_of_the_horizon(lag: int, warned: list[str]) -> None:
    office = instance(tasks=(task("t2", after=(Predecessor(task="t1", days=lag),)), task("t1")))
    assert kinds(office) == warned


@pytest.mark.parametrize(("fixed", "warned"), [(3, []), (2, ["chain-too-long"])])
def test_a_chain_and_a_fixed_day(fixed: int, warned: list[str]) -> None:
    tasks = (
        task("t1", release=day(1), due=day(4)),
        task("t2", after=(Predecessor(task="t1", days=1),)),
        task("t3", after=(Predecessor(task="t2", days=1),), fixed_day=day(fixed)),
    )
    assert kinds(instance(tasks=tasks)) == warned


def test_a_fixed_day_holds_up_what_follows() -> None:
    tasks = (task("t1", fixed_day=day(4)), task("t2", after=(Predecessor(task="t1", days=1),)))
    assert told(instance(tasks=tasks)) == ["chain-too-long task t2: its predecessors leave no day of the horizon"]


def test_what_waits_for_a_task_that_cannot_be_done() -> None:
    tasks = (task("t1", minutes=101), task("t2", after=(Predecessor(task="t1", days=0),)))
    assert kinds(instance(tasks=tasks)) == ["task-too-long", "chain-too-long"]


def test_pins_of_one_client_to_two_people() -> None:
    workers = (caseworker("w1"), caseworker("w2"))
    office = instance(caseworkers=workers, tasks=(task(pin="w1"), task("t2", pin="w2")))
    assert told(office) == [
        "pins-apart client c1: pinned to different people, though client-based lets one do it all:"
        " task t1 to w1, task t2 to w2"
    ]
    assert told(office.model_copy(update={"rules": COVER})) == []


def test_a_task_pinned_to_another_than_its_client() -> None:
    workers = (caseworker("w1"), caseworker("w2"))
    office = instance(caseworkers=workers, clients=(client(pin="w1"),), tasks=(task(pin="w2"),))
    assert "pins-apart" in kinds(office)
    assert told(office.model_copy(update={"tasks": (task(pin="w1"),)})) == []


def test_availability_that_has_no_effect() -> None:
    saturday = date_after(day(4))
    worker = caseworker(availability={saturday: 0, day(1): 0, day(5): 3})
    assert told(instance(caseworkers=(worker,))) == [
        "availability-unused caseworker w1: availability on dates that are no working days of the horizon"
        " has no effect: 2026-01-10, 2026-01-12"
    ]


def date_after(date: Any) -> Any:
    return type(date).fromordinal(date.toordinal() + 1)


@pytest.mark.parametrize(("release", "warned"), [(4, []), (5, ["released-too-late"])])
def test_released_after_the_last_working_day(release: int, warned: list[str]) -> None:
    assert kinds(instance(tasks=(task(release=day(release), due=day(9)),))) == warned


def test_overdue_tasks_are_counted() -> None:
    old = {"release": date_before(day(0)), "due": date_before(day(0))}
    assert told(instance(tasks=(task(**old), task("t2", **old), task("t3")))) == [
        "overdue 2 tasks are overdue from the start: late whatever is done"
    ]


def date_before(date: Any) -> Any:
    return type(date).fromordinal(date.toordinal() - 1)


@pytest.mark.parametrize(("cap", "warned"), [(5, []), (4, ["cap-too-low", "cap-too-low"])])
def test_caps_and_the_clients_there_are(cap: int, warned: list[str]) -> None:
    office = instance(
        caseworkers=(caseworker(max_caseload=cap),), clients=(client(caseworker="w1", caseload_points=5),)
    )
    assert kinds(office) == warned
    assert kinds(office.model_copy(update={"rules": rules("task-based")})) == []


def test_a_cap_below_what_is_pinned() -> None:
    workers = (caseworker(max_caseload=4), caseworker("w2"))
    office = instance(caseworkers=workers, clients=(client(pin="w1", caseload_points=5),))
    assert told(office) == [
        "cap-too-low caseworker w1: the clients pinned to them have 5 caseload points, the cap is 4"
    ]
