"""Results as a page of pictures: plans by instance, the break-even, simulated settings."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any, Final

from optimizer.bench.break_even.plain import plain_break_even
from optimizer.bench.headline import by_instance
from optimizer.bench.record import Record
from optimizer.bench.runs import SimulateRun
from optimizer.report.document import Document, Section
from optimizer.report.sections.break_even import break_even
from optimizer.report.sections.runs import runs
from optimizer.report.sections.simulated import simulated
from optimizer.simulation.paired import interval_of

#: Of a simulation, in the order of the pictures.
_SIMULATED: Final = ("named_share", "on_time_share", "mean_wait_days", "reading_in_share", "backlog_tasks")


def pictures_of(records: Sequence[Record], title: str) -> Document:
    """Sections without lines are left out."""
    return Document(title=title, version="results", sections=list(_sections(records)))


def _sections(records: Sequence[Record]) -> Iterator[Section]:
    plans = [record for record in records if not record.is_simulation]
    played = [record for record in records if record.is_simulation]
    if plans:
        yield runs([_instance(name, found) for name, found in by_instance(plans).items()])
    crossing = plain_break_even(played)
    if crossing is not None:
        yield break_even(crossing)
    if played:
        yield simulated([_setting(name, found) for name, found in by_instance(played).items()])


def _instance(name: str, records: Sequence[Record]) -> dict[str, Any]:
    """Plans that were not found or failed the checker have no values; scores and shares in 0 … 1."""
    office = records[0].instance
    return {
        "name": name,
        "title": office.title,
        "sizes": {"caseworkers": office.caseworkers, "clients": office.clients, "tasks": office.tasks},
        "days": office.days,
        "plans": [_plan(record) for record in records],
    }


def _plan(record: Record) -> dict[str, Any]:
    score, bound = record.measures.get("continuity score"), record.continuity_bound_percent
    return {
        "name": str(record.run),
        "who": record.run.who,
        "allowed_late": record.run.allowed_late if record.run.kind == "solve" else None,
        "kind": _kind(record),
        "status": record.status,
        "score": None if score is None else score / 100,
        "score_bound": None if bound is None else bound / 100,
        "on_time_share": record.measures.get("on-time share"),
        "named_share": record.measures.get("named-caseworker share"),
        "late": record.measures.get("objective late"),
    }


def _kind(record: Record) -> str:
    """How it is drawn."""
    run = record.run
    if run.kind == "solve":
        return run.policy
    if run.kind == "dispatch":
        return "dedicated" if run.rule == "dedicated" else "rule"
    return "people"


def _setting(name: str, records: Sequence[Record]) -> dict[str, Any]:
    office = records[0].instance
    return {
        "name": name,
        "sizes": {"caseworkers": office.caseworkers, "clients": office.clients},
        "days": office.days,
        "runs": [_simulation(record, record.run) for record in records if isinstance(record.run, SimulateRun)],
    }


def _simulation(record: Record, run: SimulateRun) -> dict[str, Any]:
    """`measures` has a row a measure that is defined somewhere, with a value a policy."""
    rows: list[dict[str, Any]] = [
        {"name": name, "values": [_mean(record, policy, name) for policy in run.policies]} for name in _SIMULATED
    ]
    return {
        "terms": {"n": run.replications, "seed": run.seed, "work": run.work, "overflow": run.overflow_days},
        "policies": list(run.policies),
        "measures": [row for row in rows if any(value["mean"] is not None for value in row["values"])],
    }


def _mean(record: Record, policy: str, measure: str) -> dict[str, float | None]:
    """Half of the 95 % interval of the mean is None for a single replication."""
    values = record.replicated.get(policy, {}).get(measure, ())
    defined = [value for value in values if value is not None]
    if not defined:
        return {"mean": None, "half": None}
    found = interval_of(defined)
    return {"mean": found.mean, "half": found.half_width if isfinite(found.half_width) else None}
