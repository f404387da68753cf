"""What is legal but can't be met by any plan, told before anything is solved."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from optimizer.instance.faults import named
from optimizer.instance.indexed import Bools, IndexedInstance, Ints, index_instance
from optimizer.instance.obstacles import what_stands_against
from optimizer.instance.schema import Instance


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801  # `Warning` is Python's own
    """`kind` is the same for all that are printed together; `entity` may be empty where many are meant."""

    kind: str
    entity: str
    message: str

    def __str__(self) -> str:
        return f"{self.entity}: {self.message}" if self.entity else self.message


def warnings_of(instance: Instance) -> tuple[Warning_, ...]:
    """Everything that no plan can meet, in the order of the file within each kind."""
    indexed = index_instance(instance)
    return (
        *_nobody_eligible(indexed),
        *_nobody_able(indexed),
        *_too_long(indexed),
        *_chains(indexed),
        *_pins_apart(indexed),
        *_outside_the_horizon(indexed),
        *_overdue(indexed),
        *_caps(indexed),
    )


def _nobody_eligible(indexed: IndexedInstance) -> Iterator[Warning_]:
    """Rule A2, caps aside."""
    if indexed.instance.rules.policy == "task-based":
        return
    workers = indexed.instance.caseworkers
    for c in np.flatnonzero(~_anybody(indexed.eligible)).tolist():
        client = indexed.instance.clients[c]
        programs = {*client.programs, *(indexed.instance.tasks[t].program for t in indexed.tasks_of[c])}
        reason = what_stands_against(workers, client.language, client.office, frozenset(programs))
        yield Warning_("nobody-eligible", f"client {named(client.id)}", f"nobody may serve the client: {reason}")


def _nobody_able(indexed: IndexedInstance) -> Iterator[Warning_]:
    """Rule A3 and, under client-based, A2 as well; a client whom nobody may serve is warned of as such."""
    performers, assignable = _performers(indexed), _anybody(indexed.eligible)
    for t in np.flatnonzero(~_anybody(performers)).tolist():
        task, client = indexed.instance.tasks[t], indexed.instance.clients[indexed.client_of[t]]
        if indexed.able[t].any():
            # Only client-based asks for more than A3, so that it is the pin who may not serve the whole client.
            if assignable[indexed.client_of[t]]:
                message = f"its pin {named(task.pin)} may not be the client's caseworker, as client-based asks"
                yield Warning_("nobody-able", f"task {named(task.id)}", message)
            continue
        programs = frozenset([task.program])
        reason = what_stands_against(indexed.instance.caseworkers, client.language, client.office, programs)
        yield Warning_("nobody-able", f"task {named(task.id)}", f"nobody may do the task: {reason}")


def _performers(indexed: IndexedInstance) -> Bools:
    """(T, W) who may do each task under the policy."""
    if indexed.instance.rules.policy != "client-based" or not indexed.n_tasks:
        return indexed.able
    eligible: Bools = indexed.eligible[indexed.client_of]
    return indexed.able & eligible


def _too_long(indexed: IndexedInstance) -> Iterator[Warning_]:
    """Longer than the longest day of everybody who may do it, from the release on or on the fixed day."""
    performers, minutes, room = _performers(indexed), _least_minutes(indexed), _longest_day(indexed)
    concerned = _anybody(performers) & ~_doable(indexed) & (indexed.release < indexed.n_days)
    for t in np.flatnonzero(concerned).tolist():
        best = int(np.where(performers[t], room[t] - minutes[t], np.iinfo(np.int64).min).argmax())
        task = indexed.instance.tasks[t]
        when = f"on {task.fixed_day}" if task.fixed_day else "on one day"
        message = (
            f"nobody who may do it has the time {when}: {named(indexed.instance.caseworkers[best].id)} comes closest, "
            f"with {room[t, best]} of {minutes[t, best]} minutes"
        )
        yield Warning_("task-too-long", f"task {named(task.id)}", message)


def _doable(indexed: IndexedInstance) -> Bools:
    """(T,) somebody may do it and has the time for it on some day."""
    fits: Bools = _performers(indexed) & (_least_minutes(indexed) <= _longest_day(indexed))
    return _anybody(fits)


def _anybody(rows: Bools) -> Bools:
    """Per row, whether it holds for any caseworker."""
    return np.asarray(rows.any(axis=1), dtype=np.bool_)


def _least_minutes(indexed: IndexedInstance) -> Ints:
    """(T, W) minutes with reading in where there is no way around: the client's only task, by a stranger."""
    minutes = indexed.minutes.astype(np.int64)
    if indexed.familiarisation and indexed.n_tasks:
        only = np.bincount(indexed.client_of, minlength=indexed.n_clients)[indexed.client_of] == 1
        minutes += indexed.familiarisation * (indexed.strangers[indexed.client_of] & only[:, None])
    return minutes


def _longest_day(indexed: IndexedInstance) -> Ints:
    """(T, W) most minutes of a day on which the task may be done."""
    days = indexed.capacity + indexed.overtime
    none = np.zeros((days.shape[0], 1), dtype=np.int64)
    from_day_on = np.hstack([np.maximum.accumulate(days[:, ::-1], axis=1)[:, ::-1], none])
    fixed = indexed.fixed_day >= 0
    room: Ints = from_day_on.T[indexed.release]
    room[fixed] = days.T[indexed.fixed_day[fixed]]
    return room


def _chains(indexed: IndexedInstance) -> Iterator[Warning_]:
    """Predecessors, each done as early as it can be, if at all, that push a task past its fixed day or the horizon."""
    if not any(indexed.after):
        return
    earliest = np.where(_doable(indexed), indexed.release, indexed.n_days).tolist()
    fixed, n_days = indexed.fixed_day.tolist(), indexed.n_days
    for t in _in_order(indexed):
        chained = max((earliest[s] + lag for s, lag in indexed.after[t]), default=0)
        own = max(earliest[t], fixed[t])
        earliest[t] = min(max(chained, own), n_days)
        task = indexed.instance.tasks[t]
        if fixed[t] >= 0 and chained > fixed[t]:
            earliest[t] = n_days
            message = f"its predecessors can't be done in time for its fixed day {task.fixed_day}"
            yield Warning_("chain-too-long", f"task {named(task.id)}", message)
        elif own < n_days <= chained:
            yield Warning_("chain-too-long", f"task {named(task.id)}", "its predecessors leave no day of the horizon")


def _in_order(indexed: IndexedInstance) -> list[int]:
    """Tasks of chains, predecessors first."""
    waiting = {t: len(rows) for t, rows in enumerate(indexed.after) if rows}
    followers: dict[int, list[int]] = {}
    for t in waiting:
        for s, _ in indexed.after[t]:
            followers.setdefault(s, []).append(t)
    order = [s for s in followers if s not in waiting]
    for s in order:
        for t in followers.get(s, ()):
            waiting[t] -= 1
            if not waiting[t]:
                order.append(t)
    return [t for t in order if indexed.after[t] or indexed.fixed_day[t] >= 0]


def _pins_apart(indexed: IndexedInstance) -> Iterator[Warning_]:
    """Under client-based, everything that is pinned about one client must be pinned to one person."""
    if indexed.instance.rules.policy != "client-based":
        return
    pinned: dict[int, dict[str, str]] = {}
    for t, task in enumerate(indexed.instance.tasks):
        if task.pin is not None:
            pinned.setdefault(int(indexed.client_of[t]), {}).setdefault(task.pin, f"task {named(task.id)}")
    for c, pins in pinned.items():
        client = indexed.instance.clients[c]
        told_of = pins if client.pin is None else {**pins, client.pin: "the client"}
        if len(told_of) > 1:
            told = ", ".join(f"{what} to {named(who)}" for who, what in told_of.items())
            message = f"pinned to different people, though client-based lets one do it all: {told}"
            yield Warning_("pins-apart", f"client {named(client.id)}", message)


def _outside_the_horizon(indexed: IndexedInstance) -> Iterator[Warning_]:
    days = set(indexed.days)
    for worker in indexed.instance.caseworkers:
        others = [str(day) for day in worker.availability if day not in days]
        if others:
            told = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
            message = f"availability on dates that are no working days of the horizon has no effect: {told}"
            yield Warning_("availability-unused", f"caseworker {named(worker.id)}", message)
    for t in np.flatnonzero(indexed.release >= indexed.n_days).tolist():
        task = indexed.instance.tasks[t]
        message = f"released {task.release}, after the last working day: it can't be scheduled"
        yield Warning_("released-too-late", f"task {named(task.id)}", message)


def _overdue(indexed: IndexedInstance) -> Iterator[Warning_]:
    count = int(indexed.overdue.sum())
    if count:
        tasks = "1 task is" if count == 1 else f"{count:,} tasks are"
        yield Warning_("overdue", "", f"{tasks} overdue from the start: late whatever is done")


def _caps(indexed: IndexedInstance) -> Iterator[Warning_]:
    """Caps on caseload points below what is pinned, what is there today, or what there is in all."""
    if indexed.instance.rules.policy == "task-based":
        return
    pinned: Counter[str] = Counter()
    today: Counter[str] = Counter()
    for client in indexed.instance.clients:
        if client.pin is not None:
            pinned[client.pin] += client.caseload_points
        if client.caseworker is not None:
            today[client.caseworker] += client.caseload_points
    caps = [worker.max_caseload for worker in indexed.instance.caseworkers]
    for worker, cap in zip(indexed.instance.caseworkers, caps, strict=True):
        points, what = (pinned, "pinned to them") if cap is not None and pinned[worker.id] > cap else (today, "theirs")
        if cap is not None and points[worker.id] > cap:
            message = f"the clients {what} have {points[worker.id]:,} caseload points, the cap is {cap:,}"
            yield Warning_("cap-too-low", f"caseworker {named(worker.id)}", message)
    total, room = int(indexed.points.sum()), sum(cap for cap in caps if cap is not None)
    if None not in caps and total > room:
        message = f"all clients have {total:,} caseload points, all caps together {room:,}: not everybody can be served"
        yield Warning_("cap-too-low", "", message)
