"""What a run has reached, in one line."""

from collections.abc import Iterator

from optimizer.bench.markdown import percent
from optimizer.bench.record import Record


def told_of(record: Record) -> str:
    """Values with bounds, or of a simulation the shares of every policy; seconds and memory."""
    parts = _simulated(record) if record.is_simulation else _objectives(record)
    verdict = "FAILS THE CHECKER" if record.status == "rejected" else record.status
    return f"{', '.join([*parts, verdict])}; {record.seconds.plan:.1f} s, {record.peak_mb:.0f} MB"


def _objectives(record: Record) -> Iterator[str]:
    for row in record.objectives[:3]:
        yield f"{row.name} {row.value}" + ("" if row.bound is None else f" ({row.bound})")


def _simulated(record: Record) -> Iterator[str]:
    of = record.measures.get
    for policy in record.replicated:
        named, on_time = percent(of(f"{policy}: named_share")), percent(of(f"{policy}: on_time_share"))
        yield f"{policy} named {named} % on time {on_time} %"
