"""The price of having a task on time, against every plan of its caseworker's days."""

from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from optimizer.instance.schema import Instance, Task
from optimizer.plan.schema import Assignment, Plan, ScheduledTask
from optimizer.reasons.forced import can_be_forced, force
from optimizer.reasons.present import Present
from optimizer.rules import MAXIMISED, OBJECTIVES
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.oracle.brute_force import plan_of
from tests.oracle.effort import tries
from tests.oracle.facts import Facts
from tests.oracle.judge import broken_rules, true_minutes, values
from tests.oracle.strategies import instances
from tests.reasons.asking import asker, planned
from tests.reasons.test_price import peak_of

Vector = tuple[int, ...]


@tries(few=60, many=3_000)
@given(instances("client-based", most=2), st.data())
def test_price_of_being_on_time_is_the_true_price(office: Instance, data: st.DataObject) -> None:
    present = planned(office)
    wanted = [
        row
        for row in office.tasks
        if present.caseworker_of[row.client] is not None and row.release <= office.horizon.end >= row.due
    ]
    assume(wanted)
    row = data.draw(st.sampled_from(wanted))
    worker = present.caseworker_of[row.client]
    assume(not any(present.caseworker_of[a.client] != present.caseworker_of[b.client] for a, b in present.ties))
    forced = force(present, row.id, asker())
    floor = max((peak_of(present, other) for other in present.caseworkers if other != worker), default=0)
    plans = every_plan(present, str(worker))
    on_time = [vector for vector, done in plans if row.id in done and done[row.id] <= row.due]
    assert forced.possible == bool(on_time)
    if on_time:
        best, instead = (in_order(best_of(choice), floor) for choice in ([vector for vector, _ in plans], on_time))
        changes = {name: after - before for name, before, after in zip(OBJECTIVES, best, instead, strict=True)}
        assert {change.name: change.change for change in forced.changes} == changes
        assert all(change.exact for change in forced.changes)


def every_plan(present: Present, worker: str) -> list[tuple[Vector, dict[str, object]]]:
    """Values of each plan of this caseworker's clients, all with them, and the days of what is done."""
    mine = {c for c, w in present.caseworker_of.items() if w == worker}
    whole = present.instance
    tasks = tuple(row for row in whole.tasks if row.client in mine)
    office = whole.model_copy(
        update={
            "clients": tuple(row for row in whole.clients if row.id in mine),
            "tasks": tasks,
            "relationships": tuple(row for row in whole.relationships if row.client in mine),
            "efforts": tuple(row for row in whole.efforts if present.tasks[row.task].client in mine),
        }
    )
    facts = Facts(office)
    named = tuple(Assignment(client=row.id, caseworker=worker) for row in office.clients)
    found = []
    for days in product([None, *facts.days], repeat=len(tasks)):
        rows = [
            ScheduledTask(task=row.id, caseworker=worker, day=when, minutes=1)
            for row, when in zip(tasks, days, strict=True)
            if when is not None
        ]
        plan: Plan = plan_of(office, "client-based", named, true_minutes(facts, rows))
        if not broken_rules(facts, plan):
            found.append((tuple(values(facts, plan).values()), {row.task: row.day for row in rows}))
    return found


def best_of(vectors: list[Vector]) -> Vector:
    def key(vector: Vector) -> Vector:
        return tuple(-v if name in MAXIMISED else v for name, v in zip(OBJECTIVES, vector, strict=True))

    return min(vectors, key=key)


def in_order(vector: Vector, floor: int) -> Vector:
    """The peak is that of the office."""
    return (*vector[:-1], max(vector[-1], floor))


def one_day_for_two() -> tuple[Instance, Task]:
    """An hour on the one day; the heavier of two tasks is on time, the other late."""
    office = instance(
        caseworkers=(caseworker(minutes_per_day=60),),
        clients=(client("c1", caseworker="w1"), client("c2", caseworker="w1")),
        tasks=(task("t1", "c1", minutes=60, late_weight=3), task("t2", "c2", minutes=60, late_weight=1)),
        horizon=horizon(1),
    )
    return office, office.tasks[1]


def test_names_the_task_that_is_late_instead() -> None:
    office, late = one_day_for_two()
    forced = force(planned(office), late.id, asker())
    assert {change.name: change.change for change in forced.changes}["late"] == 2
    assert [row.task for row in forced.tasks.newly_late] == ["t1"]
    assert [row.task for row in forced.tasks.no_longer_late] == ["t2"]


def test_task_that_is_not_due_is_forced_to_be_done() -> None:
    office, late = one_day_for_two()
    later = office.model_copy(update={"tasks": (office.tasks[0], late.model_copy(update={"due": day(9)}))})
    forced = force(planned(later), late.id, asker())
    assert forced.possible
    assert {change.name: change.change for change in forced.changes}["late"] == 3


def test_can_be_forced_only_where_lateness_comes_first() -> None:
    assert can_be_forced(planned(instance()))
    assert can_be_forced(planned(instance(), ("late", "continuity")))
    assert not can_be_forced(planned(instance(), ("continuity", "late")))
