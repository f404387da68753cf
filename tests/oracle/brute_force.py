"""The lexicographic optimum of a tiny instance, by enumeration.

A plan is who owns each client (p), who does each task (w) and when. Once w is settled for every task, p decides
`unassigned` and `continuity`, the days decide `late`, `delay`, `overtime` and `peak`, and no rule ties p to the days.
So for each w the best of both halves is found apart, and merged in the order of priority.

Where a task stands within its day changes nothing but which row carries the familiarisation: the minutes of a
caseworker's day are the same sum, as the pair's first day is the same whichever task comes first on it.

`all_values` enumerates without either shortcut and judges each plan row by row.
"""

import itertools
from collections.abc import Iterator, Sequence
from graphlib import TopologicalSorter

from optimizer.instance.schema import Instance
from optimizer.plan.schema import Assignment, Plan, ScheduledTask
from optimizer.rules import MAXIMISED, OBJECTIVES, ObjectiveName, Policy
from tests.oracle.facts import Facts
from tests.oracle.judge import broken_rules, namings_of_policy, true_minutes, values

#: By task: the caseworker who does it, or None.
Doers = tuple[int | None, ...]
Vector = tuple[int, ...]

_BY_NAMING = ("unassigned", "continuity")


def optimum(
    instance: Instance, policy: Policy | None = None, priority: Sequence[ObjectiveName] = OBJECTIVES
) -> dict[ObjectiveName, int]:
    """Best value of each objective of `priority`, given the best values of those before it."""
    facts = Facts(instance)
    namings = list(_namings(facts, policy or instance.rules.policy))
    best: Vector | None = None
    for doers, by_days in _best_days(facts, priority).items():
        by_naming = _best_naming(facts, policy or instance.rules.policy, namings, doers, priority)
        if by_naming is not None:
            halves = {False: iter(by_days), True: iter(by_naming)}
            merged = tuple(next(halves[name in _BY_NAMING]) for name in priority)
            best = merged if best is None else min(best, merged)
    if best is None:
        raise AssertionError("the plan that schedules nothing and assigns nobody is always allowed")
    return {name: -value if name in MAXIMISED else value for name, value in zip(priority, best, strict=True)}


def _namings(facts: Facts, policy: Policy) -> Iterator[Doers]:
    """Every p that rules A2 and A4 allow, or P1 under task-based."""
    choices: list[list[int | None]] = namings_of_policy(facts)
    if policy != "task-based":
        choices = [[None, *(w for w, may in enumerate(row) if may)] for row in facts.eligible]
    for named in itertools.product(*choices):
        if policy == "task-based" or _caps_hold(facts, named):
            yield named


def _caps_hold(facts: Facts, named: Doers) -> bool:
    left = [worker.max_caseload for worker in facts.instance.caseworkers]
    for client, w in zip(facts.instance.clients, named, strict=True):
        if w is not None:
            room = left[w]
            if room is not None:
                left[w] = room - client.caseload_points
    return all(room is None or room >= 0 for room in left)


def _best_naming(
    facts: Facts, policy: Policy, namings: list[Doers], doers: Doers, priority: Sequence[ObjectiveName]
) -> Vector | None:
    """Best (unassigned, -continuity), in order of priority; None where no p allows these doers."""
    names = [name for name in priority if name in _BY_NAMING]
    done = [(t, w, facts.client_of[t]) for t, w in enumerate(doers) if w is not None]
    best: Vector | None = None
    for named in namings:
        if policy == "client-based" and any(named[c] != w for _, w, c in done):
            continue
        points = sum(facts.kept_value(c, w) for c, w in enumerate(named))
        points += sum(facts.task_value(t, w, named[c]) for t, w, c in done)
        vector = tuple(named.count(None) if name == "unassigned" else -points for name in names)
        best = vector if best is None else min(best, vector)
    return best


def _best_days(facts: Facts, priority: Sequence[ObjectiveName]) -> dict[Doers, Vector]:
    """For every choice of doers that has feasible days: best (late, delay, overtime, peak) in order of priority."""
    names = [name for name in priority if name not in _BY_NAMING]
    best: dict[Doers, Vector] = {}
    for doers, days in _schedules(facts):
        reached = _of_days(facts, doers, days)
        if reached is not None:
            vector = tuple(reached[name] for name in names)
            if doers not in best or vector < best[doers]:
                best[doers] = vector
    return best


def _of_days(facts: Facts, doers: Doers, days: Doers) -> dict[str, int] | None:
    """The objectives that days decide; None where familiarisation breaks a day's limit."""
    load = [[0] * len(facts.days) for _ in facts.capacity]
    first: dict[tuple[int, int], int] = {}
    late = delay = 0
    for t, (w, d) in enumerate(zip(doers, days, strict=True)):
        weight = facts.instance.tasks[t].late_weight
        late += weight * facts.is_late(t, d)
        delay += weight * facts.delay(t, d)
        if w is not None and d is not None:
            load[w][d] += facts.minutes[t][w]
            pair = facts.client_of[t], w
            first[pair] = min(d, first.get(pair, d))
    for (c, w), d in first.items():
        if facts.reads_in(c, w):
            load[w][d] += facts.instance.rules.familiarisation_minutes
    overtime = peak = 0
    for used, limit, capacity in zip(load, facts.limit, facts.capacity, strict=True):
        for minutes, most, normal in zip(used, limit, capacity, strict=True):
            if minutes > most:
                return None
            overtime += max(0, minutes - normal)
        if any(capacity):
            peak = max(peak, -(-1000 * sum(used) // sum(capacity)))
    return {"late": late, "delay": delay, "overtime": overtime, "peak": peak}


def _schedules(facts: Facts) -> Iterator[tuple[Doers, Doers]]:
    """Doers and days that A3, T1 and T2 allow and whose minutes fit without familiarisation."""
    order = _topological(facts)
    doers: list[int | None] = [None] * len(order)
    days: list[int | None] = [None] * len(order)
    room = [list(row) for row in facts.limit]

    def descend(position: int) -> Iterator[tuple[Doers, Doers]]:
        if position == len(order):
            yield tuple(doers), tuple(days)
            return
        t = order[position]
        doers[t] = days[t] = None
        yield from descend(position + 1)
        earliest = facts.release[t]
        for before, lag in facts.after[t]:
            done = days[before]
            if done is None:
                return
            earliest = max(earliest, done + lag)
        for w, d in options(facts, t):
            if d >= earliest and facts.minutes[t][w] <= room[w][d]:
                doers[t], days[t] = w, d
                room[w][d] -= facts.minutes[t][w]
                yield from descend(position + 1)
                room[w][d] += facts.minutes[t][w]
        doers[t] = days[t] = None

    return descend(0)


def options(facts: Facts, t: int) -> list[tuple[int, int]]:
    """(caseworker, day) that A3 and T1 allow for a task."""
    fixed = facts.instance.tasks[t].fixed_day
    days = [d for d in range(facts.release[t], len(facts.days)) if fixed in (None, facts.days[d])]
    return [(w, d) for w, may in enumerate(facts.able[t]) if may for d in days]


def _topological(facts: Facts) -> list[int]:
    return list(
        TopologicalSorter({t: [before for before, _ in after] for t, after in enumerate(facts.after)}).static_order()
    )


def all_values(instance: Instance, policy: Policy | None = None) -> set[Vector]:
    """The six objectives, in default order, of every plan that breaks no rule.

    Slow: every p times every (w, day) of every task, each judged as a whole plan.
    """
    facts = Facts(instance)
    plans = _all_plans(instance, facts, policy or instance.rules.policy)
    return {tuple(values(facts, plan).values()) for plan in plans if not broken_rules(facts, plan)}


def _all_plans(instance: Instance, facts: Facts, policy: Policy) -> Iterator[Plan]:
    workers = [worker.id for worker in instance.caseworkers]
    rows = [
        [
            None,
            *(
                ScheduledTask(task=task.id, caseworker=w, day=day, minutes=1)
                for w, day in itertools.product(workers, facts.days)
            ),
        ]
        for task in instance.tasks
    ]
    schedules = [true_minutes(facts, [row for row in choice if row is not None]) for choice in itertools.product(*rows)]
    for named in itertools.product([None, *workers], repeat=len(instance.clients)):
        assignments = tuple(
            Assignment(client=client.id, caseworker=w) for client, w in zip(instance.clients, named, strict=True)
        )
        for schedule in schedules:
            yield plan_of(instance, policy, assignments, schedule)


def plan_of(
    instance: Instance, policy: Policy, assignments: tuple[Assignment, ...], schedule: tuple[ScheduledTask, ...]
) -> Plan:
    """A plan that claims nothing about its objectives."""
    return Plan(
        instance=instance.name,
        instance_sha256=instance.sha256,
        policy=policy,
        status="feasible",
        assignments=assignments,
        schedule=schedule,
        objectives=(),
    )
