from optimizer.checks.check import require_checked
from optimizer.dispatch import dispatch
from optimizer.dispatch.nominal import with_nominal_caseworkers
from optimizer.plan.schema import Assignment
from tests.builders import caseworker, client, day, horizon, instance, task


def named(plan):
    return {row.client: row.caseworker for row in plan.assignments}


def test_todays_caseworker_stays_even_if_others_do_the_work():
    office = instance(caseworkers=(caseworker("w1", minutes_per_day=0), caseworker("w2")))
    assert named(dispatch(office, "edf")) == {"c1": "w1"}


def test_who_did_most_tasks_is_named():
    office = instance(
        caseworkers=(caseworker("w1", programs=("medi-cal",)), caseworker("w2")),
        clients=(client(),),
        tasks=(task("t1", program="medi-cal"), task("t2"), task("t3")),
    )
    assert named(dispatch(office, "edf")) == {"c1": "w2"}


def test_of_equals_the_first_to_do_a_task_is_named():
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2", programs=("medi-cal",))),
        clients=(client(),),
        tasks=(task("t1", due=day(4)), task("t2", program="medi-cal", due=day(1))),
    )
    assert named(dispatch(office, "edf")) == {"c1": "w2"}


def test_who_has_no_task_goes_to_the_fewest_points_one_after_the_other():
    office = instance(
        caseworkers=(caseworker("w1"), caseworker("w2")),
        clients=(client("c1", caseworker="w1", caseload_points=2), client("c2"), client("c3"), client("c4")),
        tasks=(),
    )
    assert named(dispatch(office, "edf")) == {"c1": "w1", "c2": "w2", "c3": "w2", "c4": "w1"}


def test_an_office_without_caseworkers_names_nobody():
    office = instance(caseworkers=(), clients=(client(),))
    plan = dispatch(office, "edf")
    assert named(plan) == {"c1": None}
    assert not plan.schedule


def test_renaming_leaves_the_schedule_and_makes_up_for_whom_a_plan_happened_to_name():
    office = instance(
        horizon=horizon(1), caseworkers=(caseworker("w1", minutes_per_day=50), caseworker("w2")), clients=(client(),)
    )
    plan = dispatch(office, "edf").model_copy(
        update={"assignments": (Assignment(client="c1", caseworker="w1"),), "objectives": ()}
    )
    again = with_nominal_caseworkers(office, plan)
    assert named(again) == {"c1": "w2"}
    assert require_checked(office, again).plan.schedule == plan.schedule
