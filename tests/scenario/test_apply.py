from datetime import date

import pytest

from optimizer.errors import InputError
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Caseworker, Effort, Instance, Relationship
from optimizer.scenario import Absent, Cap, DueSlack, Edit, Hire, Leaves, Overtime, Train, apply, faults_of
from tests.builders import MONDAY, caseworker, client, day, horizon, instance, task

OFFICE = instance(
    horizon=horizon(10),
    caseworkers=(
        caseworker("w1", languages=("en", "es"), max_caseload=10, minutes_per_day=300, office="north"),
        caseworker("w2", max_caseload=20, minutes_per_day=200, availability={day(2): 50, day(3): 0}),
        caseworker("w3", max_caseload=30, minutes_per_day=100, overtime_per_day=15),
    ),
    clients=(
        client("c1", caseworker="w1"),
        client("c2", caseworker="w1", contacts={"w2": 3}, pin="w1"),
        client("c3", caseworker="w2", barred=("w1",)),
    ),
    tasks=(task("t1", "c1", pin="w1"), task("t2", "c3", due=day(4))),
    relationships=(Relationship(client="c1", caseworker="w1", points=70),),
    efforts=(Effort(task="t1", caseworker="w1", minutes=10),),
)


def worker(edits: list[Edit], who: str) -> Caseworker:
    return next(row for row in apply(OFFICE, edits).caseworkers if row.id == who)


def test_the_instance_given_stays_and_the_other_has_a_hash_of_its_own() -> None:
    of_a_file = OFFICE.with_file_hash("0" * 64)
    changed = apply(of_a_file, [Cap("w1", 11)])
    assert of_a_file.caseworkers[0].max_caseload == 10
    assert changed.caseworkers[0].max_caseload == 11
    assert len({OFFICE.sha256, of_a_file.sha256, changed.sha256}) == 3


def test_no_edits_change_nothing() -> None:
    assert apply(OFFICE, []) == OFFICE


def test_absent_takes_the_minutes_of_the_working_days_between_and_no_others() -> None:
    indexed = index_instance(apply(OFFICE, [Absent("w2", day(1), day(5))]))
    assert indexed.capacity[1].tolist() == [200, 0, 0, 0, 0, 0, 200, 200, 200, 200]


def test_leaves_on_the_first_day_takes_out_every_mention() -> None:
    changed = apply(OFFICE, [Leaves("w1", MONDAY)])
    assert [row.id for row in changed.caseworkers] == ["w2", "w3"]
    assert (changed.relationships, changed.efforts, changed.tasks[0].pin) == ((), (), None)
    assert [row.caseworker for row in changed.clients] == [None, None, "w2"]
    assert (changed.clients[1].pin, changed.clients[2].barred) == (None, ())


def test_clients_of_who_leaves_are_not_new_and_nobody_else_gains() -> None:
    before, after = index_instance(OFFICE), index_instance(apply(OFFICE, [Leaves("w1", MONDAY)]))
    assert not after.new.any()
    assert (after.relationship <= before.relationship[:, 1:]).all()


def test_leaves_later_keeps_the_minutes_until_then_but_no_client() -> None:
    changed = index_instance(apply(OFFICE, [Leaves("w1", day(2))]))
    assert changed.capacity[0].tolist() == [300, 300, *[0] * 8]
    assert changed.max_caseload[0] == 0
    assert changed.eligible[1].tolist() == [True, True, True]  # the pin of c2 is lifted


def test_hired_are_numbered_and_usual_or_like_somebody() -> None:
    assert worker([Hire(("es",), ("calfresh",))], "hired-1") == Caseworker(
        id="hired-1", languages=("es",), programs=("calfresh",), minutes_per_day=200, max_caseload=20
    )
    second = worker([Hire(("en",), ("calfresh",)), Hire(("es",), ("calfresh",), "w3")], "hired-2")
    assert (second.minutes_per_day, second.overtime_per_day, second.max_caseload) == (100, 15, 30)
    assert worker([Hire(("es",), ("calfresh",), "w2")], "hired-1").availability == {}


def test_train_adds_what_is_not_known_yet() -> None:
    assert worker([Train("w2", ("es", "en"), ("calfresh",))], "w2").languages == ("en", "es")


def test_cap_can_be_lifted() -> None:
    assert worker([Cap("w1", None)], "w1").max_caseload is None


def test_overtime_for_one_or_all() -> None:
    assert [row.overtime_per_day for row in apply(OFFICE, [Overtime(None, 60)]).caseworkers] == [60, 60, 60]
    assert [row.overtime_per_day for row in apply(OFFICE, [Overtime("w1", 60)]).caseworkers] == [60, 0, 15]


def test_overtime_on_days_adds_minutes_but_not_on_leave() -> None:
    indexed = index_instance(apply(OFFICE, [Overtime("w2", 60, (day(1), day(3)))]))
    assert indexed.capacity[1].tolist()[:5] == [200, 260, 110, 0, 200]
    assert indexed.overtime[1].tolist()[:5] == [0] * 5


def test_due_slack_moves_every_due_date() -> None:
    assert [row.due for row in apply(OFFICE, [DueSlack(2)]).tasks] == [date(2026, 1, 7), date(2026, 1, 11)]


def test_edits_come_one_after_another() -> None:
    assert worker([Cap("w1", 5), Cap("w1", 6)], "w1").max_caseload == 6
    with pytest.raises(InputError, match="there is no such caseworker"):
        apply(OFFICE, [Leaves("w1", MONDAY), Cap("w1", 6)])


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Absent("w9", day(0), day(1)), "there is no such caseworker"),
        (Absent("w1", day(1), day(0)), "ends before it begins"),
        (Absent("w1", day(10), day(11)), "holds no working day of the horizon 2026-01-05 … 2026-01-16"),
        (Absent("w1", date(2026, 1, 10), date(2026, 1, 11)), "holds no working day"),
        (Leaves("w1", date(2026, 1, 17)), "is after the horizon, which ends on 2026-01-16"),
        (Hire(("hy",), ("calfresh",)), "nobody here speaks it"),
        (Hire(("en",), ("calwin",)), "there is no such programme"),
        (Hire(("en",), ()), "needs a language and a programme"),
        (Hire(("en",), ("calfresh",), "w9"), "there is no such caseworker"),
        (Train("w1", (), ()), "name a language or a programme"),
        (Cap("w1", 1_000_001), "must be a whole number 0 … 1,000,000"),
        (Overtime("w1", -1), "must be a whole number 0 … 1,000,000"),
        (Overtime("w1", 5, (day(10), day(10))), "holds no working day"),
        (DueSlack(0), "must be a whole number 1 … 1,000,000"),
    ],
)
def test_each_impossible_edit_is_one_fault(edit: Edit, message: str) -> None:
    (fault,) = faults_of(OFFICE, [edit])
    assert message in fault.message
    assert fault.where == str(edit)


@pytest.mark.parametrize("edit", [Absent("w1", day(9), day(30)), Leaves("w1", date(2026, 1, 16)), Cap("w1", 1_000_000)])
def test_just_inside_the_limits_passes(edit: Edit) -> None:
    assert apply(OFFICE, [edit]) != OFFICE


def test_a_due_date_past_the_calendar_is_refused() -> None:
    far: Instance = instance(tasks=(task(due=date(9999, 12, 30)),))
    assert apply(far, [DueSlack(1)]).tasks[0].due == date(9999, 12, 31)
    with pytest.raises(InputError, match="after the year 9999"):
        apply(far, [DueSlack(2)])


def test_the_last_one_cannot_leave() -> None:
    with pytest.raises(InputError, match="is the only one there is"):
        apply(instance(), [Leaves("w1", MONDAY)])


def test_all_faults_of_all_edits_come_at_once() -> None:
    with pytest.raises(InputError) as refused:
        apply(OFFICE, [Cap("w9", 1), Cap("w1", 1), Absent("w8", day(30), day(31))])
    assert [(fault.where, fault.field) for fault in refused.value.faults] == [
        ("cap w9=1", "caseworker"),
        ("absent w8:2026-02-16..2026-02-17", "caseworker"),
        ("absent w8:2026-02-16..2026-02-17", "days"),
    ]
