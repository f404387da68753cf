"""One run, in the process that does nothing else; of a plan: read the instance, make it, check what was written."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from optimizer.bench.judge import judged
from optimizer.bench.memory import PeakMemory
from optimizer.bench.offices import file_of_actual
from optimizer.bench.play import play
from optimizer.bench.record import Office, Reached, Record, Seconds
from optimizer.bench.runs import DispatchRun, Order, SolveRun
from optimizer.bench.sources import sources_sha256, versions
from optimizer.bounds import arithmetic_bound
from optimizer.dispatch import dispatch
from optimizer.dispatch.nominal import with_nominal_caseworkers
from optimizer.errors import PlanRejected
from optimizer.instance.calendar import working_days
from optimizer.instance.files import read_instance
from optimizer.instance.indexed import index_instance
from optimizer.instance.schema import Instance
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.plan.files import read_plan
from optimizer.plan.schema import Plan
from optimizer.rules import ObjectiveName, Policy
from optimizer.solvers import SolveSettings, solve
from optimizer.solvers.progress import Event, Finished, Stage


@dataclass(frozen=True)
class Made:
    """A plan, or None, and what its maker says of it: fields of the record."""

    plan: Plan | None
    objectives: tuple[Reached, ...]
    about: dict[str, Any]


def perform(order: Order) -> Record:
    """All numbers of one run."""
    return play(order, order.run) if order.run.kind == "simulate" else _plan(order)


def _plan(order: Order) -> Record:
    assert order.file is not None, "a plan needs an instance"
    # Now, not at the end: somebody may work on the sources meanwhile.
    sources, began = sources_sha256(), time.monotonic()
    with PeakMemory() as memory:
        instance = read_instance(order.file)
        read = time.monotonic()
        try:
            made = _recorded(order.file) if order.run.kind == "actual" else _MAKERS[order.run.kind](instance, order.run)
        except PlanRejected as error:
            made = Made(None, (), {"status": "rejected", "method": "", "violations": tuple(str(error).splitlines())})
    planned = time.monotonic()
    found = judged(instance, made.plan)
    return Record(
        suite=order.suite,
        instance=_office(order.name, instance),
        run=order.run,
        versions=versions(),
        sources_sha256=sources,
        objectives=made.objectives,
        tolerance=order.tolerance,
        seconds=Seconds(
            read=round(read - began, 3), plan=round(planned - read, 3), check=round(time.monotonic() - planned, 3)
        ),
        peak_mb=memory.megabytes,
        **(made.about | found),
    )


def settings_of(run: SolveRun, instance: Instance) -> SolveSettings:
    return SolveSettings(
        policy=run.policy,
        priority=run.priority,
        targets={} if run.allowed_late is None else {"late": _target_of_late(run.allowed_late, run.policy, instance)},
        time_limit=run.time_limit or SolveSettings.time_limit,
        work=run.work,
        seed=run.seed,
        threads=run.threads,
        method=run.method,
    )


def _target_of_late(allowed: float, policy: Policy, instance: Instance) -> int:
    """What nobody can avoid, as counting shows, and a share of all late weights."""
    indexed = index_instance(instance)
    holders = possible_holders(indexed, policy)
    least = arithmetic_bound(indexed, holders, possible_doers(indexed, policy, holders), "late")
    return least + round(allowed * int(indexed.late_weight.sum()))


def _solved(instance: Instance, run: SolveRun) -> Made:
    """A pool that ignored continuity names caseworkers as dispatch does."""
    stages: dict[ObjectiveName, Stage] = {}

    def note(event: Event) -> None:
        if isinstance(event, Finished):
            stages[event.stage.name] = event.stage

    settings = settings_of(run, instance)
    outcome = solve(instance, settings, on_progress=note)
    reached = tuple(
        Reached(
            name=row.name,
            value=row.value,
            bound=row.bound,
            proof=stage.proof if (stage := stages.get(row.name)) else "",
            confirmed=bool(stage and stage.confirmed),
        )
        for row in outcome.plan.objectives
    )
    plan = None if outcome.checked is None else outcome.plan
    about: dict[str, Any] = {"status": outcome.plan.status, "method": outcome.method, "stopped": outcome.stopped}
    about |= {"deaths": outcome.deaths, "notes": outcome.notes, "targets": settings.targets}
    return Made(with_nominal_caseworkers(instance, plan) if plan and run.names_nobody else plan, reached, about)


def _recorded(instance: Path) -> Made:
    plan = read_plan(file_of_actual(instance))
    return Made(plan, _values_of(plan), {"status": plan.status, "method": "people"})


def _dispatched(instance: Instance, run: DispatchRun) -> Made:
    plan = dispatch(instance, run.rule, run.seed or 0)
    return Made(plan, _values_of(plan), {"status": plan.status, "method": "dispatch"})


def _values_of(plan: Plan) -> tuple[Reached, ...]:
    return tuple(Reached(name=row.name, value=row.value) for row in plan.objectives)


#: The kinds of runs that make a plan.
_MAKERS: Final[dict[str, Callable[[Instance, Any], Made]]] = {"solve": _solved, "dispatch": _dispatched}


def _office(name: str, instance: Instance) -> Office:
    return Office(
        name=name,
        title=instance.name,
        sha256=instance.sha256,
        caseworkers=len(instance.caseworkers),
        clients=len(instance.clients),
        tasks=len(instance.tasks),
        days=len(working_days(instance.horizon)),
        late_weights=sum(task.late_weight for task in instance.tasks),
    )
