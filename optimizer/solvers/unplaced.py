"""Whoever a plan leaves without a caseworker, and whatever it leaves undone, each with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np

from optimizer.checks.check import CheckedPlan
from optimizer.instance.indexed import IndexedInstance, Ints, index_instance
from optimizer.instance.schema import Caseworker, Client, Instance, Task
from optimizer.model.decisions import Decisions, decisions_of_plan
from optimizer.solvers.valuation import minutes_by_day


@dataclass(frozen=True)
class Unplaced:
    """A client without a caseworker or a task without a day."""

    kind: Literal["client", "task"]
    id: str
    #: For a task: whose, what kind, how long and due when.
    about: str
    reason: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def unplaced_of(checked: CheckedPlan) -> list[Unplaced]:
    """Clients first, then tasks; among the tasks first those that are late by it, heaviest first."""
    indexed = index_instance(checked.instance)
    decisions = decisions_of_plan(indexed, checked.plan)
    clients = [
        Unplaced("client", checked.instance.clients[c].id, "", _why_client(indexed, decisions, c))
        for c in np.flatnonzero(decisions.caseworker < 0).tolist()
    ]
    undone = np.flatnonzero(decisions.performer < 0)
    late = indexed.late_weight * (indexed.overdue | (indexed.due < indexed.n_days))
    tasks = [
        Unplaced("task", task.id, _about(task), _why_task(indexed, decisions, checked.plan.policy, t))
        for t in undone[np.argsort(-late[undone], kind="stable")].tolist()
        for task in (checked.instance.tasks[t],)
    ]
    return clients + tasks


def _about(task: Task) -> str:
    kind = task.kind if task.kind is not None else task.program
    return f"{task.client}, {kind}, {task.minutes} min, due {task.due}"


def _why_client(indexed: IndexedInstance, decisions: Decisions, client: int) -> str:
    eligible = np.flatnonzero(indexed.eligible[client])
    if not len(eligible):
        return _nobody(indexed.instance, indexed.instance.clients[client], _programs(indexed, client))
    points = np.bincount(
        decisions.caseworker[decisions.caseworker >= 0],
        weights=indexed.points[decisions.caseworker >= 0],
        minlength=indexed.n_caseworkers,
    )
    cap = indexed.max_caseload[eligible]
    if np.all((cap >= 0) & (points[eligible] + indexed.points[client] > cap)):
        return f"all {len(eligible)} caseworkers who could serve them are at their caseload cap"
    return f"{len(eligible)} caseworkers could serve them, but what matters more to this plan left no place"


def _why_task(indexed: IndexedInstance, decisions: Decisions, policy: str, task: int) -> str:
    """The first of the reasons that holds, from what nothing can mend to what another plan might."""
    row, client = indexed.instance.tasks[task], int(indexed.client_of[task])
    able = np.flatnonzero(indexed.able[task])
    if policy == "client-based":
        able = able[able == decisions.caseworker[client]]
    longest = int((indexed.capacity + indexed.overtime)[able].max(initial=0))
    who = "its caseworker has" if policy == "client-based" else f"the {len(able)} caseworkers who may do it have"
    reasons = (
        (indexed.release[task] >= indexed.n_days, "released after the last working day"),
        (not indexed.able[task].any(), _nobody(indexed.instance, indexed.instance.clients[client], {row.program}, row)),
        (
            policy == "client-based" and decisions.caseworker[client] < 0,
            f"client {row.client} has no caseworker",
        ),
        (not len(able), f"client {row.client}'s caseworker may not do it"),
        (
            len(able) > 0 and int(indexed.minutes[task, able].min(initial=2**31 - 1)) > longest,
            f"its {row.minutes} minutes fit no day of who may do it (longest day: {longest} minutes)",
        ),
        (
            len(_undone_predecessors(indexed, decisions, task)) > 0,
            f"it must follow {', '.join(_undone_predecessors(indexed, decisions, task))}, not scheduled either",
        ),
        (
            _has_room(indexed, decisions, task, able),
            "there is room for it, but the search had not come to it when it ended: give it more time",
        ),
        (True, f"{who} {_nothing_free(indexed, task)}"),
    )
    return next(words for holds, words in reasons if holds)


def _has_room(indexed: IndexedInstance, decisions: Decisions, task: int, able: Ints) -> bool:
    """Whether somebody able has a day with the minutes free, reading-in aside."""
    first = int(indexed.release[task])
    days = [int(indexed.fixed_day[task])] if indexed.fixed_day[task] >= 0 else range(first, indexed.n_days)
    left = indexed.capacity - minutes_by_day(indexed, decisions)
    return any(left[w, d] >= indexed.minutes[task, w] for w in able.tolist() for d in days)


def _undone_predecessors(indexed: IndexedInstance, decisions: Decisions, task: int) -> list[str]:
    return [indexed.instance.tasks[p].id for p, _ in indexed.after[task] if decisions.performer[p] < 0]


def _nothing_free(indexed: IndexedInstance, task: int) -> str:
    minutes = indexed.instance.tasks[task].minutes
    first = indexed.days[int(max(indexed.release[task], indexed.fixed_day[task]))]
    last = first if indexed.fixed_day[task] >= 0 else indexed.days[-1]
    if first == last:
        return f"no {minutes} minutes free on {first}"
    return f"no day with {minutes} minutes free between {first} and {last}"


def _programs(indexed: IndexedInstance, client: int) -> set[str]:
    programs = {indexed.instance.tasks[task].program for task in indexed.tasks_of[client]}
    return programs | set(indexed.instance.clients[client].programs)


def _nobody(instance: Instance, client: Client, programs: set[str], task: Task | None = None) -> str:
    """Walk through the conditions of A2 and A3 until nobody is left."""
    pin = task.pin if task is not None else client.pin
    steps: tuple[tuple[str, Callable[[Caseworker], bool]], ...] = (
        (f"speaks {client.language}", lambda w: client.language in w.languages),
        (f"holds {' and '.join(sorted(programs))}", lambda w: programs <= set(w.programs)),
        (f"serves office {client.office}", lambda w: client.office is None or w.office in (None, client.office)),
        ("is not barred", lambda w: w.id not in client.barred),
        (f"is {pin}, whom the pin names", lambda w: pin is None or w.id == pin),
    )
    left: Sequence[Caseworker] = instance.caseworkers
    met: list[str] = []
    for words, condition in steps:
        left = [worker for worker in left if condition(worker)]
        if not left:
            return f"no caseworker {words}" if not met else f"no caseworker who {' and '.join(met)} {words}"
        met.append(words)
    return "no caseworker is left"
