import pytest

from optimizer.checks.check import require_checked
from optimizer.dispatch import dispatch
from optimizer.metrics.contrast import COLUMN, COLUMNS, contender, continuity_bound_percent, values_of
from optimizer.metrics.reading import reading_of
from optimizer.plan.schema import Provenance
from tests.builders import caseworker, client, instance, task
from tests.checks.plans import claim, plan, row


@pytest.fixture
def office():
    """w2 is no one's caseworker but has the most minutes: edf gives them all work."""
    return instance(
        caseworkers=(caseworker("w1", minutes_per_day=50), caseworker("w2", minutes_per_day=100)),
        clients=(client("c1", caseworker="w1"),),
        tasks=(task("t1"), task("t2")),
    )


def optimised(office, *claims):
    """w1 keeps c1, and does the second task a day late."""
    made = plan(office, row("t1"), row("t2", on=1), objectives=claims)
    return contender("optimised", require_checked(office, made))


def dispatched(office, rule):
    return contender(rule, require_checked(office, dispatch(office, rule)))


def test_values_are_those_of_the_measures(office):
    mine, theirs = values_of(optimised(office)), values_of(dispatched(office, "edf"))
    assert list(mine) == [column.name for column in COLUMNS]
    assert (mine["named-caseworker share"], theirs["named-caseworker share"]) == (1, 0)
    assert (mine["continuity score"], theirs["continuity score"]) == (100, 33.33)
    assert (mine["late tasks"], theirs["late tasks"]) == (1, 0)
    assert (mine["mean delay"], theirs["mean delay"]) == (0.5, 0)


def test_a_column_knows_what_is_better(office):
    mine, theirs = optimised(office), dispatched(office, "edf")
    assert COLUMN["continuity score"].beats(mine, theirs)
    assert COLUMN["late tasks"].beats(theirs, mine)
    assert not COLUMN["late tasks"].beats(mine, theirs)
    assert not COLUMN["retention"].beats(mine, theirs)


def test_undefined_beats_nothing():
    empty = instance(tasks=())
    one = contender("a", require_checked(empty, plan(empty)))
    assert not COLUMN["named-caseworker share"].beats(one, one)
    assert COLUMN["named-caseworker share"].of(one) is None


def test_the_bound_is_shown_as_a_score_rounded_up(office):
    assert continuity_bound_percent(optimised(office)) is None
    assert continuity_bound_percent(optimised(office, claim("continuity", 300, None))) is None
    assert continuity_bound_percent(optimised(office, claim("continuity", 300, 300))) == 100
    low = instance(clients=(client(contacts={"gone": 2, "w1": 1}),), tasks=())  # 33 points at most
    made = contender(
        "optimised", require_checked(low, plan(low, named={"c1": None}, objectives=(claim("continuity", 0, 32),)))
    )
    assert continuity_bound_percent(made) == 96.97


def test_the_reading_says_where_each_side_is_better(office):
    text = reading_of(optimised(office), [dispatched(office, "edf"), dispatched(office, "dedicated")])
    assert "No bound on continuity was proven" in text
    assert "edf has the most continuity, with 33.33 % (66.7 points less)" in text
    assert "edf, with 100.0 % on time, 0 tasks late, against 50.0 % and 1 task late" in text
    assert "Task-based plans do better than the optimised plan in: on-time share (all); late tasks (all)" in text
    assert "(dedicated) gives 100.00 % continuity (equal)" in text


def test_the_reading_says_how_much_is_proven(office):
    assert "proven to be the most for a client-based plan" in reading_of(
        optimised(office, claim("continuity", 300, 300)), []
    )
    text = reading_of(optimised(office, claim("continuity", 300, 303)), [])
    assert "gets past 101.00 %, so at most 1.00 points are missing" in text


def test_the_reading_says_when_task_based_wins_nothing():
    office = instance()
    best = contender("optimised", require_checked(office, plan(office, row())))
    assert "No task-based plan does better" in reading_of(best, [dispatched(office, "edf")])


def test_the_reading_says_when_optimising_the_pool_got_nowhere(office):
    rule = dispatched(office, "edf")
    unnamed = rule.checked.plan.model_copy(update={"provenance": Provenance()})
    pool = contender("optimised-pool", require_checked(office, unnamed))
    text = reading_of(optimised(office), [pool, rule, dispatched(office, "fifo")])
    assert "optimised-pool is the very plan of" in text
    assert "Most punctual of them is edf" in text
    assert "fifo is the very plan" not in text
    assert "nothing better was found in time" in text
    stopped = reading_of(optimised(office), [pool, rule], {"optimised-pool"})
    assert "nothing better was found before you stopped the search" in stopped


def test_plans_that_are_equally_punctual_are_not_held_against_each_other():
    office = instance()
    best = contender("optimised", require_checked(office, plan(office, row())))
    text = reading_of(best, [dispatched(office, "fifo"), dispatched(office, "edf")])
    assert "The task-based plans are as punctual as the optimised plan: 100.0 % on time, 0 tasks late." in text
    assert "the task-based plans 0." in text


def test_the_reading_says_why_dedicated_is_more_continuous(office):
    """The optimised plan gives both tasks to w2, in time."""
    goals = (claim("late", 0, 0), claim("continuity", 100, 100), claim("peak", 120, 120))
    made = plan(office, row("t1", "w2"), row("t2", "w2"), named={"c1": "w2"}, objectives=goals)
    text = reading_of(contender("optimised", require_checked(office, made)), [dispatched(office, "dedicated")])
    assert "gives up 66.7 points of continuity for 1 fewer late task than dedicated, because late comes before" in text
    assert "`--priority continuity,late,peak` turns that round" in text


def test_dedicated_needs_no_excuse_where_continuity_comes_first(office):
    goals = (claim("continuity", 100, 100), claim("late", 0, 0))
    made = plan(office, row("t1", "w2"), row("t2", "w2"), named={"c1": "w2"}, objectives=goals)
    text = reading_of(contender("optimised", require_checked(office, made)), [dispatched(office, "dedicated")])
    assert "gives up" not in text


def test_a_bound_that_is_reached_reads_as_the_score_does():
    """33 of 67 points are 49.253… %: the score is rounded down, any bound above it up."""
    known = client(caseworker=None, contacts={"w1": 1, "w2": 2})
    low = instance(caseworkers=(caseworker("w1"), caseworker("w2")), clients=(known,), tasks=())
    goals = (claim("continuity", 33, 33),)
    made = contender("optimised", require_checked(low, plan(low, named={"c1": "w1"}, objectives=goals)))
    assert continuity_bound_percent(made) == made.measures.continuity.score_percent == 49.25


def test_the_reading_of_an_office_without_work_has_no_numbers_to_compare():
    empty = instance(tasks=(), clients=())
    one = contender("optimised", require_checked(empty, plan(empty)))
    text = reading_of(one, [dispatched(empty, "edf"), dispatched(empty, "dedicated")])
    assert "does an undefined share of the scheduled tasks" in text
    assert "(dedicated) gives an undefined share continuity (not comparable)" in text
