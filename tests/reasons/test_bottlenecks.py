"""Bottlenecks hold for every plan, and name the place where an office was made over-full."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given

from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Effort, Instance
from optimizer.reasons.bottlenecks import Bottleneck, bottlenecks
from optimizer.reasons.words.bottleneck import sentence_of_bottleneck
from optimizer.solvers.in_process import solve_in_process
from optimizer.solvers.settings import SolveSettings
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task
from tests.oracle.effort import tries
from tests.oracle.strategies import instances


@tries(few=150, many=5_000)
@given(instances())
def test_no_plan_does_better_than_what_is_stated(office: Instance) -> None:
    """Late tasks counted one each, the fewest late of any plan; likewise clients without a caseworker."""
    policy = office.rules.policy
    alike = office.model_copy(
        update={"tasks": tuple(row.model_copy(update={"late_weight": 1}) for row in office.tasks)}
    )
    places = bottlenecks(index_instance(alike), policy)
    overdue = sum(row.due < office.horizon.start for row in office.tasks)
    for name, question, without in (("late", "late", overdue), ("unassigned", "unassigned", 0)):
        solved = solve_in_process(alike, SolveSettings(policy=policy, priority=(name,), threads=1)).plan
        assert solved.status == "optimal"
        assert sum(row.at_least for row in places if row.question == question) <= solved.objectives[0].value - without


@tries(few=100, many=5_000)
@given(instances())
def test_no_plan_does_more_than_what_is_stated(office: Instance) -> None:
    """Every task due on the last day, late only if undone: the fewest undone of any plan."""
    policy = office.rules.policy
    released = [row for row in office.tasks if row.release <= office.horizon.end]
    at_the_end = tuple(row.model_copy(update={"late_weight": 1, "due": office.horizon.end}) for row in released)
    ids = {row.id for row in released}
    chained = tuple(
        row.model_copy(update={"after": tuple(one for one in row.after if one.task in ids)}) for row in at_the_end
    )
    efforts = tuple(row for row in office.efforts if row.task in ids)
    due = office.model_copy(update={"tasks": chained, "efforts": efforts})
    places = bottlenecks(index_instance(due), policy)
    solved = solve_in_process(due, SolveSettings(policy=policy, priority=("late",), threads=1)).plan
    assert sum(row.at_least for row in places if row.question == "undone") <= solved.objectives[0].value


WORKERS = (
    *(caseworker(f"en{n}", languages=("en",), programs=("calfresh", "medi-cal"), office="north") for n in (1, 2, 3)),
    *(caseworker(f"so{n}", languages=("en",), programs=("calfresh",), office="south") for n in (1, 2)),
    *(caseworker(f"es{n}", languages=("en", "es"), programs=("calfresh", "medi-cal")) for n in (1, 2)),
    caseworker("hy1", languages=("en", "hy"), programs=("calfresh", "calworks")),
)
SPEAK = {"en": ("calfresh", "medi-cal"), "es": ("calfresh", "medi-cal"), "hy": ("calfresh", "calworks")}


def quiet_office() -> Instance:
    """Eight caseworkers of 100 minutes a day and two weeks in which every kind of work has room to spare."""
    people, work = [], []
    for language, programs in SPEAK.items():
        for number, program in enumerate((*programs, *programs)):
            people.append(client(f"{language}{number}", language=language, programs=(program,), caseload_points=1))
            for week in (0, 5):
                one = {"release": day(week), "due": day(week + 4), "program": program, "minutes": 20}
                work.append(task(f"{language}{number}-{week}", f"{language}{number}", **one))
    return instance(caseworkers=WORKERS, clients=tuple(people), tasks=tuple(work), horizon=horizon(10))


@dataclass(frozen=True)
class Place:
    """Where an office is made over-full, and by whom alone it could be relieved."""

    question: str
    languages: frozenset[str]
    programs: frozenset[str]
    caseworkers: frozenset[str]
    first: date | None = None
    last: date | None = None


Planted = tuple[Instance, Place]


def more_work(office: Instance, count: int, person: dict[str, object], work: dict[str, object]) -> Instance:
    """That many clients alike, with a task each."""
    people = tuple(client(f"more{n}", **person) for n in range(count))
    tasks = tuple(task(f"more{n}", f"more{n}", **work) for n in range(count))
    return office.model_copy(update={"clients": office.clients + people, "tasks": office.tasks + tasks})


def staff(office: Instance, who: str, **fields: object) -> Instance:
    rows = tuple(row.model_copy(update=fields) if row.id.startswith(who) else row for row in office.caseworkers)
    return office.model_copy(update={"caseworkers": rows})


def place(question: str, languages: str, programs: str, workers: str, *days: int) -> Place:
    ends = (day(days[0]), day(days[1])) if days else (None, None)
    words = (frozenset(text.split()) for text in (languages, programs, workers))
    return Place(question, *words, *ends)


def spanish_in_the_second_week() -> Planted:
    work = {"release": day(5), "due": day(9), "minutes": 100}
    return more_work(quiet_office(), 10, {"language": "es"}, work), place("late", "es", "calfresh", "es1 es2", 5, 9)


def one_spanish_day() -> Planted:
    work = {"release": day(2), "due": day(2), "minutes": 30}
    return more_work(quiet_office(), 7, {"language": "es"}, work), place("late", "es", "calfresh", "es1 es2", 2, 2)


def armenian_caseworker_away() -> Planted:
    office = staff(quiet_office(), "hy1", availability={day(d): 0 for d in range(5)})
    return office, place("late", "hy", "calfresh calworks", "hy1", 0, 4)


def calworks_has_one_holder() -> Planted:
    """The Armenian work of the same days waits for the same caseworker: it is part of the place."""
    work = {"release": day(0), "due": day(4), "program": "calworks", "minutes": 45}
    office = more_work(quiet_office(), 12, {"language": "en", "programs": ("calworks",)}, work)
    return office, place("late", "en hy", "calworks", "hy1", 0, 4)


def south_for_calfresh() -> Planted:
    """Those who serve every office could help: they are part of the place."""
    work = {"release": day(3), "due": day(3), "minutes": 60}
    office = more_work(quiet_office(), 9, {"office": "south"}, work)
    return office, place("late", "en", "calfresh", "so1 so2 es1 es2 hy1", 3, 3)


def all_pinned_to_one() -> Planted:
    work = {"release": day(7), "due": day(8), "minutes": 50}
    return more_work(quiet_office(), 5, {"pin": "en2"}, work), place("late", "en", "calfresh", "en2", 7, 8)


def appointments_on_one_day() -> Planted:
    work = {"release": day(0), "due": day(9), "fixed_day": day(6), "minutes": 90}
    office = more_work(quiet_office(), 3, {"language": "es"}, work)
    return office, place("late", "es", "calfresh", "es1 es2", 6, 6)


def whole_office_on_the_last_day() -> Planted:
    """Not due before the end: undone, not late."""
    work = {"release": day(9), "due": date(2026, 2, 27), "minutes": 50}
    everybody = "en1 en2 en3 so1 so2 es1 es2 hy1"
    return more_work(quiet_office(), 17, {}, work), place("undone", "en", "calfresh", everybody, 9, 9)


def caps_of_spanish_speakers() -> Planted:
    office = staff(quiet_office(), "es", max_caseload=3)
    people = tuple(client(f"more{n}", language="es", caseload_points=1) for n in range(3))
    return office.model_copy(update={"clients": office.clients + people}), place(
        "unassigned", "es", "calfresh medi-cal", "es1 es2"
    )


def cap_of_the_armenian_speaker() -> Planted:
    return staff(quiet_office(), "hy1", max_caseload=3), place("unassigned", "hy", "calfresh calworks", "hy1")


PLANTED = (
    spanish_in_the_second_week,
    one_spanish_day,
    armenian_caseworker_away,
    calworks_has_one_holder,
    south_for_calfresh,
    all_pinned_to_one,
    appointments_on_one_day,
    whole_office_on_the_last_day,
    caps_of_spanish_speakers,
    cap_of_the_armenian_speaker,
)


def test_quiet_office_has_no_bottleneck() -> None:
    assert bottlenecks(index_instance(quiet_office()), "client-based") == ()


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_bottleneck_is_the_place_that_was_made_over_full(plant: Callable[[], Planted]) -> None:
    """It contains the place, and no caseworker, language or day that has nothing to do with it."""
    office, wanted = plant()
    found = [row for row in bottlenecks(index_instance(office), "client-based") if row.question == wanted.question]
    assert len(found) == 1
    assert frozenset(found[0].caseworkers) == wanted.caseworkers
    assert frozenset(kind.language for kind in found[0].kinds) == wanted.languages
    assert wanted.programs <= {program for kind in found[0].kinds for program in kind.programs}
    assert (found[0].first, found[0].last) == (wanted.first, wanted.last)


def test_two_places_are_told_apart() -> None:
    office, _ = one_spanish_day()
    office = staff(office, "hy1", availability={day(d): 0 for d in range(5)})
    places = bottlenecks(index_instance(office), "client-based")
    told = {frozenset(kind.language for kind in row.kinds) for row in places if row.question == "late"}
    assert told == {frozenset({"es"}), frozenset({"hy"})}


@pytest.mark.parametrize(("quickest", "places"), [(100, 0), (101, 1)])
def test_task_needs_the_minutes_of_whoever_is_quickest(quickest: int, places: int) -> None:
    workers = (caseworker("w1"), caseworker("w2", availability={day(0): 0}))
    efforts = (Effort(task="t1", caseworker="w1", minutes=quickest), Effort(task="t1", caseworker="w2", minutes=200))
    office = instance(caseworkers=workers, tasks=(task(minutes=150),), efforts=efforts)
    assert len(bottlenecks(index_instance(office), "client-based")) == places


def test_sentence_has_both_numbers() -> None:
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2", languages=("en", "es"), minutes_per_day=50)),
        clients=(client("c1", language="es"), client("c2", language="es")),
        tasks=(task("t1", "c1"), task("t2", "c2")),
    )
    (found,) = bottlenecks(index_instance(office), "client-based")
    assert found == Bottleneck(
        question="late",
        kinds=found.kinds,
        caseworkers=("w2",),
        away=(),
        first=MONDAY,
        last=MONDAY,
        need=60,
        room=50,
        overtime=0,
        at_least=1,
    )
    assert sentence_of_bottleneck(found) == (
        "es (calfresh): 2 tasks, 60 minutes, must be done on 2026-01-05 to be on time. w2, who alone may do it, has "
        "50 minutes then: at least 1 task will be late, whoever does what."
    )
