"""A caseworker's own view, for each of them: their clients, their weeks."""

from graphlib import TopologicalSorter
from typing import Any, Final, Literal

from optimizer.checks.acquaintance import Acquaintance
from optimizer.instance.schema import Client, Task, TaskId
from optimizer.metrics.facts import Facts
from optimizer.report.document import Section
from optimizer.report.subject import Subject

#: How a client and their caseworker of the plan stand to each other, what asks for most attention first.
Standing = Literal["stranger", "new", "known", "kept"]
STANDINGS: Final[tuple[Standing, ...]] = ("stranger", "new", "known", "kept")


def desk(subject: Subject) -> Section:
    """`standing` has a place in `standings` for each client, -1 for one without a caseworker; `capacity` the minutes of
    each caseworker on each day; `appointments` places of tasks; `turn` what is done after something else on one day:
    1 for the second of a chain, by the place of the task.
    """
    instance, facts = subject.instance, subject.facts
    known = Acquaintance(instance)
    data: dict[str, Any] = {
        "standings": STANDINGS,
        "standing": [_standing(facts, known, client) for client in instance.clients],
        "capacity": [
            [worker.availability.get(day, worker.minutes_per_day) for day in facts.days]
            for worker in instance.caseworkers
        ],
        "appointments": [at for at, task in enumerate(instance.tasks) if task.fixed_day is not None],
        "turn": _turns(facts),
    }
    return Section("desk", data)


def _standing(facts: Facts, known: Acquaintance, client: Client) -> int:
    who = facts.caseworker_of[client.id]
    if who is None:
        return -1
    if who == client.caseworker:
        return STANDINGS.index("kept")
    if known.is_new(client.id):
        return STANDINGS.index("new")
    return STANDINGS.index("known" if known.met(client.id, who) else "stranger")


def _turns(facts: Facts) -> dict[int, int]:
    """How many tasks of a chain come before a task on its own day; only where there are some."""
    before = {task.id: _before_on_its_day(facts, task) for task in facts.instance.tasks}
    turns: dict[TaskId, int] = {}
    for task in TopologicalSorter(before).static_order():
        turns[task] = max((1 + turns[other] for other in before[task]), default=0)
    return {at: turns[task.id] for at, task in enumerate(facts.instance.tasks) if turns[task.id]}


def _before_on_its_day(facts: Facts, task: Task) -> list[TaskId]:
    if task.id not in facts.done:
        return []
    day = facts.done[task.id].day
    return [other.task for other in task.after if facts.done[other.task].day == day]  # T2: they are done as well
