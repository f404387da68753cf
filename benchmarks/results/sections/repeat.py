"""How to make the page again, and what its lines were made by."""

from collections.abc import Sequence

from benchmarks.results.lines import Lines
from benchmarks.results.section import Section
from benchmarks.results.templates import fill
from optimizer.bench.markdown import table
from optimizer.bench.record import Record


def section(lines: Lines) -> Section:
    return Section(fill("repeat", made_by=_made_by(lines.records), runs=_runs(lines.records)))


def _made_by(records: Sequence[Record]) -> str:
    names = dict.fromkeys(name for record in records for name in record.versions)
    versions = [
        f"{name} {' / '.join(sorted({record.versions.get(name, '–') for record in records}))}" for name in names
    ]
    sources = sorted({record.sources_sha256[:12] for record in records})
    return f"These were made by {', '.join(versions)}; sources {', '.join(sources)}."


def _runs(records: Sequence[Record]) -> str:
    """What the lines took, by kind of run: seconds add up, memory is the greatest."""
    rows = []
    for kind in dict.fromkeys(record.run.kind for record in records):
        of_kind = [record for record in records if record.run.kind == kind]
        threads = sorted({record.run.threads for record in of_kind})
        minutes = sum(record.seconds.read + record.seconds.plan + record.seconds.check for record in of_kind) / 60
        memory = max(record.peak_mb for record in of_kind)
        rows.append([kind, f"{len(of_kind):,}", "/".join(map(str, threads)), f"{minutes:,.1f}", f"{memory:,.0f}"])
    return table(("kind", "lines", "threads", "minutes in all", "most memory, MB"), rows)
