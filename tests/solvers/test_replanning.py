"""Replanning tiny offices: lateness, then moves, as few as brute force finds; every plan on the way keeps the rules."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.checks.check import check_plan
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.instance.schema import Instance
from optimizer.model.decisions import Decisions
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.earlier import WISHES, Earlier, Wish
from optimizer.solvers.progress import Changed, Event, Improved
from optimizer.solvers.repaired import repaired
from optimizer.solvers.replanning import Replanning
from optimizer.solvers.settings import SolveSettings
from optimizer.solvers.staying import counting_stays, stays_first
from optimizer.solvers.valuation import Valuation
from tests.builders import MONDAY, caseworker, client, day, instance, task
from tests.oracle.brute_force import _best_days, _namings
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.strategies import instances


def replanned(
    office: Instance, old: Decisions, priority: Sequence[Wish] = WISHES, work: float = 20.0
) -> tuple[list[Decisions], list[Event]]:
    """The start and every better plan, and all events."""
    indexed, events = index_instance(office), list[Event]()
    settings = SolveSettings(work=work, threads=1)
    start = repaired(indexed, "client-based", old)
    earlier = Earlier(old, tuple(priority))
    Replanning(indexed, "client-based", settings, Clock(0, work), events.append, earlier).run(start)
    return [start, *(event.decisions for event in events if isinstance(event, Improved))], events


def fewest(office: Instance, old: list[int]) -> tuple[int, int, int]:
    """(unassigned, late, moved) of the best plan, by enumeration."""
    facts = Facts(office)
    namings = list(_namings(facts, "client-based"))
    best: list[tuple[int, int, int]] = []
    for doers, by_days in _best_days(facts, ("late",)).items():
        done = [(facts.client_of[t], w) for t, w in enumerate(doers) if w is not None]
        for named in namings:
            if all(named[c] == w for c, w in done):
                moved = sum(before not in (-1, now) for before, now in zip(old, named, strict=True))
                best.append((named.count(None), by_days[0], moved))
    return min(best)


@tries(few=60, many=5_000)
@given(instances(), st.data())
def test_moves_as_few_as_brute_force_finds(office: Instance, data: st.DataObject) -> None:
    indexed = index_instance(office)
    old = data.draw(
        st.lists(st.integers(-1, indexed.n_caseworkers - 1), min_size=indexed.n_clients, max_size=indexed.n_clients)
    )
    nothing = np.full(indexed.n_tasks, -1)
    plans, events = replanned(office, Decisions(np.array(old), nothing, nothing))
    for plan in plans:
        assert check_plan(office, assemble_plan(indexed, "client-based", plan)).violations == ()
    assert (
        *values(indexed, plans[-1]),
        Earlier(Decisions(np.array(old), nothing, nothing)).moved(plans[-1]),
    ) == fewest(office, old)
    last = [event for event in events if isinstance(event, Changed) and event.name == "moved"][-1]
    assert last.bound is not None
    assert last.bound <= last.value


def values(indexed: IndexedInstance, plan: Decisions) -> tuple[int, int]:
    found = Valuation(indexed, ("unassigned", "late"), {})
    return found.value(plan, "unassigned"), found.value(plan, "late")


AWAY = instance(
    caseworkers=(caseworker("w1", availability={MONDAY: 0}), caseworker("w2")),
    clients=(client("c1", caseworker="w1"), client("c2", caseworker="w1")),
    tasks=(task("t1", "c1"), task("t2", "c2", due=day(4))),
)
BOTH_ON_MONDAY = Decisions(np.array([0, 0]), np.array([0, 0]), np.array([0, 0]))


def test_only_whose_task_is_urgent_moves() -> None:
    plans, _ = replanned(AWAY, BOTH_ON_MONDAY)
    assert plans[-1].caseworker.tolist() == [1, 0]
    assert plans[-1].day[0] == 0


def test_with_moves_before_lateness_nobody_moves() -> None:
    plans, _ = replanned(AWAY, BOTH_ON_MONDAY, ("unassigned", "moved", "late", "continuity", "rescheduled"))
    assert plans[-1].caseworker.tolist() == [0, 0]


def test_a_task_keeps_its_day_unless_that_makes_something_late() -> None:
    office = instance(
        clients=(client("c1"), client("c2")),
        tasks=(task("t1", "c1", minutes=60, due=day(4)), task("t2", "c2", minutes=60, due=day(1))),
    )
    kept = Decisions(np.array([0, 0]), np.array([0, -1]), np.array([3, -1]))
    assert replanned(office, kept)[0][-1].day[0] == 3
    in_the_way = Decisions(np.array([0, -1]), np.array([0, -1]), np.array([1, -1]))
    assert replanned(office, in_the_way)[0][-1].day.tolist() == [1, 0]
    urgent = instance(
        clients=office.clients, tasks=(office.tasks[0], office.tasks[1].model_copy(update={"due": MONDAY}))
    )
    on_monday = Decisions(np.array([0, 0]), np.array([0, -1]), np.array([0, -1]))
    plans, events = replanned(urgent, on_monday)
    assert plans[-1].day[1] == 0
    assert plans[-1].day[0] > 0
    assert [event.value for event in events if isinstance(event, Changed) and event.name == "rescheduled"] == [1]


@pytest.mark.parametrize(
    "priority",
    [
        ("unassigned", "late"),
        ("continuity", "moved"),
        ("moved", "rescheduled", "continuity"),
        ("moved", "moved"),
        ("moved", "gone"),
    ],
)
def test_orders_that_no_replan_can_follow_are_refused(priority: tuple[Wish, ...]) -> None:
    with pytest.raises(ValueError, match=r"there can only be|in any case"):
        Earlier(BOTH_ON_MONDAY, priority)


def test_stays_are_counted_as_continuity_and_nothing_else_is() -> None:
    indexed = index_instance(AWAY)
    counted = Valuation(counting_stays(indexed, np.array([0, -1])), ("continuity",), {})
    for who, stays in (([0, 0], 1), ([1, 0], 0), ([-1, 1], 0)):
        assert counted.value(Decisions(np.array(who), np.array(who), np.array([0, 0])), "continuity") == stays


def test_one_stay_is_worth_more_than_all_else_of_a_client() -> None:
    indexed = index_instance(AWAY)
    found, points = stays_first(indexed, np.array([1, 1]))
    both = Valuation(found, ("continuity",), {})
    plain = Valuation(indexed, ("continuity",), {})
    known = Decisions(np.array([0, 0]), np.array([0, 0]), np.array([1, 1]))
    stays = Decisions(np.array([1, 0]), np.array([-1, 0]), np.array([-1, 1]))
    assert both.value(known, "continuity") == plain.value(known, "continuity")
    assert both.value(stays, "continuity") == plain.value(stays, "continuity") + points
    assert both.value(stays, "continuity") > both.value(known, "continuity")
