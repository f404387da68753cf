from optimizer.checks.check import require_checked
from optimizer.instance.schema import Predecessor
from optimizer.report.office import office_of
from optimizer.report.sections.desk import STANDINGS, desk
from optimizer.report.subject import Subject
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.checks.plans import plan, row
from tests.report.desks import checked, office


def test_how_clients_stand_to_their_caseworker() -> None:
    found = desk(Subject(checked())).data["standing"]
    named = {client.id: None if at < 0 else STANDINGS[at] for client, at in zip(office().clients, found, strict=True)}
    assert named == {
        "kept": "kept",
        "stranger": "stranger",
        "known": "known",
        "new": "new",
        "theirs": "kept",
        "nobodys": None,
    }


def test_capacity_is_that_of_the_day() -> None:
    assert desk(Subject(checked())).data["capacity"] == [[100, 100, 100, 100, 0, 100], [100] * 6]


def test_appointments_are_places_of_tasks() -> None:
    assert desk(Subject(checked())).data["appointments"] == [1]


def test_what_waits_on_its_own_day_comes_after() -> None:
    assert desk(Subject(checked())).data["turn"] == {3: 1}


def test_what_waited_on_a_day_before_needs_no_turn() -> None:
    made = instance(
        clients=(client(caseworker="w1"),),
        tasks=(task("a"), task("b", after=(Predecessor(task="a", days=0),), due=day(1))),
    )
    subject = Subject(require_checked(made, plan(made, row("a", on=0), row("b", on=1))))
    assert desk(subject).data["turn"] == {}


def test_a_chain_of_thousands_on_one_day() -> None:
    many = 3000
    made = instance(
        horizon=horizon(1),
        caseworkers=(caseworker(minutes_per_day=many),),
        tasks=tuple(
            task(f"t{at}", minutes=1, after=(Predecessor(task=f"t{at - 1}", days=0),) if at else ())
            for at in range(many)
        ),
    )
    rows = (row(f"t{at}", minutes=1) for at in range(many))
    subject = Subject(require_checked(made, plan(made, *rows)))
    assert desk(subject).data["turn"] == {at: at for at in range(1, many)}


def test_late_tasks_are_those_that_the_measures_count() -> None:
    subject = Subject(checked())
    late = office_of(subject)["tasks"]["late"]
    assert late == [1, 0, 0, 0, 1, 0]
    on_time = subject.measures.timeliness.overall.on_time
    assert sum(late) == on_time.whole - on_time.part
