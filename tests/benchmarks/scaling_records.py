"""Handmade runs of the scaling study."""

from typing import Any

from benchmarks.scaling.record import Office, Reached, Record, Seconds
from benchmarks.scaling.setting import Setting
from optimizer.bench.sources import package_version

GAPS: dict[str, float | None] = {"unassigned": 0.0, "late": 0.0002, "continuity": 0.001}


def setting(**fields: Any) -> Setting:
    """The office S at 0.92."""
    defaults = {
        "size": "s",
        "caseworkers": 8,
        "clients": 400,
        "days": 20,
        "utilisation": 0.92,
        "variant": "plain",
        "seed": 1,
        "seconds": 30.0,
    }
    return Setting(**{**defaults, **fields})


def reached(name: Any, gap: float | None = 0.0, **fields: Any) -> Reached:
    defaults = {
        "value": 70,
        "bound": None if gap is None else 70,
        "proof": "",
        "confirmed": False,
        "seconds_to_1_percent": 2.0,
        "seconds_to_0_1_percent": None,
    }
    return Reached(name=name, gap=gap, **{**defaults, **fields})


def record(
    setting_: Setting | None = None,
    gaps: dict[str, float | None] | None = None,
    seconds: dict[str, float | None] | None = None,
    **fields: Any,
) -> Record:
    """One run that reaches what S must reach."""
    chosen = setting_ or setting()
    times = {"generate": 0.1, "read": 0.5, "index": 0.1, "solve": 30.0, "check": 0.1, "setup": 1.0, "first_plan": 0.8}
    office = Office(
        sha256=f"hash of {chosen.label} {chosen.seed}",
        name="handmade",
        caseworkers=chosen.caseworkers,
        clients=chosen.clients,
        tasks=1_905,
        days=chosen.days,
        late_weights=3_162,
        file_mb=0.5,
    )
    defaults: dict[str, Any] = {
        "setting": chosen,
        "package_version": package_version(),
        "sources_sha256": "0" * 64,
        "versions": {},
        "python": "3.11.0",
        "cores": 2,
        "office": office,
        "seconds": Seconds(**{**times, **(seconds or {})}),
        "peak_mb": 400.0,
        "method": "decomposed",
        "status": "feasible",
        "stopped": "time-limit",
        "deaths": 0,
        "notes": (),
        "violations": (),
        "objectives": tuple(reached(name, gap) for name, gap in {**GAPS, **(gaps or {})}.items()),
        "series": (),
    }
    return Record(**{**defaults, **fields})
