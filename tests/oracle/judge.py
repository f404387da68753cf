"""The oracle's own verdict on one concrete plan: which hard rules it breaks, and its six objectives."""

from collections import Counter
from collections.abc import Sequence

from optimizer.plan.schema import Assignment, Plan, ScheduledTask
from optimizer.rules import ObjectiveName
from tests.oracle.facts import Facts


def broken_rules(facts: Facts, plan: Plan) -> set[str]:
    """Ids of the hard rules broken, or {"form"} for a plan whose rows don't fit the instance."""
    if _badly_formed(facts, plan):
        return {"form"}
    return {
        *_broken_by_assignments(facts, plan),
        *_broken_by_people(facts, plan),
        *_broken_by_minutes(facts, plan),
        *_broken_by_days(facts, plan),
    }


def values(facts: Facts, plan: Plan) -> dict[ObjectiveName, int]:
    """The six objectives of a plan that breaks no rule."""
    tasks = facts.instance.tasks
    named = _named(facts, plan.assignments)
    day = {facts.task_at[row.task]: facts.day_at[row.day] for row in plan.schedule}
    doer = {facts.task_at[row.task]: facts.worker_at[row.caseworker] for row in plan.schedule}
    load = _load(facts, plan.schedule)
    kept = sum(facts.kept_value(c, named[c]) for c in named)
    worked = sum(facts.task_value(t, doer[t], named[facts.client_of[t]]) for t in doer)
    peak = 0
    for w, row in enumerate(facts.capacity):
        if sum(row) > 0:
            total = sum(load[w, d] for d in range(len(row)))
            peak = max(peak, -(-1000 * total // sum(row)))
    return {
        "unassigned": sum(w is None for w in named.values()),
        "late": sum(task.late_weight for t, task in enumerate(tasks) if facts.is_late(t, day.get(t))),
        "continuity": kept + worked,
        "delay": sum(task.late_weight * facts.delay(t, day.get(t)) for t, task in enumerate(tasks)),
        "overtime": sum(max(0, minutes - facts.capacity[w][d]) for (w, d), minutes in load.items()),
        "peak": peak,
    }


def true_minutes(facts: Facts, schedule: Sequence[ScheduledTask]) -> tuple[ScheduledTask, ...]:
    """The same rows with the minutes that rule C2 asks for."""
    return tuple(
        row.model_copy(update={"minutes": minutes})
        for row, minutes in zip(schedule, _minutes(facts, schedule), strict=True)
    )


def _badly_formed(facts: Facts, plan: Plan) -> bool:
    tasks = [row.task for row in plan.schedule]
    return (
        Counter(row.client for row in plan.assignments) != Counter(facts.client_at.keys())
        or any(row.caseworker not in {None, *facts.worker_at} for row in plan.assignments)
        or len(set(tasks)) < len(tasks)
        or not set(tasks) <= set(facts.task_at)
        or any(row.caseworker not in facts.worker_at for row in plan.schedule)
    )


def _named(facts: Facts, assignments: Sequence[Assignment]) -> dict[int, int | None]:
    return {
        facts.client_at[row.client]: None if row.caseworker is None else facts.worker_at[row.caseworker]
        for row in assignments
    }


def namings_of_policy(facts: Facts) -> list[list[int | None]]:
    """By client, who p(c) may be under task-based: today's caseworker, else anybody, as long as there is somebody."""
    anybody: list[int | None] = [*range(len(facts.worker_at))] or [None]
    return [anybody if own is None else [own] for own in facts.own]


def _broken_by_assignments(facts: Facts, plan: Plan) -> set[str]:
    named = _named(facts, plan.assignments)
    if plan.policy == "task-based":
        return {"P1" for c, allowed in enumerate(namings_of_policy(facts)) if named[c] not in allowed}
    broken = {"A2" for c, w in named.items() if w is not None and not facts.eligible[c][w]}
    for w, worker in enumerate(facts.instance.caseworkers):
        points = sum(client.caseload_points for c, client in enumerate(facts.instance.clients) if named[c] == w)
        if worker.max_caseload is not None and points > worker.max_caseload:
            broken.add("A4")
    return broken


def _broken_by_people(facts: Facts, plan: Plan) -> set[str]:
    named, broken = _named(facts, plan.assignments), set()
    for row in plan.schedule:
        t, w = facts.task_at[row.task], facts.worker_at[row.caseworker]
        client = named[facts.client_of[t]]
        if not facts.able[t][w]:
            broken.add("A3")
        if plan.policy == "client-based" and client is None:
            broken.add("A1")
        elif plan.policy == "client-based" and client != w:
            broken.add("P1")
    return broken


def _minutes(facts: Facts, schedule: Sequence[ScheduledTask]) -> list[int]:
    """What each row should take: the first of a caseworker for a client they never met takes reading in too."""
    minutes = [facts.minutes[facts.task_at[row.task]][facts.worker_at[row.caseworker]] for row in schedule]
    began = set()
    for position in sorted(range(len(schedule)), key=lambda at: (schedule[at].day, at)):
        row = schedule[position]
        pair = facts.client_of[facts.task_at[row.task]], facts.worker_at[row.caseworker]
        if pair not in began and facts.reads_in(*pair):
            minutes[position] += facts.instance.rules.familiarisation_minutes
        began.add(pair)
    return minutes


def _load(facts: Facts, schedule: Sequence[ScheduledTask]) -> Counter[tuple[int, int]]:
    """Minutes by caseworker and working day."""
    load: Counter[tuple[int, int]] = Counter()
    for row in schedule:
        load[facts.worker_at[row.caseworker], facts.day_at[row.day]] += row.minutes
    return load


def _broken_by_minutes(facts: Facts, plan: Plan) -> set[str]:
    on_days = [row for row in plan.schedule if row.day in facts.day_at]
    load = _load(facts, on_days)
    broken = {"C1" for (w, d), minutes in load.items() if minutes > facts.limit[w][d]}
    if [row.minutes for row in plan.schedule] != _minutes(facts, plan.schedule):
        broken.add("C2")
    return broken


def _broken_by_days(facts: Facts, plan: Plan) -> set[str]:
    day = {facts.task_at[row.task]: facts.day_at.get(row.day) for row in plan.schedule}
    broken = set()
    for t, d in day.items():
        fixed = facts.instance.tasks[t].fixed_day
        if d is None or d < facts.release[t] or fixed not in (None, facts.days[d]):
            broken.add("T1")
        for before, lag in facts.after[t]:
            done = day.get(before)
            if before not in day or (d is not None and done is not None and d < done + lag):
                broken.add("T2")
    return broken
