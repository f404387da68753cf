"""An office so small that all its plans can be made: the best of them must be what the solver finds.

Every plan is judged by the checker, which shares no code with the solver.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

from optimizer.checks.check import check_plan
from optimizer.doctor.finding import Finding
from optimizer.instance.build import build_instance
from optimizer.instance.calendar import working_days
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Assignment, Plan, ScheduledTask
from optimizer.rules import MAXIMISED, OBJECTIVES
from optimizer.solvers import SolveSettings, solve

#: ana knows both clients but is short of time on the first day; ben has time.
OFFICE: Final[dict[str, Any]] = {
    "format": "caseload-instance/1",
    "name": "doctor",
    "horizon": {"start": "2026-01-05", "end": "2026-01-06"},
    "caseworkers": [
        {"id": "ana", "languages": ["en", "es"], "programs": ["calfresh"], "minutes_per_day": 50},
        {"id": "ben", "languages": ["en"], "programs": ["calfresh"], "minutes_per_day": 60},
    ],
    "clients": [
        {"id": "c1", "language": "es", "caseworker": "ana"},
        {"id": "c2", "language": "en", "caseworker": "ana", "contacts": {"ana": 1, "ben": 3}},
    ],
    "tasks": [
        {
            "id": f"t{number}",
            "client": client,
            "program": "calfresh",
            "minutes": 40,
            "release": "2026-01-05",
            "due": due,
            "late_weight": weight,
        }
        for number, client, due, weight in (
            (1, "c1", "2026-01-05", 2),
            (2, "c2", "2026-01-05", 1),
            (3, "c2", "2026-01-06", 1),
        )
    ],
}


def brute_force() -> Iterator[Finding]:
    instance = build_instance(OFFICE)
    best, plans = best_of_all(instance)
    outcome = solve(instance, SolveSettings(work=5, threads=1))
    found = {row.name: row.value for row in outcome.plan.objectives}
    ok = found == best and outcome.plan.status == "optimal"
    told = f"the best of all {plans:,} plans of a tiny office is found and proven best"
    if not ok:
        told = (
            f"the best of all {plans:,} plans of a tiny office has {best}, the {outcome.plan.status} plan has {found}"
        )
    yield Finding("solver against brute force", ok, told)


def best_of_all(instance: Instance) -> tuple[dict[str, int], int]:
    """The objectives of the best plan that the checker passes, in their usual order; and how many plans were made."""
    values, made = [], 0
    for plan in plans_of(instance):
        made += 1
        verdict = check_plan(instance, plan)
        if verdict.ok and verdict.score is not None:
            score = verdict.score.objectives
            values.append(tuple(-score[name] if name in MAXIMISED else score[name] for name in OBJECTIVES))
    best = min(values)
    return {n: -v if n in MAXIMISED else v for n, v in zip(OBJECTIVES, best, strict=True)}, made


def plans_of(instance: Instance) -> Iterator[Plan]:
    """Every client with anybody or nobody, every task by anybody on any day, or not done."""
    people = [worker.id for worker in instance.caseworkers]
    places = [None, *product(people, working_days(instance.horizon))]
    for named in product([None, *people], repeat=len(instance.clients)):
        assignments = tuple(
            Assignment(client=client.id, caseworker=by) for client, by in zip(instance.clients, named, strict=True)
        )
        for where in product(places, repeat=len(instance.tasks)):
            yield Plan(
                instance=instance.name,
                instance_sha256=instance.sha256,
                policy=instance.rules.policy,
                status="feasible",
                assignments=assignments,
                schedule=tuple(
                    ScheduledTask(task=task.id, caseworker=place[0], day=place[1], minutes=task.minutes)
                    for task, place in zip(instance.tasks, where, strict=True)
                    if place is not None
                ),
                objectives=(),
            )
