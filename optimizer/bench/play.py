"""One simulation, in the process that does nothing else: all its replications under all its policies."""

import time
from dataclasses import dataclass, fields
from typing import Final

from optimizer.bench.memory import PeakMemory
from optimizer.bench.record import Office, Record, Seconds
from optimizer.bench.runs import Order, Simulated, SimulateRun
from optimizer.bench.setting import parameters_of, setting_of
from optimizer.bench.sources import sources_sha256, versions
from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan as DayPlan
from optimizer.simulation.measures import Measures
from optimizer.simulation.policies import PRIORITY, Choices
from optimizer.simulation.replications import Plan, Results, replicate
from optimizer.solvers import SolveSettings, solve

_MEASURES: Final = tuple(field.name for field in fields(Measures))


@dataclass
class _Mornings:
    """Plans every morning, and counts the solver processes that died: their successors may find other plans."""

    deaths: int = 0

    def __call__(self, instance: Instance, settings: SolveSettings) -> DayPlan:
        outcome = solve(instance, settings)
        self.deaths += outcome.deaths
        return outcome.plan


def play(order: Order, run: SimulateRun) -> Record:
    """All numbers of one simulation."""
    sources, began, mornings = sources_sha256(), time.monotonic(), _Mornings()
    with PeakMemory() as memory:
        results = _results(run, mornings)
    return Record(
        suite=order.suite,
        instance=_office(order.name, run.setting),
        run=run,
        versions=versions(),
        sources_sha256=sources,
        status="simulated",
        method="simulation",
        deaths=mornings.deaths,
        measures=_means(results),
        replicated={name: _values(results, name) for name in run.policies},
        seconds=Seconds(read=0.0, plan=round(time.monotonic() - began, 3), check=0.0),
        peak_mb=memory.megabytes,
    )


def _results(run: SimulateRun, mornings: _Mornings) -> Results:
    """As `caseload simulate` makes them."""
    setting = setting_of(run.setting)
    choices = Choices(
        overflow_days=run.overflow_days,
        plan_days=setting.plan_days,
        settings=SolveSettings(priority=PRIORITY, work=run.work, threads=1),
        planner=mornings,
    )
    return replicate(setting, run.policies, Plan(seed=run.seed, most=run.replications), choices)


def _means(results: Results) -> dict[str, float | None]:
    """Of the replications in which the measure is defined."""
    return {
        f"{policy}: {measure}": None if (found := results.interval(policy, measure)) is None else found.mean
        for policy in results.policies
        for measure in _MEASURES
    }


def _values(results: Results, policy: str) -> dict[str, tuple[float | None, ...]]:
    return {measure: tuple(results.values(policy, measure)) for measure in _MEASURES}


def _office(name: str, setting: Simulated) -> Office:
    """As it stands on the first morning; tasks are the path's."""
    sizes = parameters_of(setting)
    return Office(
        name=name,
        title=str(setting),
        sha256=setting.sha256,
        caseworkers=sizes.n_caseworkers,
        clients=sizes.n_clients,
        tasks=0,
        days=setting.days,
        late_weights=0,
    )
