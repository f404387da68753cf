"""Each rule alone, on an office where it decides otherwise than the others."""

import pytest

from optimizer.dispatch import RULES_OF_DISPATCH, dispatch
from optimizer.instance.schema import Effort, Predecessor, Rules
from tests.builders import caseworker, client, day, horizon, instance, task


def done(office, rule="edf", seed=0):
    """Task -> (caseworker, day number), in the order done."""
    numbers = {day(number): number for number in range(10)}
    return {row.task: (row.caseworker, numbers[row.day]) for row in dispatch(office, rule, seed).schedule}


def minutes(office, rule="edf"):
    return {row.task: row.minutes for row in dispatch(office, rule).schedule}


# Orders


def two_urgencies():
    """The older task is due later; a day holds one of them."""
    old = task("old", release=day(0), due=day(4), minutes=60)
    urgent = task("urgent", release=day(1), due=day(1), minutes=60)
    blocker = task("blocker", release=day(0), due=day(0), minutes=60)
    return instance(tasks=(old, urgent, blocker))


def test_fifo_takes_the_oldest_release_first():
    assert list(done(two_urgencies(), "fifo")) == ["blocker", "old", "urgent"]


def test_edf_takes_the_earliest_due_first():
    assert list(done(two_urgencies(), "edf")) == ["blocker", "urgent", "old"]


@pytest.mark.parametrize("rule", ["fifo", "edf"])
def test_ties_go_by_id(rule):
    office = instance(tasks=(task("b"), task("c"), task("a")))
    assert list(done(office, rule)) == ["a", "b", "c"]


def test_random_is_the_same_for_the_same_seed_and_not_for_all_others():
    office = instance(tasks=tuple(task(f"t{n}", minutes=5) for n in range(8)))
    assert list(done(office, "random", 1)) == list(done(office, "random", 1))
    assert len({tuple(done(office, "random", seed)) for seed in range(5)}) > 1


# Choices


def three_caseworkers():
    """w1 is the client's own, w2 has most minutes, w3 may do the fewest tasks."""
    skilled = {"languages": ("en", "es")}
    return instance(
        caseworkers=(
            caseworker("w1", minutes_per_day=80, **skilled),
            caseworker("w2", minutes_per_day=100, **skilled),
            caseworker("w3", minutes_per_day=60),
        ),
        clients=(client("c1", caseworker="w1"), client("c2", language="es")),
        tasks=(task("t1", "c1", minutes=20), task("t2", "c2", minutes=20, due=day(3))),
    )


@pytest.mark.parametrize(
    ("rule", "who"), [("fifo", "w2"), ("edf", "w2"), ("skill", "w3"), ("sticky", "w1"), ("dedicated", "w1")]
)
def test_who_gets_the_first_task(rule, who):
    assert done(three_caseworkers(), rule)["t1"] == (who, 0)


def test_sticky_goes_elsewhere_when_the_own_caseworker_is_a_minute_short():
    def office(left):
        return instance(
            caseworkers=(caseworker("w1", minutes_per_day=left), caseworker("w2")), tasks=(task(minutes=30),)
        )

    assert done(office(30), "sticky")["t1"] == ("w1", 0)
    assert done(office(29), "sticky")["t1"] == ("w2", 0)


def test_equal_minutes_go_to_the_lowest_id():
    office = instance(caseworkers=(caseworker("w2"), caseworker("w1")))
    assert done(office)["t1"] == ("w1", 0)


def test_skill_counts_open_tasks_only():
    """w2 could do the Spanish task too, but it is not released yet."""
    office = instance(
        caseworkers=(caseworker("w1", minutes_per_day=50), caseworker("w2", languages=("en", "es"))),
        clients=(client("c1"), client("c2", language="es")),
        tasks=(task("t1", "c1"), task("t2", "c2", release=day(1), due=day(1))),
    )
    assert done(office, "skill")["t1"] == ("w2", 0)


# The walk that all share


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
def test_nothing_is_known_before_its_release(rule):
    office = instance(tasks=(task(release=day(2), due=day(2)),))
    assert done(office, rule) == {"t1": ("w1", 2)}


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
def test_what_fits_nobody_waits_for_another_day(rule):
    office = instance(
        horizon=horizon(2),
        caseworkers=(caseworker(minutes_per_day=30, overtime_per_day=100),),
        tasks=(task("long", minutes=31), task("t1", minutes=30), task("t2", minutes=30)),
    )
    assert sorted(done(office, rule).values()) == [("w1", 0), ("w1", 1)]
    assert "long" not in done(office, rule)


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
def test_appointments_of_the_day_come_first(rule):
    office = instance(
        tasks=(task("t1", minutes=60), task("visit", minutes=60, due=day(4), fixed_day=day(0))), horizon=horizon(1)
    )
    assert done(office, rule) == {"visit": ("w1", 0)}


@pytest.mark.parametrize("rule", RULES_OF_DISPATCH)
def test_a_missed_appointment_is_not_made_up_for(rule):
    office = instance(tasks=(task(minutes=101, fixed_day=day(0)),), caseworkers=(caseworker(minutes_per_day=100),))
    assert done(office, rule) == {}


@pytest.mark.parametrize(("lag", "on"), [(0, 0), (1, 1), (2, 2)])
def test_a_successor_waits_its_lag_and_may_follow_on_the_same_day(lag, on):
    first, then = task("z-first", due=day(4)), task("a-then", after=(Predecessor(task="z-first", days=lag),))
    office = instance(tasks=(then, first))
    assert list(done(office).items()) == [("z-first", ("w1", 0)), ("a-then", ("w1", on))]


def test_a_successor_of_an_undone_task_is_not_done():
    office = instance(tasks=(task("t1", minutes=999), task("t2", after=(Predecessor(task="t1"),))))
    assert done(office) == {}


def test_an_appointment_before_its_predecessor_can_be_done_is_lost():
    office = instance(tasks=(task("t1"), task("t2", fixed_day=day(1), after=(Predecessor(task="t1", days=2),))))
    assert done(office) == {"t1": ("w1", 0)}


# Reading in


def stranger(rules, minutes_per_day):
    return instance(
        rules=Rules(familiarisation_minutes=rules),
        caseworkers=(caseworker("w1", languages=()), caseworker("w2", minutes_per_day=minutes_per_day)),
        tasks=(task("t1", minutes=30), task("t2", minutes=30)),
    )


def test_reading_in_is_paid_once():
    assert minutes(stranger(15, 75)) == {"t1": 45, "t2": 30}


def test_reading_in_must_fit():
    office = stranger(15, 45)
    assert done(office) == {"t1": ("w2", 0), "t2": ("w2", 1)}
    assert done(stranger(15, 44)) == {}


def test_efforts_replace_the_minutes():
    office = instance(efforts=(Effort(task="t1", caseworker="w1", minutes=77),))
    assert minutes(office) == {"t1": 77}


def test_an_unknown_rule_is_named():
    with pytest.raises(ValueError, match="'lifo': must be one of fifo, edf"):
        dispatch(instance(), "lifo")
