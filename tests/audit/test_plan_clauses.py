"""Each clause on plans: exactly at the limit passes, one step further fails with who and how much."""

from typing import Any

import pytest

from optimizer.audit.judge import judge
from optimizer.audit.ruling import Ruling
from optimizer.audit.standards import Standards
from optimizer.audit.subject import PlanSubject
from optimizer.checks.check import require_checked
from optimizer.instance.schema import Instance
from optimizer.plan.schema import ScheduledTask
from tests.builders import caseworker, client, horizon, instance, task
from tests.checks.plans import plan, row


def ruled(
    given: Instance, *rows: ScheduledTask, named: Any = None, policy: str = "client-based", **clause: Any
) -> Ruling:
    """The one ruling of a file with one clause."""
    standards = Standards(format="caseload-standards/1", name="ours", **clause)
    made = plan(given, *rows, named=named, policy=policy)
    (ruling,) = judge(standards, PlanSubject(require_checked(given, made)))
    return ruling


def told(ruling: Ruling) -> list[tuple[str, float]]:
    return [(row.who, row.value) for row in ruling.evidence]


@pytest.fixture
def two() -> Instance:
    """w1 has three clients of 2, 2 and 1 points, w2 has one of 1."""
    points = {"c1": 2, "c2": 2, "c3": 1}
    clients = [client(name, caseworker="w1", caseload_points=count) for name, count in points.items()]
    return instance(
        caseworkers=(caseworker("w1"), caseworker("w2")), clients=(*clients, client("c4", caseworker="w2")), tasks=()
    )


def test_caseload_points(two: Instance) -> None:
    assert ruled(two, caseload={"most_points": 5}).verdict == "pass"
    ruling = ruled(two, caseload={"most_points": 4})
    assert (ruling.clause, ruling.verdict, told(ruling)) == ("caseload.most_points", "fail", [("caseworker w1", 5)])


def test_caseload_is_that_of_the_plan_not_of_today(two: Instance) -> None:
    moved = {"c1": "w2", "c3": None}
    ruling = ruled(two, named=moved, caseload={"most_points": 2})
    assert told(ruling) == [("caseworker w2", 3)]
    assert "1 client without a caseworker not counted" in ruling.because


def test_clients_by_programme(two: Instance) -> None:
    assert ruled(two, caseload={"most_clients": {"calfresh": 3}}).verdict == "pass"
    ruling = ruled(two, caseload={"most_clients": {"calfresh": 2}})
    assert (ruling.clause, told(ruling)) == ("caseload.most_clients.calfresh", [("caseworker w1", 3)])


def test_a_programme_known_from_a_task_alone_counts_and_no_client_twice() -> None:
    able = caseworker(programs=("calfresh", "calworks"))
    given = instance(
        caseworkers=(able,),
        clients=(client("c1", caseworker="w1", programs=()), client("c2", caseworker="w1", programs=("calworks",))),
        tasks=(task("t1", "c1", program="calworks"), task("t2", "c1", program="calworks"), task("t3", "c2")),
    )
    assert told(ruled(given, caseload={"most_clients": {"calworks": 1}})) == [("caseworker w1", 2)]


def test_a_programme_that_nobody_is_in_is_no_pass(two: Instance) -> None:
    ruling = ruled(two, caseload={"most_clients": {"calfrsh": 9}})
    assert ruling.verdict == "cannot be judged"
    assert ruling.because == "no client is in calfrsh; did you mean calfresh?"


@pytest.fixture
def shared() -> Instance:
    """Five tasks of c1, whose caseworker is w1."""
    return instance(
        rules={"policy": "cover"},
        caseworkers=(caseworker("w1", minutes_per_day=300), caseworker("w2", minutes_per_day=300)),
        tasks=tuple(task(f"t{n}") for n in range(1, 6)),
    )


def test_named_caseworker_share(shared: Instance) -> None:
    rows = [row(f"t{n}", "w1" if n < 5 else "w2") for n in range(1, 6)]
    assert ruled(shared, *rows, policy="cover", continuity={"least_named_share": 0.8}).verdict == "pass"
    ruling = ruled(shared, *rows, policy="cover", continuity={"least_named_share": 0.81})
    assert (ruling.verdict, told(ruling)) == ("fail", [("client c1", 1)])
    assert ruling.because == "4 of 5 are, 80.00 %"


def test_a_share_of_nothing_can_not_be_judged(shared: Instance) -> None:
    ruling = ruled(shared, policy="cover", continuity={"least_named_share": 0.5})
    assert (ruling.verdict, ruling.because) == ("cannot be judged", "no task is scheduled")


@pytest.mark.parametrize(("least", "verdict"), [(0.1, "pass"), (0.101, "fail")])
def test_free_time_is_judged_exactly(least: float, verdict: str) -> None:
    # 450 of 500 minutes: a tenth is free, which 1 - 0.9 in floating point would miss.
    given = instance(tasks=tuple(task(f"t{n}", minutes=90) for n in range(5)))
    rows = [row(f"t{n}", on=n, minutes=90) for n in range(5)]
    ruling = ruled(given, *rows, time={"least_free_share": least})
    assert ruling.verdict == verdict
    assert told(ruling) == ([] if verdict == "pass" else [("caseworker w1", 0.1)])


def test_free_time_of_somebody_away_is_not_asked_for() -> None:
    away = caseworker("w2", minutes_per_day=0)
    given = instance(caseworkers=(caseworker("w1"), away))
    assert ruled(given, time={"least_free_share": 1}).verdict == "pass"
    assert ruled(instance(caseworkers=(away,), clients=(client(),)), time={"least_free_share": 0}).verdict == (
        "cannot be judged"
    )


def test_spread_between_language_files() -> None:
    given = instance(
        horizon=horizon(1),
        caseworkers=(caseworker("w1"), caseworker("w2", languages=("es",))),
        clients=(client("c1", caseworker="w1"), client("c2", language="es", caseworker="w2")),
        tasks=(task("t1", "c1", minutes=70), task("t2", "c2", minutes=40)),
    )
    rows = (row("t1", "w1", minutes=70), row("t2", "w2", minutes=40))
    assert ruled(given, *rows, languages={"most_spread": 0.3}).verdict == "pass"
    ruling = ruled(given, *rows, languages={"most_spread": 0.29})
    assert (ruling.verdict, told(ruling)) == ("fail", [("language en", 0.7), ("language es", 0.4)])


def test_one_language_has_no_spread(two: Instance) -> None:
    assert ruled(two, languages={"most_spread": 0}).verdict == "cannot be judged"


def in_touch(*days: int, most: int, **fields: Any) -> Ruling:
    """One client with a contact on each of these working days, of two weeks from Monday to Friday, 12 days."""
    given = instance(
        horizon=horizon(10),
        clients=(client(caseworker="w1", **fields),),
        tasks=tuple(task(f"t{n}") for n in range(len(days))),
    )
    return ruled(given, *(row(f"t{n}", on=on) for n, on in enumerate(days)), contact={"most_days_without": most})


def test_too_long_between_two_tasks_fails_and_nothing_passes() -> None:
    # From Monday to Monday a week later; then to the Saturday after the last day.
    assert told(in_touch(0, 5, most=6)) == [("client c1", 7)]
    assert in_touch(0, 5, most=7).verdict == "cannot be judged"


def test_a_plan_s_last_day_is_no_contact() -> None:
    # From Monday to the Saturday after the last Friday: 12 days at least.
    assert told(in_touch(0, most=11)) == [("client c1", 12)]
    assert in_touch(0, most=12).verdict == "cannot be judged"


def test_who_was_met_before_is_without_contact_from_the_first_day_on() -> None:
    # From the Sunday before to the second Friday: 12 days at least; without any task to the Saturday: 13.
    assert told(in_touch(9, most=11, contacts={"w1": 1})) == [("client c1", 12)]
    assert told(in_touch(most=12, contacts={"w1": 1})) == [("client c1", 13)]
    assert in_touch(most=13, contacts={"w1": 1}).verdict == "cannot be judged"


def test_who_was_never_met_has_no_time_without_contact_before_the_first() -> None:
    assert in_touch(9, most=1).verdict == "cannot be judged"
    assert in_touch(most=1, contacts={"w1": 0}).verdict == "cannot be judged"
