"""A stated price is the true price: against brute force over whole offices in which everybody is pinned."""

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from optimizer.checks.check import require_checked
from optimizer.instance.schema import CaseworkerId, ClientId, Instance, Predecessor
from optimizer.plan.schema import Assignment
from optimizer.reasons.ask import Answer
from optimizer.reasons.change import changes_of
from optimizer.reasons.client import client_reason
from optimizer.reasons.forbidden import what_forbids
from optimizer.reasons.present import Present
from optimizer.reasons.price import Price, price_of, priced
from optimizer.rules import OBJECTIVES, ObjectiveName
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.oracle.brute_force import optimum, plan_of
from tests.oracle.effort import tries
from tests.oracle.strategies import instances, priorities
from tests.reasons.asking import asker, planned


@tries(few=60, many=4_000)
@given(instances("client-based"), priorities(), st.data())
def test_price_is_the_true_price(office: Instance, priority: tuple[ObjectiveName, ...], data: st.DataObject) -> None:
    present = planned(office, priority)
    moves = [
        (c, w)
        for c, now in present.caseworker_of.items()
        for w in present.caseworkers
        if w != now and not what_forbids(present, c, w)
    ]
    assume(moves)
    moved, instead = data.draw(st.sampled_from(moves))
    concerned = {present.caseworker_of[moved], instead} - {None}
    rest = {c for c, w in present.caseworker_of.items() if c != moved and (w is None or w not in concerned)}
    # What is tied to others keeps its day, which brute force over the whole office would not know.
    assume(not any((one.client in rest) != (other.client in rest) for one, other in present.ties))
    price = price_of(present, moved, instead, asker(priced(present)))
    assert price.exact
    assert not price.torn
    assert {row.name: row.change for row in price.changes} == true_price(present, moved, instead, rest, priced(present))


def true_price(
    present: Present, moved: ClientId, instead: CaseworkerId, rest: set[ClientId], names: Sequence[ObjectiveName]
) -> dict[ObjectiveName, int]:
    """Of the part of the office that is concerned, every plan of it enumerated; a peak of the rest counts as it is."""
    apart = [worker for worker in present.caseworkers if worker not in (present.caseworker_of[moved], instead)]
    floor = max((peak_of(present, worker) for worker in apart), default=0)
    values = [
        optimum(pinned(present, moved, holder, rest), "client-based", names)
        for holder in (present.caseworker_of[moved], instead)
    ]
    for value in values:
        if "peak" in value:
            value["peak"] = max(value["peak"], floor)
    return {name: values[1][name] - values[0][name] for name in names}


def peak_of(present: Present, worker: CaseworkerId) -> int:
    minutes = sum(row.minutes for row in present.checked.plan.schedule if row.caseworker == worker)
    room = int(present.indexed.capacity[present.worker_number[worker]].sum())
    return -(-1000 * minutes // room) if room else 0


def pinned(present: Present, moved: ClientId, holder: CaseworkerId | None, rest: set[ClientId]) -> Instance:
    """Without the clients who are not concerned; everybody else with whom the plan has them, the one moved aside."""
    office, everybody = present.instance, tuple(present.caseworkers)

    def settled(one: ClientId) -> dict[str, object]:
        who = holder if one == moved else present.caseworker_of[one]
        return {"pin": None, "barred": everybody} if who is None else {"pin": who}

    return office.model_copy(
        update={
            "clients": tuple(row.model_copy(update=settled(row.id)) for row in office.clients if row.id not in rest),
            "tasks": tuple(row for row in office.tasks if row.client not in rest),
            "relationships": tuple(row for row in office.relationships if row.client not in rest),
            "efforts": tuple(row for row in office.efforts if present.tasks[row.task].client not in rest),
        }
    )


def two_caseworkers() -> Instance:
    """w1 knows all three clients, who need an hour each on the one day; either caseworker has two and a half."""
    people = tuple(client(f"c{n}", caseworker="w1") for n in (1, 2, 3))
    work = tuple(task(f"t{n}", f"c{n}", minutes=60) for n in (1, 2, 3))
    workers = (caseworker("w1", minutes_per_day=150), caseworker("w2", minutes_per_day=150))
    return instance(caseworkers=workers, clients=people, tasks=work, horizon=horizon(1))


def price(office: Instance, moved: str, instead: str) -> Price:
    present = planned(office)
    return price_of(present, ClientId(moved), CaseworkerId(instead), asker(priced(present)))


def test_price_says_what_becomes_late_and_whose() -> None:
    present = planned(two_caseworkers())
    away = next(c for c, w in present.caseworker_of.items() if w == "w2")
    stated = price_of(present, away, CaseworkerId("w1"), asker(priced(present)))
    assert {row.name: row.change for row in stated.changes}["late"] == 1
    assert len(stated.tasks.newly_late) == 1
    assert stated.tasks.newly_late[0].caseworker == "w1"
    assert (stated.tasks.no_longer_late, stated.tasks.more_undone) == ((), 1)


def test_cap_that_is_full_forbids_and_one_point_more_does_not() -> None:
    def office(cap: int) -> Instance:
        workers = (caseworker("w1"), caseworker("w2", max_caseload=cap))
        people = (client("c1", caseworker="w1"), client("c2", caseworker="w2", caseload_points=3))
        return instance(caseworkers=workers, clients=people)

    full = client_reason(planned(office(3)), ClientId("c1"), [CaseworkerId("w2")], asker()).alternatives[0]
    assert [row.rule for row in full.forbidden] == ["A4"]
    assert full.price is None
    roomy = client_reason(planned(office(4)), ClientId("c1"), [CaseworkerId("w2")], asker()).alternatives[0]
    assert roomy.forbidden == ()
    assert roomy.price is not None


def test_own_caseworker_who_may_not_is_named_with_the_rule() -> None:
    workers = (caseworker("w1", languages=("en",)), caseworker("w2", languages=("en", "es")))
    office = instance(caseworkers=workers, clients=(client("c1", language="es", caseworker="w1"),))
    reason = client_reason(planned(office), ClientId("c1"), [], asker())
    assert [(row.caseworker, row.forbidden[0].rule) for row in reason.alternatives] == [("w1", "A2")]
    assert reason.possible == 0


@pytest.mark.parametrize("away", [True, False], ids=["away", "there"])
def test_task_that_the_rest_waits_for_keeps_its_day(away: bool) -> None:
    """t3 of w3's client waits for t1, done on the first day: w2 can't take its client if away then."""
    absent = {"availability": {day(0): 0}} if away else {}
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2", **absent), caseworker("w3")),
        clients=tuple(client(f"c{n}", caseworker=f"w{n}", pin="w3" if n == 3 else None) for n in (1, 2, 3)),
        tasks=(task("t1", "c1"), task("t3", "c3", after=(Predecessor(task="t1", days=1),), due=day(1))),
        horizon=horizon(2),
    )
    stated = price(office, "c1", "w2")
    assert (stated.torn, stated.exact) == (away, not away)
    free = office.model_copy(update={"tasks": (office.tasks[0], office.tasks[1].model_copy(update={"after": ()}))})
    assert price(free, "c1", "w2").exact


def test_what_waits_for_a_client_without_a_caseworker_is_late_until_there_is_one() -> None:
    office = instance(
        clients=(client("c1"), client("c2", caseworker="w1")),
        tasks=(task("t1", "c1"), task("t2", "c2", after=(Predecessor(task="t1"),))),
    )
    named = (Assignment(client="c1", caseworker=None), Assignment(client="c2", caseworker="w1"))
    present = Present(require_checked(office, plan_of(office, "client-based", named, ())))
    stated = price_of(present, ClientId("c1"), CaseworkerId("w1"), asker())
    changes = {row.name: row.change for row in stated.changes}
    assert (changes["unassigned"], changes["late"]) == (-1, -2)


@pytest.mark.parametrize(("minutes", "change"), [(100, 0), (10, -300)])
def test_peak_is_that_of_the_office(minutes: int, change: int) -> None:
    """w1 gives up half of its 600 thousandths; with w3 at 1,000 that changes no peak, with w3 at 100 it does."""
    office = instance(
        caseworkers=tuple(caseworker(f"w{n}") for n in (1, 2, 3)),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w1"), client("c3", pin="w3")),
        tasks=(task("t1", "c1"), task("t2", "c2"), task("t3", "c3", minutes=minutes)),
        horizon=horizon(1),
    )
    assert {row.name: row.change for row in price(office, "c2", "w2").changes}["peak"] == change


def test_what_is_not_proven_is_a_range_and_ends_the_price() -> None:
    checked = planned(instance()).checked
    names: tuple[ObjectiveName, ...] = ("late", "continuity", "delay")
    before = Answer(checked, {"late": 3, "continuity": 50, "delay": 0}, {"late": 3, "continuity": 55, "delay": 0})
    after = Answer(checked, {"late": 4, "continuity": 40, "delay": 0}, {"late": 4, "continuity": 60, "delay": 0})
    late, continuity = changes_of(names, [before], [after], floor=0)
    assert (late.exact, late.change) == (True, 1)
    assert (continuity.exact, continuity.least, continuity.most) == (False, 40 - 55, 60 - 50)


def test_default_priority_is_priced_whole_and_nothing_after_a_peak() -> None:
    assert priced(planned(instance())) == OBJECTIVES
    assert priced(planned(instance(), ("late", "peak", "delay"))) == ("late", "peak")
