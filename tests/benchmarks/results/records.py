"""Handmade lines for the page of results."""

from collections.abc import Mapping, Sequence
from typing import Any

from optimizer.bench.break_even.simulated import Simulation, simulations
from optimizer.bench.record import Record
from optimizer.bench.runs import Simulated, SimulateRun
from tests.bench.records import objectives, office, record, solve_run

#: Two replications of five policies in which all are as punctual and the named share alone differs.
MEASURES: dict[str, tuple[float, ...]] = {
    "named_share": (0.3, 0.3),
    "coc": (0.2, 0.2),
    "on_time_share": (0.95, 0.97),
    "mean_delay_days": (0.1, 0.2),
    "mean_wait_days": (1.5, 1.75),
    "backlog_tasks": (10.0, 12.0),
    "reading_in_share": (0.04, 0.04),
}
NAMED: dict[str, float] = {"edf": 0.3, "skill": 0.3, "sticky": 0.75, "overflow": 0.9, "dedicated": 0.99}


def policies(**changed: Mapping[str, Sequence[float]]) -> dict[str, dict[str, tuple[float, ...]]]:
    """All five, with other values for some measures of some."""
    return {
        name: {
            **MEASURES,
            "named_share": (share, share),
            **{measure: tuple(values) for measure, values in changed.get(name, {}).items()},
        }
        for name, share in NAMED.items()
    }


def simulated(values: Mapping[str, Mapping[str, Sequence[float | None]]] | None = None, **setting: Any) -> Record:
    """An office of four caseworkers; fields that a run has itself go to the run."""
    own = {name: setting.pop(name) for name in ("seed", "overflow_days") if name in setting}
    found = policies() if values is None else values
    chosen = Simulated(**{"caseworkers": 4, "clients": 1_200, **setting})
    length = max(len(measured) for one in found.values() for measured in one.values())
    run = SimulateRun(setting=chosen, policies=tuple(found), replications=length, **own)
    return record(
        instance=office(str(chosen)),
        run=run,
        status="simulated",
        method="simulation",
        objectives=(),
        measures={},
        plan_sha256=None,
        continuity_bound_percent=None,
        replicated={policy: {name: tuple(one) for name, one in found[policy].items()} for policy in found},
    )


def simulation(values: Mapping[str, Mapping[str, Sequence[float | None]]] | None = None, **setting: Any) -> Simulation:
    (found,) = simulations([simulated(values, **setting)])
    return found


def plan(name: str, late: float, continuity: float, bound: float | None = None, **fields: Any) -> Record:
    """Of the instance `a`, whose late weights are 1,000; under a policy of the solver; no less late is possible."""
    least = objectives(late=(int(late), int(late)))
    chosen = {"instance": office("a"), "run": solve_run(name), "objectives": least, **fields}  # type: ignore[arg-type]
    measures = {"objective late": late, "continuity score": continuity, "named-caseworker share": 0.5}
    return record(measures=measures, continuity_bound_percent=bound, **chosen)


def allowed(late: float | None, reached: float, continuity: float, bound: float | None = None) -> Record:
    """A client-based plan of `a` that was allowed so much late, as a share of all late weights."""
    run = solve_run().model_copy(update={"allowed_late": late})
    return plan("client-based", reached, continuity, bound, run=run)
