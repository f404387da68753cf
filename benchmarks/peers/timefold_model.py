"""Timefold's model: planning variables, value ranges and constraint streams; needs a running Java to be imported."""
# ruff: noqa: ARG005 (streams pass what they pass)
# mypy: disable-error-code="import-not-found,untyped-decorator,misc,unused-ignore,no-any-return,no-untyped-call"

from dataclasses import dataclass, field
from typing import Annotated, Any

import numpy as np
from timefold.solver import SolverFactory
from timefold.solver.config import Duration, ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig
from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import (
    BendableScore,
    Constraint,
    ConstraintCollectors,
    ConstraintFactory,
    Joiners,
    constraint_provider,
)

from benchmarks.peers.decided import Decided
from optimizer.instance.indexed import IndexedInstance, Ints

_HARD = BendableScore.of((1,), (0, 0, 0))
_UNASSIGNED = BendableScore.of((0,), (1, 0, 0))
_LATE = BendableScore.of((0,), (0, 1, 0))
_CONTINUITY = BendableScore.of((0,), (0, 0, 1))


@dataclass(unsafe_hash=True)
class Worker:
    index: int
    cap: int = field(hash=False)
    #: Minutes of each day.
    room: list[int] = field(hash=False)


@dataclass(unsafe_hash=True)
class Day:
    index: int


@planning_entity
@dataclass(unsafe_hash=True)
class ClientPlan:
    id: Annotated[str, PlanningId]
    points: int = field(hash=False)
    #: By caseworker: weight times the relationship kept, and times a contact; minutes of reading in.
    kept: list[int] = field(hash=False)
    contact: list[int] = field(hash=False)
    reading: list[int] = field(hash=False)
    eligible: Annotated[list[Worker], ValueRangeProvider(id="eligible")] = field(hash=False)
    worker: Annotated[
        Worker | None, PlanningVariable(value_range_provider_refs=["eligible"], allows_unassigned=True)
    ] = field(default=None, hash=False)


@planning_entity
@dataclass(unsafe_hash=True)
class TaskPlan:
    id: Annotated[str, PlanningId]
    client: ClientPlan = field(hash=False)
    #: By caseworker; able is 1 where rule A3 allows it.
    minutes: list[int] = field(hash=False)
    able: list[int] = field(hash=False)
    due: int = field(hash=False)
    late_weight: int = field(hash=False)
    #: 1 for the client's first task, which carries the reading in.
    reads: int = field(hash=False)
    days: Annotated[list[Day], ValueRangeProvider(id="days")] = field(hash=False)
    day: Annotated[Day | None, PlanningVariable(value_range_provider_refs=["days"], allows_unassigned=True)] = field(
        default=None, hash=False
    )


@dataclass(unsafe_hash=True)
class Link:
    """`after` waits for `before`."""

    before: str
    after: str
    lag: int


@planning_solution
@dataclass
class Office:
    workers: Annotated[list[Worker], ProblemFactCollectionProperty]
    links: Annotated[list[Link], ProblemFactCollectionProperty]
    clients: Annotated[list[ClientPlan], PlanningEntityCollectionProperty]
    tasks: Annotated[list[TaskPlan], PlanningEntityCollectionProperty]
    score: Annotated[BendableScore | None, PlanningScore(bendable_hard_levels_size=1, bendable_soft_levels_size=3)] = (
        None
    )


@constraint_provider
def rules(factory: ConstraintFactory) -> list[Constraint]:
    return [
        minutes_fit_the_day(factory),
        caseload_fits_the_cap(factory),
        caseworker_may_do_the_task(factory),
        tasks_wait_for_predecessors(factory),
        clients_have_a_caseworker(factory),
        tasks_are_on_time(factory),
        relationships_are_kept(factory),
        contacts_count(factory),
    ]


def _minutes(task: TaskPlan, client: ClientPlan) -> int:
    return task.minutes[client.worker.index] + task.reads * client.reading[client.worker.index]  # type: ignore[union-attr]


def _done(factory: ConstraintFactory) -> Any:
    """Tasks with a day, each with its client who has a caseworker."""
    return factory.for_each(TaskPlan).join(ClientPlan, Joiners.equal(lambda task: task.client, lambda client: client))


def minutes_fit_the_day(factory: ConstraintFactory) -> Constraint:
    return (
        _done(factory)
        .group_by(
            lambda task, client: client.worker,
            lambda task, client: task.day,
            ConstraintCollectors.sum(_minutes),
        )
        .filter(lambda worker, day, minutes: minutes > worker.room[day.index])
        .penalize(_HARD, lambda worker, day, minutes: minutes - worker.room[day.index])
        .as_constraint("C1 minutes fit the day")
    )


def caseload_fits_the_cap(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(ClientPlan)
        .group_by(lambda client: client.worker, ConstraintCollectors.sum(lambda client: client.points))
        .filter(lambda worker, points: worker.cap >= 0 and points > worker.cap)
        .penalize(_HARD, lambda worker, points: points - worker.cap)
        .as_constraint("A4 caseload fits the cap")
    )


def caseworker_may_do_the_task(factory: ConstraintFactory) -> Constraint:
    return (
        _done(factory)
        .filter(lambda task, client: task.able[client.worker.index] == 0)
        .penalize(_HARD)
        .as_constraint("A3 caseworker may do the task")
    )


def _is_ready(link: Link, task: TaskPlan, before: TaskPlan) -> bool:
    """Asked also of tasks that lose their day in the same move, before these drop out of the stream."""
    return task.day is not None and before.day is not None and before.day.index + link.lag <= task.day.index


def tasks_wait_for_predecessors(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(Link)
        .join(TaskPlan, Joiners.equal(lambda link: link.after, lambda task: task.id))
        .if_not_exists(
            TaskPlan,
            Joiners.equal(lambda link, task: link.before, lambda before: before.id),
            Joiners.filtering(_is_ready),
        )
        .penalize(_HARD)
        .as_constraint("T2 tasks wait for predecessors")
    )


def clients_have_a_caseworker(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each_including_unassigned(ClientPlan)
        .filter(lambda client: client.worker is None)
        .penalize(_UNASSIGNED)
        .as_constraint("unassigned")
    )


def tasks_are_on_time(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each_including_unassigned(TaskPlan)
        .filter(lambda task: task.late_weight > 0)
        .join(
            factory.for_each_including_unassigned(ClientPlan),
            Joiners.equal(lambda task: task.client, lambda client: client),
        )
        .filter(lambda task, client: client.worker is None or task.day is None or task.day.index > task.due)
        .penalize(_LATE, lambda task, client: task.late_weight)
        .as_constraint("late")
    )


def relationships_are_kept(factory: ConstraintFactory) -> Constraint:
    return (
        factory.for_each(ClientPlan)
        .reward(_CONTINUITY, lambda client: client.kept[client.worker.index])
        .as_constraint("continuity: relationships kept")
    )


def contacts_count(factory: ConstraintFactory) -> Constraint:
    return (
        _done(factory)
        .reward(_CONTINUITY, lambda task, client: client.contact[client.worker.index])
        .as_constraint("continuity: contacts")
    )


def office_of(indexed: IndexedInstance, start: Decided, head: Ints) -> Office:
    """The planning problem, begun where `start` is. What is overdue can't be on time and has no late weight here."""
    room = indexed.capacity + indexed.overtime
    days = [Day(d) for d in range(indexed.n_days)]
    workers = [Worker(w, int(indexed.max_caseload[w]), room[w].tolist()) for w in range(indexed.n_caseworkers)]
    reading = indexed.strangers * indexed.familiarisation
    clients = [
        ClientPlan(
            f"c{c}",
            int(indexed.points[c]),
            (indexed.weight[c] * indexed.kept_points[c]).tolist(),
            (indexed.weight[c] * indexed.own_task_points[c]).tolist(),
            reading[c].tolist(),
            [workers[w] for w in np.flatnonzero(indexed.eligible[c]).tolist()],
            workers[int(start.caseworker[c])] if start.caseworker[c] >= 0 else None,
        )
        for c in range(indexed.n_clients)
    ]
    carriers = {min(mine, key=lambda t: (int(head[t]), t)) for mine in indexed.tasks_of if mine}
    tasks = []
    for t, c in enumerate(indexed.client_of.tolist()):
        fixed = int(indexed.fixed_day[t])
        allowed = days[int(head[t]) :] if fixed < 0 else [days[fixed]] if head[t] <= fixed else []
        tasks.append(
            TaskPlan(
                f"t{t}",
                clients[c],
                indexed.minutes[t].tolist(),
                indexed.able[t].astype(int).tolist(),
                int(indexed.due[t]),
                int(indexed.late_weight[t]) if indexed.can_be_late[t] else 0,
                int(t in carriers),
                allowed,
                days[int(start.day[t])] if start.day[t] >= 0 else None,
            )
        )
    links = [Link(f"t{s}", f"t{t}", lag) for t, before in enumerate(indexed.after) for s, lag in before]
    return Office(workers, links, clients, tasks)


def search(office: Office, seconds: float, seed: int) -> Office:
    """Local search from where the office stands, with Timefold's default settings."""
    config = SolverConfig(
        solution_class=Office,
        entity_class_list=[ClientPlan, TaskPlan],
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=rules),
        termination_config=TerminationConfig(spent_limit=Duration(milliseconds=int(1000 * seconds))),
        random_seed=seed,
    )
    return SolverFactory.create(config).build_solver().solve(office)


def read(office: Office, indexed: IndexedInstance) -> tuple[Ints, Ints]:
    """(C,) p(c) and (T,) day, -1 for none."""
    caseworker = [-1 if client.worker is None else client.worker.index for client in office.clients]
    day = [
        -1 if task.day is None or caseworker[c] < 0 else task.day.index
        for task, c in zip(office.tasks, indexed.client_of.tolist(), strict=True)
    ]
    return np.array(caseworker, dtype=np.int64), np.array(day, dtype=np.int64)
