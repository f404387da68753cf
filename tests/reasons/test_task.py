"""Why a task is late or undone: each reason on the smallest office that has it."""

from optimizer.instance.schema import Instance, Predecessor, TaskId
from optimizer.reasons.task import TaskReason, task_reason
from optimizer.reasons.words.task import sentences_of_task
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.reasons.asking import asker, planned


def reason(office: Instance, name: str = "t1") -> TaskReason:
    return task_reason(planned(office), TaskId(name), asker())


def test_on_time_needs_no_reason() -> None:
    told = reason(instance())
    assert (told.state, told.obstacle, told.window, told.on_time) == ("on time", None, None, None)


def test_overdue_from_the_start() -> None:
    told = reason(instance(tasks=(task(release=day(0).replace(day=1), due=day(0).replace(day=2)),)))
    assert told.state == "overdue"
    assert told.obstacle == "it was due on 2026-01-02, before the first day: late whatever is done"


def test_released_after_the_horizon() -> None:
    told = reason(instance(tasks=(task(release=day(7), due=day(8)),)))
    assert told.obstacle == "it is released on 2026-01-14, after the last working day"


def test_nobody_may_do_it() -> None:
    told = reason(instance(tasks=(task(program="capi"),), clients=(client(programs=()),)))
    assert told.obstacle == "nobody may do it: nobody who speaks en holds capi"
    assert told.could == ()


def test_predecessor_leaves_no_day() -> None:
    tasks = (task("t0", due=day(4)), task("t1", after=(Predecessor(task="t0", days=1),)))
    told = reason(instance(tasks=tasks))
    assert told.obstacle == "its predecessors or its fixed day leave no day on which it would be on time"


def test_longer_than_the_longest_day_and_exactly_as_long() -> None:
    assert reason(instance(tasks=(task(minutes=101),))).obstacle == (
        "its 101 minutes fit into no day of w1 in that time: the longest has 100"
    )
    assert reason(instance(tasks=(task(minutes=100),))).state == "on time"


def test_client_without_a_caseworker() -> None:
    told = reason(instance(caseworkers=(caseworker(max_caseload=0),)))
    assert told.obstacle == "client c1 has no caseworker"


def full_day() -> Instance:
    tasks = (task("t0", minutes=60, late_weight=2), task("t1", minutes=60))
    return instance(tasks=tasks, horizon=horizon(2))


def test_over_full_day_is_proven_and_the_price_said() -> None:
    told = reason(full_day())
    assert told.state == "late"
    assert told.window is not None
    assert (told.window.tasks, told.window.need, told.window.room, told.window.at_least) == (("t0", "t1"), 120, 100, 1)
    assert told.on_time is not None
    assert told.on_time.possible
    assert {change.name: change.change for change in told.on_time.changes}["late"] == 1
    assert (told.filled, told.room) == (60, 100)


def test_sentences_say_the_two_numbers_and_who_is_late_instead() -> None:
    text = "\n".join(sentences_of_task(reason(full_day())))
    assert "must be done on 2026-01-05 to be on time and need 120 minutes; w1 has 100. At least 1 of them" in text
    assert "On time instead, w1 keeping all clients: +1 late weight" in text
    assert "Late then: t0 of c1 (due 2026-01-05, weight 2)." in text
