"""Results as a page: the headline, then one table an instance. The same lines give the same page."""

from collections.abc import Iterable, Sequence
from typing import Final

from optimizer.bench.headline import Headline, by_instance, headline_of, is_proven, score_of
from optimizer.bench.record import Record

_HEADLINE: Final = (
    "instance", "client-based, continuity %", "proven ≤ %", "best task-based", "its continuity %",
    "ahead by, points", "late, client-based", "late, task-based",
)  # fmt: skip
_TABLE: Final = (
    "who", "status", "late", "proven ≥", "continuity %", "proven ≤ %", "continuity points", "proven ≤ points",
    "named %", "on time %", "reading in, min",
)  # fmt: skip
_NOTE: Final = (
    "*Continuity %*: points earned of the most that the instance could give under any policy. Bounds are proven for"
    " plans of the same policy that reach the same values in the objectives before; a dash: nothing proven, or nothing"
    " asked. *Late*: weight of late tasks. *Named*: tasks done by the named caseworker, of those scheduled."
    " *task-based* is the best found for lateness by a pool that plans ahead, continuity ignored; rules know only what"
    " has been released."
)


def report_text(records: Sequence[Record], plots: Sequence[str] = ()) -> str:
    """Markdown; the plots are named as files beside it."""
    groups = by_instance(records)
    headlines = {name: headline_of(runs) for name, runs in groups.items()}
    parts = [
        "# Client-based work against task-based dispatch",
        _about(records),
        "## Headline\n\nThe best client-based plan found against the task-based one with most continuity.",
        _table(_HEADLINE, [_headline_row(name, one) for name, one in headlines.items()]),
        *(f"![{name}]({name})" for name in plots),
        "## Instances\n\n" + _NOTE,
    ]
    for name, runs in groups.items():
        parts += [_title(name, runs), _table(_TABLE, [_row(run) for run in runs])]
    return "\n\n".join(parts) + "\n"


def _about(records: Sequence[Record]) -> str:
    names = sorted({name for run in records for name in run.versions})
    versions = [f"{name} {'/'.join(sorted({run.versions.get(name, '–') for run in records}))}" for name in names]
    sources = sorted({run.sources_sha256[:12] for run in records})
    rejected = [run.place for run in records if run.status == "rejected"]
    verdict = (
        f"**Plans that failed the checker: {'; '.join(rejected)}.**" if rejected else "No plan failed the checker."
    )
    without = [run.place for run in records if run.status == "no-plan"]
    found = f" No plan was found in time: {'; '.join(without)}." if without else ""
    return f"{len(records)} runs; {', '.join(versions)}; sources {', '.join(sources)}. {verdict}{found}"


def _headline_row(name: str, found: Headline) -> list[str]:
    ours, theirs = found.client_based, found.task_based
    bound = _number(ours.continuity_bound_percent if ours else None, 2)
    return [
        name,
        _number(score_of(ours) if ours else None, 2),
        f"{bound} (reached, proven)" if ours and is_proven(ours) else bound,
        str(theirs.run) if theirs else "–",
        _number(score_of(theirs) if theirs else None, 2),
        _number(found.difference, 2),
        _late(ours),
        _late(theirs),
    ]


def _late(record: Record | None) -> str:
    return _number(record.measures.get("objective late"), 0) if record else "–"


def _title(name: str, runs: Sequence[Record]) -> str:
    hashes = sorted({run.instance.sha256[:12] for run in runs})
    office = runs[0].instance
    return (
        f"### {name}\n\n{office.title}: {office.caseworkers} caseworkers, {office.clients:,} clients,"
        f" {office.tasks:,} tasks, {office.days} working days; sha256 {', '.join(hashes)}"
    )


def _row(run: Record) -> list[str]:
    late, continuity = run.objective("late"), run.objective("continuity")
    of = run.measures.get
    return [
        str(run.run),
        run.status,
        _number(of("objective late"), 0),
        _number(late.bound if late else None, 0),
        _number(of("continuity score"), 2),
        _number(run.continuity_bound_percent, 2),
        _number(of("objective continuity"), 0),
        _number(continuity.bound if continuity else None, 0),
        _percent(of("named-caseworker share")),
        _percent(of("on-time share")),
        _number(of("reading in"), 0),
    ]


def _percent(share: float | None) -> str:
    return _number(None if share is None else 100 * share, 1)


def _number(value: float | None, decimals: int) -> str:
    return "–" if value is None else f"{value:,.{decimals}f}"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column to the left, numbers to the right."""
    lines = [heading, ["---", *("---:" for _ in heading[1:])], *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
