"""Hypothesis strategies: tiny instances with every feature, priorities, and plans right and wrong.

Instances are valid by construction; capacity is often too small for the tasks, so that tasks come late, take overtime
or stay undone. Days, pins and predecessors may well contradict each other: that is legal, it just can't be met.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from optimizer.instance.schema import (
    Caseworker,
    Client,
    Effort,
    Horizon,
    Instance,
    Predecessor,
    Relationship,
    Rules,
    Task,
    TaskKind,
)
from optimizer.rules import OBJECTIVES, ObjectiveName, Policy

T = TypeVar("T")
POLICIES: tuple[Policy, ...] = ("client-based", "cover", "task-based")
LANGUAGES, PROGRAMS, OFFICES = ("en", "es"), ("calfresh", "medi-cal"), (None, None, None, "north", "south")
WEEKS = (("mon", "tue", "wed", "thu", "fri"), ("mon", "tue", "wed", "thu", "fri", "sat"), ("mon", "wed", "sun"))
MOST_DAYS = 4
KIND = TaskKind(id="intake", program="calfresh", minutes=30, due_days=3, late_weight=2)  # type: ignore[arg-type]


def _mostly(usual: T, *others: T) -> st.SearchStrategy[T]:
    """`usual` in two draws of three."""
    return st.sampled_from([usual] * 2 * len(others) + list(others))


def _some(items: Sequence[T], at_least: int = 0) -> st.SearchStrategy[list[T]]:
    if not items:
        return st.just([])
    return st.lists(st.sampled_from(items), min_size=at_least, max_size=len(items), unique=True)


def _up_to(most: int, at_least: int = 1) -> st.SearchStrategy[int]:
    """Rather more than fewer."""
    return st.sampled_from([n for n in range(at_least, most + 1) for _ in range(max(1, n * n))])


def _days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def priorities() -> st.SearchStrategy[tuple[ObjectiveName, ...]]:
    """The default order, others, and orders that leave objectives out."""
    shorter = st.lists(st.sampled_from(OBJECTIVES), min_size=1, max_size=len(OBJECTIVES), unique=True).map(tuple)
    return st.one_of(st.just(OBJECTIVES), st.permutations(OBJECTIVES).map(tuple), shorter)


@st.composite
def horizons(draw: st.DrawFn) -> tuple[Horizon, list[date]]:
    """A horizon of 1-4 working days with its working days; it may start or end on a weekend or holiday."""
    start = date(2026, 1, 5) + timedelta(days=draw(st.integers(0, 6)))
    end = start + timedelta(days=draw(st.sampled_from((0, 1, 2, 3, 3, 4, 4, 5, 6, 7))))
    week = draw(st.sampled_from(WEEKS))
    holidays = draw(_mostly([], [draw(st.sampled_from(_days_between(start, end)))]))

    def works(day: date) -> bool:
        return day.strftime("%a").lower() in week and day not in holidays

    while not any(works(day) for day in _days_between(start, end)):
        end += timedelta(days=1)
    while len(days := [day for day in _days_between(start, end) if works(day)]) > MOST_DAYS:
        end -= timedelta(days=1)
    kept = tuple(sorted(day for day in holidays if day <= end + timedelta(days=1)))
    return Horizon(start=start, end=end, workweek=week, holidays=kept), days


@st.composite
def caseworkers(draw: st.DrawFn, id: str, days: list[date]) -> Caseworker:  # noqa: A002
    exceptions = draw(_some([days[0] - timedelta(days=1), *_days_between(days[0], days[-1])]).map(lambda d: d[:2]))
    return Caseworker(
        id=id,  # type: ignore[arg-type]
        languages=tuple(draw(_mostly(list(LANGUAGES), ["en"], ["es"]))),
        programs=tuple(draw(_mostly(list(PROGRAMS), ["calfresh"], ["medi-cal"]))),
        office=draw(st.sampled_from(OFFICES)),
        minutes_per_day=draw(st.sampled_from((59, 30, 40, 60, 29, 70, 100, 0))),
        availability={day: draw(st.sampled_from((0, 10, 30, 60))) for day in exceptions},
        overtime_per_day=draw(st.sampled_from((0, 0, 10, 20, 40))),
        max_caseload=draw(st.sampled_from((None, None, None, 2, 3, 1, 0))),
    )


@st.composite
def clients(draw: st.DrawFn, id: str, workers: list[Caseworker]) -> Client:  # noqa: A002
    """A client without its pin, which depends on the programmes of its tasks."""
    people = [worker.id for worker in workers]
    known = draw(_some([*people, "left1", "left2"]))
    return Client(
        id=id,  # type: ignore[arg-type]
        language=draw(st.sampled_from(LANGUAGES)),
        programs=tuple(draw(_some(PROGRAMS))) if draw(st.booleans()) else (),
        office=draw(st.sampled_from(OFFICES)),
        caseworker=draw(st.sampled_from([None, *people])),
        contacts={name: draw(st.integers(0, 4)) for name in known},
        weight=draw(_mostly(1, 2, 5)),
        caseload_points=draw(_mostly(1, 0, 2)),
        barred=(draw(st.sampled_from(people)),) if draw(st.integers(0, 7)) == 7 else (),
    )


@st.composite
def tasks(
    draw: st.DrawFn,
    id: str,  # noqa: A002
    client: Client,
    workers: list[Caseworker],
    horizon: Horizon,
    days: list[date],
) -> Task:
    """A task without predecessors."""
    program = draw(st.sampled_from(PROGRAMS))
    if draw(st.integers(0, 7)) == 7:  # overdue from the start
        due = horizon.start - timedelta(days=draw(st.integers(1, 3)))
        release = due - timedelta(days=draw(st.integers(0, 3)))
    else:
        around = _days_between(horizon.start - timedelta(days=2), horizon.end)
        release = draw(st.sampled_from([*around, *days, *days, *days[:1] * 4, horizon.end + timedelta(days=1)]))
        due = release + timedelta(days=draw(st.sampled_from((0, 0, 1, 1, 2, 3, 5))))
    may_do = [w.id for w in workers if _serves(client, w) and program in w.programs]
    fixed = [day for day in days if day >= release]
    return Task(
        id=id,  # type: ignore[arg-type]
        client=client.id,
        kind=draw(_mostly(None, KIND.id)),
        program=program,
        minutes=draw(st.sampled_from((30, 10, 20, 40, 45, 60))),
        release=release,
        due=due,
        late_weight=draw(_mostly(1, 0, 2, 3)),
        pin=draw(st.sampled_from(may_do)) if may_do and draw(st.integers(0, 7)) == 7 else None,
        fixed_day=draw(st.sampled_from(fixed)) if fixed and draw(st.integers(0, 7)) == 7 else None,
    )


@st.composite
def instances(draw: st.DrawFn, policy: Policy | None = None, most: int = 3, most_tasks: int = 4) -> Instance:
    """Up to `most` caseworkers and clients, and `most_tasks` tasks, on 1-4 working days."""
    horizon, days = draw(horizons())
    workers = [draw(caseworkers(f"w{n}", days)) for n in range(1, draw(_up_to(most)) + 1)]
    people = [draw(clients(f"c{n}", workers)) for n in range(1, draw(_up_to(most)) + 1)]
    work = [
        draw(tasks(f"t{n}", draw(st.sampled_from(people)), workers, horizon, days))
        for n in range(1, draw(_up_to(most_tasks, 0)) + 1)
    ]
    pairs = [(client.id, worker.id) for client in people for worker in workers]
    slots = [(task.id, worker.id) for task in work for worker in workers]
    return Instance(
        name="tiny",
        horizon=horizon,
        rules=Rules(
            policy=policy or draw(st.sampled_from(POLICIES)),
            familiarisation_minutes=draw(st.sampled_from((0, 10, 20, 40))),
            new_relationship_points=draw(st.sampled_from((0, 20, 50, 100, 120))),
        ),
        task_kinds=(KIND,),
        caseworkers=tuple(workers),
        clients=tuple(_pinned(draw, client, work, workers) for client in people),
        tasks=tuple(_chained(draw, work)),
        relationships=tuple(
            Relationship(client=c, caseworker=w, points=draw(st.sampled_from((0, 30, 80, 100, 130))))
            for c, w in draw(_mostly([], draw(_some(pairs))[:2]))
        ),
        efforts=tuple(
            Effort(task=t, caseworker=w, minutes=draw(st.sampled_from((5, 20, 50, 70))))
            for t, w in draw(_mostly([], draw(_some(slots))[:3]))
        ),
    )


def _serves(client: Client, worker: Caseworker) -> bool:
    at_office = None in (client.office, worker.office) or client.office == worker.office
    return at_office and client.language in worker.languages and worker.id not in client.barred


def _pinned(draw: st.DrawFn, client: Client, work: list[Task], workers: list[Caseworker]) -> Client:
    needed = {*client.programs, *(task.program for task in work if task.client == client.id)}
    may_own = [worker.id for worker in workers if _serves(client, worker) and needed <= set(worker.programs)]
    if may_own and draw(st.integers(0, 7)) == 7:
        return client.model_copy(update={"pin": draw(st.sampled_from(may_own))})
    return client


def _chained(draw: st.DrawFn, work: list[Task]) -> list[Task]:
    """Give some tasks predecessors, of whatever client, along an order that is not that of the ids."""
    order = draw(st.permutations(range(len(work))))
    chained: list[Task] = list(work)
    for position, t in enumerate(order):
        wanted = min(position, draw(st.sampled_from((0, 0, 1, 1, 2))))
        before = draw(st.permutations(order[:position]))[:wanted]
        after = tuple(Predecessor(task=work[s].id, days=draw(st.sampled_from((0, 0, 1, 2)))) for s in before)
        chained[t] = work[t].model_copy(update={"after": after})
    return chained
