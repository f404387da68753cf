"""Random small offices with a plan, in which small cells are everywhere."""

from random import Random

from optimizer.checks.check import CheckedPlan, require_checked
from optimizer.instance.schema import Client, Instance, Task, TaskKind
from optimizer.metrics.contrast import Contender, contender
from optimizer.plan.schema import Plan
from tests.builders import MONDAY, caseworker, client, day, instance, task
from tests.checks.plans import plan, row

_LANGUAGES = ["en"] * 12 + ["es"] * 6 + ["hy"] * 2 + ["ru", "km"]
_PROGRAMS = ["medi-cal"] * 5 + ["calfresh"] * 4 + ["capi", "general-relief"]
_KINDS = ["call"] * 5 + ["renewal"] * 3 + ["review", "lobby"]


def random_office(seed: int) -> CheckedPlan:
    """Of 1 to 200 clients; ids that can be mistaken for nothing else."""
    draw = Random(seed)
    workers = [f"Zz-Worker-{number:03}" for number in range(draw.choice([2, 12, 30]))]
    clients = tuple(_client(draw, number, workers) for number in range(draw.choice([1, 10, 30, 80, 200])))
    office = instance(
        name="Zz-Client-001",
        task_kinds=tuple(TaskKind(id=kind, program="medi-cal", minutes=30, due_days=3) for kind in sorted(set(_KINDS))),
        caseworkers=tuple(
            caseworker(
                one,
                languages=tuple(sorted(set(_LANGUAGES))),
                programs=tuple(sorted(set(_PROGRAMS))),
                minutes_per_day=20_000,
            )
            for one in workers
        ),
        clients=clients,
        tasks=tuple(_task(draw, who, number) for who in clients for number in range(draw.choice([0, 1, 1, 2, 4]))),
    )
    return require_checked(office, random_plan(office, draw))


def random_rivals(checked: CheckedPlan, seed: int) -> list[Contender]:
    """Plans that could be those of rules: some of few tasks late, some of nearly none with the named caseworker."""
    draw, office = Random(f"rivals of {seed}"), checked.instance
    return [contender(rule, require_checked(office, random_plan(office, draw))) for rule in ("fifo", "edf", "sticky")]


def random_plan(office: Instance, draw: Random) -> Plan:
    workers = [one.id for one in office.caseworkers]
    stay, done = draw.choice([0.5, 0.9, 0.99]), draw.choice([0.6, 0.95, 1.0])
    named = {
        who.id: who.caseworker if draw.random() < stay else draw.choice([*workers, *workers, None])
        for who in office.clients
    }
    schedule = [
        row(
            one.id,
            named[one.client] if draw.random() < 0.8 and named[one.client] else draw.choice(workers),
            draw.randrange(5),
        )
        for one in office.tasks
        if draw.random() < done
    ]
    return plan(office, *schedule, named=named, policy="cover")


def _client(draw: Random, number: int, workers: list[str]) -> Client:
    return client(
        f"Zz-Client-{number:03}",
        language=draw.choice(_LANGUAGES),
        programs=tuple(sorted({draw.choice(_PROGRAMS) for _ in range(draw.choice([1, 1, 2]))})),
        caseworker=draw.choice(workers) if draw.random() < 0.85 else None,
    )


def _task(draw: Random, who: Client, number: int) -> Task:
    return task(
        f"Zz-Task-{who.id[-3:]}-{number}",
        who.id,
        program=draw.choice(who.programs),
        kind=draw.choice(_KINDS),
        release=MONDAY,
        due=day(draw.choice([0, 2, 4, 4, 4, 9])),
    )
