"""Handmade runs of a suite."""

from typing import Any

from optimizer.bench.record import Office, Reached, Record, Seconds
from optimizer.bench.runs import DispatchRun, Simulated, SimulateRun, SolveRun, usual_priority
from optimizer.rules import ObjectiveName, Policy


def solve_run(policy: Policy = "client-based", **fields: Any) -> SolveRun:
    """With a budget of work unless a time limit is given."""
    budget = {} if "time_limit" in fields else {"work": 4.0}
    return SolveRun(**{"policy": policy, "priority": usual_priority(policy), **budget, **fields})


def reached(name: ObjectiveName, value: int | None, bound: int | None = None, **fields: Any) -> Reached:
    return Reached(name=name, value=value, bound=bound, **fields)


def office(name: str = "xs", **fields: Any) -> Office:
    sizes = {"caseworkers": 4, "clients": 60, "tasks": 1_239, "days": 20, "late_weights": 1_000}
    return Office(**{"name": name, "title": f"office-{name}", "sha256": f"hash of {name}", **sizes, **fields})


def record(**fields: Any) -> Record:
    """A client-based run: late 10, proven; continuity 900 of at most 910; nothing else proven."""
    defaults: dict[str, Any] = {
        "suite": "handmade",
        "instance": office(),
        "run": solve_run(),
        "versions": {"ortools": "9.15"},
        "sources_sha256": "0" * 64,
        "status": "feasible",
        "method": "decomposed",
        "plan_sha256": "1" * 64,
        "objectives": objectives(),
        "measures": {"continuity score": 80.5, "on-time share": 0.75, "objective late": 10.0},
        "continuity_bound_percent": 81.25,
        "seconds": Seconds(read=0.1, plan=4.0, check=0.1),
        "peak_mb": 400.0,
    }
    return Record(**{**defaults, **fields})


def objectives(
    late: tuple[int, int | None] = (10, 10), continuity: tuple[int, int | None] = (900, 910), **fields: Any
) -> tuple[Reached, ...]:
    return (
        reached("unassigned", 0, 0, confirmed=True),
        reached("late", *late, **{"confirmed": late[0] == late[1], **fields}),
        reached("continuity", *continuity),
        reached("delay", 5, 0),
    )


def dispatched(rule: Any = "sticky", **fields: Any) -> Record:
    rows = (reached("unassigned", 0), reached("late", 12), reached("continuity", 700))
    return record(
        **{
            "run": DispatchRun(rule=rule, seed=0 if rule == "random" else None),
            "method": "dispatch",
            "objectives": rows,
            "measures": {"continuity score": 62.6, "on-time share": 0.7, "objective late": 12.0},
            "continuity_bound_percent": None,
            **fields,
        }
    )


def simulated(run: SimulateRun | None = None, named: tuple[float | None, ...] = (0.25, 0.75), **fields: Any) -> Record:
    """Two replications of `edf`, and of `overflow` with the same named share and nothing else."""
    run = run or SimulateRun(setting=Simulated(), policies=("edf", "overflow"), replications=2)
    defined = [value for value in named if value is not None]
    mean = sum(defined) / len(defined) if defined else None
    defaults: dict[str, Any] = {
        "instance": office(str(run.setting), sha256=run.setting.sha256, tasks=0, late_weights=0),
        "run": run,
        "status": "simulated",
        "method": "simulation",
        "plan_sha256": None,
        "objectives": (),
        "measures": {"edf: named_share": mean, "edf: on_time_share": 1.0, "overflow: named_share": mean},
        "replicated": {
            "edf": {"named_share": named, "on_time_share": (1.0, 1.0)},
            "overflow": {"named_share": named},
        },
        "continuity_bound_percent": None,
    }
    return record(**{**defaults, **fields})
