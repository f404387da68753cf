"""The oracle on cases small enough to work out by hand, each about one rule or objective."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optimizer.instance.schema import Effort, Horizon, Instance, Predecessor, Relationship, Rules
from optimizer.rules import MAXIMISED, OBJECTIVES, ObjectiveName, Policy
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task
from tests.oracle.brute_force import all_values, optimum
from tests.oracle.effort import tries
from tests.oracle.strategies import POLICIES, instances, priorities

SATURDAY = date(2026, 1, 10)
TWO = (caseworker("w1"), caseworker("w2"))


def best(given: Instance, name: ObjectiveName, policy: Policy = "client-based") -> int:
    """The value of one objective in the default order."""
    return optimum(given, policy)[name]


def test_the_smallest_instance() -> None:
    # w1 keeps c1 (100 points) and does its task (100); 30 of 5 x 100 minutes are used.
    assert optimum(instance()) == {
        "unassigned": 0, "late": 0, "continuity": 200, "delay": 0, "overtime": 0, "peak": 60,
    }  # fmt: skip


def test_a1_the_task_of_an_unassigned_client_is_done_under_cover_only() -> None:
    # w1 may not own c1, who is in two programmes, but holds that of the task.
    split = instance(clients=(client(programs=("calfresh", "medi-cal")),))
    assert optimum(split, "client-based", ["late"]) == {"late": 1}
    assert optimum(split, "cover", ["late"]) == {"late": 0}
    assert best(split, "unassigned", "cover") == 1


@pytest.mark.parametrize(
    "unfit",
    [{"language": "es"}, {"programs": ("medi-cal",)}, {"barred": ("w1",)}, {"office": "north"}, {"pin": "w2"}],
    ids=lambda fields: next(iter(fields)),
)
def test_a2_who_does_not_fit_is_no_caseworker(unfit: dict) -> None:
    workers = (caseworker("w1", office="south"), caseworker("w2", languages=(), programs=()))
    assert best(instance(caseworkers=workers, clients=(client(**unfit),)), "unassigned") == 1


def test_a2_programmes_of_the_tasks_count_even_of_a_task_that_cannot_be_done() -> None:
    after_horizon = day(5)
    never = task(program="medi-cal", release=after_horizon, due=after_horizon)
    assert best(instance(tasks=(never,)), "unassigned") == 1


def test_a3_a_client_pin_binds_no_performer_but_a_task_pin_does() -> None:
    pinned = instance(caseworkers=TWO, clients=(client(pin="w1"),), tasks=(task(pin="w2"),))
    assert best(pinned, "late", "client-based") == 1
    assert best(pinned, "late", "cover") == 0


@pytest.mark.parametrize(("cap", "unassigned"), [(4, 0), (3, 1), (1, 2)])
def test_a4_caseload_points_stay_within_the_cap(cap: int, unassigned: int) -> None:
    people = (client("c1", caseload_points=2), client("c2", caseload_points=2))
    capped = instance(caseworkers=(caseworker(max_caseload=cap),), clients=people)
    assert best(capped, "unassigned") == unassigned
    assert best(capped, "unassigned", "task-based") == 0


def test_p1_task_based_keeps_todays_caseworker_and_lets_others_work() -> None:
    # w1 has no time; c1 stays theirs all the same (100), w2 does the task as a stranger (0).
    busy = instance(
        caseworkers=(caseworker("w1", minutes_per_day=0), caseworker("w2")), clients=(client(caseworker="w1"),)
    )
    assert optimum(busy, "task-based", ["late", "continuity"]) == {"late": 0, "continuity": 100}
    # Under client-based, w2 must take c1 over: kept 0, task beta.
    assert optimum(busy, "client-based", ["late", "continuity"]) == {"late": 0, "continuity": 50}


@pytest.mark.parametrize(("allowed", "overtime", "late"), [(0, 0, 1), (9, 0, 1), (10, 10, 0)])
def test_c1_a_day_takes_capacity_and_allowed_overtime(allowed: int, overtime: int, late: int) -> None:
    full = instance(
        caseworkers=(caseworker(minutes_per_day=50, overtime_per_day=allowed),), tasks=(task("t1"), task("t2"))
    )
    assert (best(full, "overtime"), best(full, "late")) == (overtime, late)


def test_c1_no_overtime_on_leave() -> None:
    away = caseworker(availability={MONDAY: 0}, overtime_per_day=60)
    assert best(instance(caseworkers=(away,)), "late") == 1


@pytest.mark.parametrize(("minutes", "late"), [(100, 0), (101, 1)])
def test_c2_efforts_replace_the_minutes_of_the_task(minutes: int, late: int) -> None:
    slow = instance(efforts=(Effort(task="t1", caseworker="w1", minutes=minutes),))
    assert best(slow, "late") == late


@pytest.mark.parametrize(
    ("known", "peak"),
    [
        ({"contacts": {"left": 1}}, 140),
        ({"contacts": {"left": 1, "w1": 0}}, 140),
        ({"contacts": {"left": 1, "w1": 1}}, 120),
        ({"contacts": {"w1": 0}}, 120),  # a count of 0 is no contact: a new client
        ({}, 120),
        ({"caseworker": "w1"}, 120),
    ],
)
def test_c2_a_caseworker_reads_in_once_unless_the_client_is_new(known: dict, peak: int) -> None:
    # Two tasks of 30 minutes and perhaps 10 of reading in, of 5 x 100 minutes.
    two = instance(rules=Rules(familiarisation_minutes=10), clients=(client(**known),), tasks=(task("t1"), task("t2")))
    assert best(two, "peak") == peak


def test_c2_a_relationships_row_of_0_points_is_a_meeting() -> None:
    row = Relationship(client="c1", caseworker="w1", points=0)
    met = instance(
        rules=Rules(familiarisation_minutes=10), clients=(client(contacts={"left": 1}),), relationships=(row,)
    )
    assert best(met, "peak") == 60


def test_t1_a_fixed_day_is_kept() -> None:
    assert optimum(instance(tasks=(task(fixed_day=day(3)),)))["delay"] == 3


def test_t1_a_task_is_done_in_one_piece() -> None:
    assert best(instance(tasks=(task(minutes=101),)), "delay") == 5


@pytest.mark.parametrize(("lag", "delay"), [(0, 0), (1, 1), (4, 4), (5, 5)])
def test_t2_a_task_waits_for_its_predecessor(lag: int, delay: int) -> None:
    chain = (task("t1", after=(Predecessor(task="t2", days=lag),)), task("t2"))
    assert best(instance(tasks=chain), "delay") == delay


def test_t2_nothing_follows_an_unscheduled_task() -> None:
    chain = (task("t1"), task("t2", after=(Predecessor(task="t1"),)))
    # t1 is too long for anybody, so both stay undone; alone, t2 would be on time.
    long = Effort(task="t1", caseworker="w1", minutes=500)
    assert best(instance(tasks=chain, efforts=(long,)), "late") == 2


def test_days_count_work_days_only() -> None:
    # Fri 9 Jan to Mon 12 Jan: two working days. Released on Saturday, due on Sunday: due on Monday, its release day.
    weekend = Horizon(start=day(4), end=day(5))
    late = task(release=SATURDAY, due=SATURDAY + timedelta(days=1))
    assert optimum(instance(horizon=weekend, tasks=(late,)), priority=["late", "delay"]) == {"late": 0, "delay": 0}
    # Due on Saturday, released on Friday: due on Friday, when nobody is there.
    away = caseworker(availability={day(4): 0})
    due_saturday = instance(horizon=weekend, caseworkers=(away,), tasks=(task(release=day(4), due=SATURDAY),))
    assert optimum(due_saturday, priority=["late", "delay"]) == {"late": 1, "delay": 1}


def test_late_overdue_from_the_start_whatever_is_done() -> None:
    before = MONDAY - timedelta(days=3)
    overdue = task(release=before, due=before, late_weight=3, fixed_day=day(2))
    # Late by weight 3; its delay counts from day 0 to day 2.
    assert optimum(instance(tasks=(overdue,)), priority=["late", "delay"]) == {"late": 3, "delay": 6}


@pytest.mark.parametrize(("due", "late", "delay"), [(day(4), 1, 1), (day(4) + timedelta(days=1), 0, 0)])
def test_late_not_beyond_the_horizon(due: date, late: int, delay: int) -> None:
    undone = instance(tasks=(task(minutes=500, due=due),))
    assert optimum(undone, priority=["late", "delay"]) == {"late": late, "delay": delay}


def test_late_chooses_the_heavier_task() -> None:
    pair = (task("t1", minutes=60, late_weight=2), task("t2", minutes=60, late_weight=3))
    assert optimum(instance(tasks=pair), priority=["late", "delay"]) == {"late": 2, "delay": 2}


@pytest.mark.parametrize(("contacts", "points"), [({"w1": 1, "left": 1}, 50), ({"w1": 1, "left": 7}, 13)])
def test_continuity_contact_shares_round_half_up_and_count_those_who_left(contacts: dict, points: int) -> None:
    # Without beta: kept and task earn the share each, times weight 2. 1 of 8 is 12.5.
    shared = instance(rules=Rules(new_relationship_points=0), clients=(client(contacts=contacts, weight=2),))
    assert best(shared, "continuity") == 4 * points


@pytest.mark.parametrize(("beta", "points"), [(0, 60), (50, 80), (120, 150)])
def test_continuity_beta_lifts_the_task_but_not_the_relationship_kept(beta: int, points: int) -> None:
    known = client(contacts={"w1": 3, "left": 7})
    assert best(instance(rules=Rules(new_relationship_points=beta), clients=(known,)), "continuity") == points


def test_continuity_no_beta_for_a_client_with_a_relationships_row() -> None:
    # w2's row takes beta from w1 too; w2, barred, can't use theirs.
    row = Relationship(client="c1", caseworker="w2", points=80)
    rated = instance(caseworkers=TWO, clients=(client(barred=("w2",)),), relationships=(row,))
    assert best(rated, "continuity") == 0


def test_continuity_a_row_overrides_todays_caseworker() -> None:
    row = Relationship(client="c1", caseworker="w1", points=130)
    assert best(instance(relationships=(row,)), "continuity") == 260


@pytest.mark.parametrize(("beta", "points"), [(50, 200), (120, 220)])
def test_continuity_of_a_new_client_is_100_with_whoever_owns_it(beta: int, points: int) -> None:
    fresh = instance(rules=Rules(new_relationship_points=beta), clients=(client(),))
    assert best(fresh, "continuity") == points
    # Done by another than p(c), the task earns nothing.
    elsewhere = instance(caseworkers=TWO, clients=(client(pin="w1"),), tasks=(task(pin="w2"),))
    assert best(elsewhere, "continuity", "cover") == 100


def test_overtime_is_avoided_once_delay_matters_less() -> None:
    pair = instance(
        caseworkers=(caseworker(minutes_per_day=40, overtime_per_day=20),),
        tasks=(task("t1"), task("t2", late_weight=0)),
    )
    # t2 weighs nothing, so it may wait for Tuesday, or for good.
    assert best(pair, "overtime") == 0
    assert optimum(pair, priority=["late", "peak"]) == {"late": 0, "peak": 150}


def test_peak_is_rounded_up_over_normal_minutes_of_the_horizon() -> None:
    # 30 of 4 x 100 + 10 minutes are 73.17 thousandths; overtime is no capacity.
    week = caseworker(availability={day(4): 10}, overtime_per_day=60)
    assert best(instance(caseworkers=(week,)), "peak") == 74


def test_peak_shares_the_work_where_continuity_is_left_out() -> None:
    pair = instance(horizon=horizon(1), caseworkers=TWO, tasks=(task("t1"), task("t2")))
    assert optimum(pair, "cover", ["late", "peak"]) == {"late": 0, "peak": 300}
    assert optimum(pair, "client-based", ["late", "peak"]) == {"late": 0, "peak": 600}


def test_priority_decides_what_gives_way() -> None:
    # w1 knows c1 but is away until Tuesday; w2 is there on Monday.
    away = (caseworker("w1", availability={MONDAY: 0}), caseworker("w2"))
    choice = instance(caseworkers=away, clients=(client(caseworker="w1"),))
    assert optimum(choice, priority=["late", "continuity"]) == {"late": 0, "continuity": 50}
    assert optimum(choice, priority=["continuity", "late"]) == {"continuity": 200, "late": 1}


@tries(few=120, many=2_000)
@given(instances(most=2, most_tasks=2), st.sampled_from(POLICIES), priorities())
def test_the_shortcuts_lose_nothing(instance: Instance, policy: Policy, priority: Sequence[ObjectiveName]) -> None:
    def key(vector: tuple[int, ...]) -> tuple[int, ...]:
        named = dict(zip(OBJECTIVES, vector, strict=True))
        return tuple(-named[name] if name in MAXIMISED else named[name] for name in priority)

    first = dict(zip(OBJECTIVES, min(all_values(instance, policy), key=key), strict=True))
    assert optimum(instance, policy, priority) == {name: first[name] for name in priority}
