"""Why a task is late or undone: what no plan can mend, what its caseworker's days can't hold, or what it would cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from optimizer.bounds.heads import heads
from optimizer.instance.obstacles import what_stands_against
from optimizer.instance.schema import CaseworkerId, ClientId, TaskId
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.reasons.ask import Asker
from optimizer.reasons.forced import Forced, can_be_forced, force
from optimizer.reasons.fullness import FullWindow, full_windows
from optimizer.reasons.present import Present
from optimizer.reasons.words.numbers import listed
from optimizer.solvers.valuation import late_weights, minutes_by_day

#: undone: not due in the horizon and not done; late covers what is due and not done.
State = Literal["overdue", "late", "undone", "on time"]


@dataclass(frozen=True)
class TaskReason:
    """`obstacle`: why no plan, or none with this caseworker, has it on time; `window`: over-full days it is part of.

    `could`: who may do it under the plan's policy; `waits_for`: those of them whose days decide, under client-based its
    client's caseworker alone. They have `filled` of `room` minutes taken when it would be on time, `first` to `last`.
    """

    task: TaskId
    client: ClientId
    caseworker: CaseworkerId | None
    state: State
    done: date | None
    release: date
    due: date
    minutes: int
    late_weight: int
    could: tuple[CaseworkerId, ...]
    waits_for: tuple[CaseworkerId, ...]
    first: date | None
    last: date | None
    filled: int
    room: int
    obstacle: str | None
    window: FullWindow | None
    on_time: Forced | None


def task_reason(present: Present, task: TaskId, asker: Asker) -> TaskReason:
    """The price of having it on time is asked only where no obstacle settles it, and under client-based alone."""
    row, t = present.tasks[task], present.task_number[task]
    holder, policy = present.caseworker_of[row.client], present.checked.plan.policy
    state = _state(present, t)
    obstacle = None if state == "on time" else next(_obstacles(present, t), None)
    client_based = policy == "client-based" and holder is not None
    settled = state == "on time" or obstacle is not None
    window = forced = None
    if client_based and not settled:
        assert holder is not None, "client_based says so"
        window = next((place for place in full_windows(present, holder) if task in place.tasks), None)
        forced = force(present, task, asker) if can_be_forced(present) else None
    days = _days(present, t)
    who = _who_waits(present, t)
    filled = minutes_by_day(present.indexed, present.decisions)[np.ix_(who, days)].sum()
    return TaskReason(
        task=task,
        client=row.client,
        caseworker=holder,
        state=state,
        done=present.day_of.get(task),
        release=row.release,
        due=row.due,
        minutes=row.minutes,
        late_weight=row.late_weight,
        could=_ids(present, np.flatnonzero(_doers(present, t)).tolist()),
        waits_for=_ids(present, who),
        first=present.indexed.days[days[0]] if days else None,
        last=present.indexed.days[days[-1]] if days else None,
        filled=int(filled),
        room=int(present.indexed.capacity[np.ix_(who, days)].sum()),
        obstacle=obstacle,
        window=window,
        on_time=forced,
    )


def _ids(present: Present, workers: list[int]) -> tuple[CaseworkerId, ...]:
    return tuple(present.instance.caseworkers[w].id for w in workers)


def _state(present: Present, t: int) -> State:
    if present.indexed.overdue[t]:
        return "overdue"
    if late_weights(present.indexed, present.decisions)[t] or _past_due(present, t):
        return "late"
    return "undone" if present.decisions.day[t] < 0 else "on time"


def _past_due(present: Present, t: int) -> bool:
    """Late without any weight."""
    day = present.decisions.day[t]
    done = present.indexed.n_days if day < 0 else day
    return bool(present.indexed.can_be_late[t] and done > present.indexed.due[t])


def _doers(present: Present, t: int) -> np.typing.NDArray[np.bool_]:
    """(W,) who may do it under the plan's policy."""
    policy = present.checked.plan.policy
    doers = possible_doers(present.indexed, policy, possible_holders(present.indexed, policy))
    return np.asarray(doers[t], dtype=np.bool_)


def _who_waits(present: Present, t: int) -> list[int]:
    """Whose days the task waits for: p(c) under client-based, else everybody who may do it."""
    doers = np.flatnonzero(_doers(present, t)).tolist()
    if present.checked.plan.policy != "client-based":
        return doers
    return [w for w in doers if w == present.decisions.caseworker[present.indexed.client_of[t]]]


def _days(present: Present, t: int) -> list[int]:
    """Days on which it would be on time."""
    indexed = present.indexed
    first, fixed = int(heads(indexed)[t]), int(indexed.fixed_day[t])
    if indexed.overdue[t]:
        return []
    days = range(first, min(int(indexed.due[t]), indexed.n_days - 1) + 1)
    return [day for day in days if fixed in (-1, day)]


def _obstacles(present: Present, t: int) -> Iterator[str]:
    """What settles it, from what nothing mends to what another caseworker could."""
    indexed, row = present.indexed, present.instance.tasks[t]
    client, who, days = present.clients[row.client], _who_waits(present, t), _days(present, t)
    if indexed.overdue[t]:
        yield f"it was due on {row.due}, before the first day: late whatever is done"
    if indexed.release[t] >= indexed.n_days:
        yield f"it is released on {row.release}, after the last working day"
    if not indexed.able[t].any():
        workers = present.instance.caseworkers
        why = what_stands_against(workers, client.language, client.office, frozenset([row.program]))
        yield f"nobody may do it: {why}"
    if not days:
        yield "its predecessors or its fixed day leave no day on which it would be on time"
    if present.checked.plan.policy == "client-based" and present.caseworker_of[row.client] is None:
        yield f"client {row.client} has no caseworker"
    if not who:
        yield f"{present.caseworker_of[row.client]}, the client's caseworker, may not do it"
    most = (indexed.capacity + indexed.overtime)[np.ix_(who, days)]
    if days and who and (most.max(axis=1) < indexed.minutes[t, who]).all():
        minutes, names = int(indexed.minutes[t, who].min()), listed(_ids(present, who))
        yield f"its {minutes} minutes fit into no day of {names} in that time: the longest has {int(most.max())}"
