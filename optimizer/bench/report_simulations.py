"""Simulations on the page of results: a table a setting, every mean with half of its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

from optimizer.bench.headline import by_instance
from optimizer.bench.markdown import number, table
from optimizer.bench.record import Record
from optimizer.bench.runs import SimulateRun
from optimizer.metrics.wording import counted
from optimizer.simulation.paired import interval_of

_NOTE: Final = (
    "An office played day by day; nobody knows more than the day shows (docs/simulation.md). Means of the replications,"
    " ± half of the 95 % interval of the mean (Student's t); a dash: not defined. A replication is another office and"
    " another path, the same under every policy, so that much of ± is common to all of them: whether two policies"
    " differ is for their paired differences to say, not for intervals that overlap."
)


@dataclass(frozen=True, slots=True)
class _Column:
    measure: str
    heading: str
    factor: int
    decimals: int


_COLUMNS: Final = (
    _Column("named_share", "named %", 100, 1),
    _Column("on_time_share", "on time %", 100, 1),
    _Column("mean_delay_days", "delay, days", 1, 2),
    _Column("mean_wait_days", "wait, days", 1, 2),
    _Column("reading_in_share", "reading in %", 100, 1),
    _Column("utilisation", "busy %", 100, 1),
    _Column("backlog_tasks", "open at the end", 1, 0),
)


def simulations_text(records: Sequence[Record]) -> str:
    """A section in Markdown of the records of simulations; nothing where there is none."""
    simulated = [record for record in records if record.is_simulation]
    parts = []
    for name, runs in by_instance(simulated).items():
        parts.append(_title(name, runs))
        for record in runs:
            parts += _result(record, record.run) if isinstance(record.run, SimulateRun) else []
    return "\n\n".join(["## Simulations", _NOTE, *parts]) if parts else ""


def _title(name: str, runs: Sequence[Record]) -> str:
    office = runs[0].instance
    hashes = sorted({run.instance.sha256[:12] for run in runs})
    return (
        f"### {name}\n\n{counted(office.caseworkers, 'caseworkers')}, {counted(office.clients, 'clients')} on the first"
        f" morning, {counted(office.days, 'working days')} measured; sha256 {', '.join(hashes)}"
    )


def _result(record: Record, run: SimulateRun) -> list[str]:
    rows = [[policy, *(_cell(record, policy, column) for column in _COLUMNS)] for policy in run.policies]
    return [f"{run.terms}:", table(["policy", *(column.heading for column in _COLUMNS)], rows)]


def _cell(record: Record, policy: str, column: _Column) -> str:
    values = record.replicated.get(policy, {}).get(column.measure, ())
    defined = [column.factor * value for value in values if value is not None]
    if not defined:
        return "–"
    found = interval_of(defined)
    half = f" ± {number(found.half_width, column.decimals)}" if isfinite(found.half_width) else ""
    return number(found.mean, column.decimals) + half
