"""Minutes: how they fill the days of each caseworker, and what reading in takes of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from optimizer.instance.calendar import release_index
from optimizer.instance.schema import Caseworker, CaseworkerId
from optimizer.metrics.facts import Facts


@dataclass(frozen=True, slots=True)
class CaseworkerLoad:
    #: Clients whose caseworker in the plan this is.
    clients: int
    tasks: int
    minutes: int
    available_minutes: int
    #: minutes / available minutes of the horizon; None without capacity.
    utilisation: float | None
    #: The same on their fullest day with capacity.
    peak_day_utilisation: float | None
    overtime_minutes: int
    days_worked: int
    #: Different clients seen on a day worked, in the mean; None without a day worked.
    clients_per_day: float | None
    most_clients_in_a_day: int


@dataclass(frozen=True, slots=True)
class Workload:
    by_caseworker: dict[CaseworkerId, CaseworkerLoad]
    scheduled_minutes: int
    available_minutes: int
    utilisation: float | None
    #: Highest utilisation of a caseworker over the horizon.
    peak_utilisation: float | None
    overtime_minutes: int
    #: Different clients that a caseworker sees on a day worked, in the mean over those days.
    clients_per_caseworker_day: float | None
    #: Minutes of the tasks released in the horizon that stay undone, reading-in not counted.
    unscheduled_minutes: int
    reading_in_minutes: int
    #: Of the minutes scheduled.
    reading_in_share: float | None


def workload(facts: Facts) -> Workload:
    loads = _loads(facts)
    every = loads.values()
    scheduled = sum(load.minutes for load in every)
    available = sum(load.available_minutes for load in every)
    reading_in = _reading_in(facts)
    days_worked = sum(load.days_worked for load in every)
    client_days = sum(load.days_worked * load.clients_per_day for load in every if load.clients_per_day is not None)
    return Workload(
        by_caseworker=loads,
        scheduled_minutes=scheduled,
        available_minutes=available,
        utilisation=ratio(scheduled, available),
        peak_utilisation=max((load.utilisation for load in every if load.utilisation is not None), default=None),
        overtime_minutes=sum(load.overtime_minutes for load in every),
        clients_per_caseworker_day=ratio(client_days, days_worked),
        unscheduled_minutes=_unscheduled(facts),
        reading_in_minutes=reading_in,
        reading_in_share=ratio(reading_in, scheduled),
    )


def ratio(part: float, whole: float) -> float | None:
    """None where the whole is 0."""
    return part / whole if whole else None


def _loads(facts: Facts) -> dict[CaseworkerId, CaseworkerLoad]:
    named = Counter(facts.caseworker_of.values())
    minutes: dict[CaseworkerId, Counter[date]] = {worker.id: Counter() for worker in facts.instance.caseworkers}
    seen: dict[CaseworkerId, dict[date, set[str]]] = {worker.id: {} for worker in facts.instance.caseworkers}
    tasks: Counter[CaseworkerId] = Counter()
    for row in facts.plan.schedule:
        minutes[row.caseworker][row.day] += row.minutes
        seen[row.caseworker].setdefault(row.day, set()).add(facts.tasks[row.task].client)
        tasks[row.caseworker] += 1
    return {
        worker.id: _load(facts, worker, minutes[worker.id], seen[worker.id], named[worker.id], tasks[worker.id])
        for worker in facts.instance.caseworkers
    }


def _load(
    facts: Facts, worker: Caseworker, minutes: Counter[date], seen: dict[date, set[str]], clients: int, tasks: int
) -> CaseworkerLoad:
    capacity = {day: worker.availability.get(day, worker.minutes_per_day) for day in facts.days}
    per_day = [len(people) for people in seen.values()]
    return CaseworkerLoad(
        clients=clients,
        tasks=tasks,
        minutes=minutes.total(),
        available_minutes=sum(capacity.values()),
        utilisation=ratio(minutes.total(), sum(capacity.values())),
        peak_day_utilisation=max((minutes[day] / most for day, most in capacity.items() if most), default=None),
        overtime_minutes=sum(max(0, done - capacity[day]) for day, done in minutes.items()),
        days_worked=len(per_day),
        clients_per_day=ratio(sum(per_day), len(per_day)),
        most_clients_in_a_day=max(per_day, default=0),
    )


def _unscheduled(facts: Facts) -> int:
    days = facts.days
    undone = (task for task in facts.instance.tasks if task.id not in facts.done)
    return sum(task.minutes for task in undone if release_index(task, days) < len(days))


def _reading_in(facts: Facts) -> int:
    """What scheduled tasks take beyond their own minutes; the checker has seen that it is familiarisation."""
    efforts = {(row.task, row.caseworker): row.minutes for row in facts.instance.efforts}
    return sum(
        row.minutes - efforts.get((row.task, row.caseworker), facts.tasks[row.task].minutes)
        for row in facts.plan.schedule
    )
