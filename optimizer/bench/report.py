"""Results as a page: the headline, one table an instance, simulations. The same lines give the same page."""

from collections.abc import Iterator, Sequence
from typing import Final

from optimizer.bench.headline import Headline, by_instance, headline_of, is_proven, score_of
from optimizer.bench.markdown import number, percent, table
from optimizer.bench.record import Record
from optimizer.bench.report_simulations import simulations_text
from optimizer.metrics.wording import counted

#: The same as pictures, in the folder of the text.
PAGE: Final = "report.html"
_HEADLINE: Final = (
    "instance", "client-based, continuity %", "proven ≤ %", "late", "planned pool, continuity %", "late",
    "best task-based rule", "continuity %", "late", "client-based ahead by, points",
)  # fmt: skip
_TABLE: Final = (
    "who", "status", "late", "proven ≥", "continuity %", "proven ≤ %", "continuity points", "proven ≤ points",
    "named %", "on time %", "reading in, min",
)  # fmt: skip
_HEADLINE_NOTE: Final = (
    "The best client-based plan found, against the task-based plans with most continuity: one that the solver planned"
    " ahead for lateness, and the best rule. *Ahead* is against the better of the two. Nobody asked the planned pool"
    " for continuity: what it has is that of one plan among many that are as punctual."
)
_NOTE: Final = (
    "*Continuity %*: points earned of the most that the instance could give under any policy. Bounds are proven for"
    " plans of the same policy that reach the same values in the objectives before; a dash: nothing proven, or nothing"
    " asked. *Late*: weight of late tasks. *Named*: tasks done by the named caseworker, of those scheduled."
    " *task-based* is the best found for lateness by a pool that plans ahead, continuity ignored; rules know only what"
    " has been released."
)


def report_text(records: Sequence[Record]) -> str:
    """Markdown; the page with pictures is named as a file beside it."""
    plans = [record for record in records if not record.is_simulation]
    parts = [
        "# Client-based work against task-based dispatch",
        _about(records),
        f"[The same as pictures]({PAGE})",
        *(_plans(plans) if plans else ()),
        simulations_text(records),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _plans(records: Sequence[Record]) -> Iterator[str]:
    """Headline, and a table an instance."""
    groups = by_instance(records)
    yield "## Headline\n\n" + _HEADLINE_NOTE
    yield table(_HEADLINE, [_headline_row(name, headline_of(runs)) for name, runs in groups.items()])
    yield "## Instances\n\n" + _NOTE
    for name, runs in groups.items():
        yield from (_title(name, runs), table(_TABLE, [_row(run) for run in runs]))


def _about(records: Sequence[Record]) -> str:
    names = sorted({name for run in records for name in run.versions})
    versions = [f"{name} {'/'.join(sorted({run.versions.get(name, '–') for run in records}))}" for name in names]
    sources = sorted({run.sources_sha256[:12] for run in records})
    rejected = [run.place for run in records if run.status == "rejected"]
    passed = "" if all(run.is_simulation for run in records) else "No plan failed the checker."
    verdict = f"**Plans that failed the checker: {'; '.join(rejected)}.**" if rejected else passed
    without = [run.place for run in records if run.status == "no-plan"]
    found = f" No plan was found in time: {'; '.join(without)}." if without else ""
    return f"{len(records)} runs; {', '.join(versions)}; sources {', '.join(sources)}. {verdict}{found}".rstrip()


def _headline_row(name: str, found: Headline) -> list[str]:
    ours, pool, rule = found.client_based, found.planned_pool, found.rule
    bound = number(ours.continuity_bound_percent if ours else None, 2)
    return [
        name,
        number(score_of(ours), 2),
        f"{bound} (reached, proven)" if ours and is_proven(ours) else bound,
        _late(ours),
        number(score_of(pool), 2),
        _late(pool),
        str(rule.run) if rule else "–",
        number(score_of(rule), 2),
        _late(rule),
        number(found.difference, 2),
    ]


def _late(record: Record | None) -> str:
    return number(record.measures.get("objective late"), 0) if record else "–"


def _title(name: str, runs: Sequence[Record]) -> str:
    hashes = sorted({run.instance.sha256[:12] for run in runs})
    office = runs[0].instance
    return (
        f"### {name}\n\n{office.title}: {counted(office.caseworkers, 'caseworkers')},"
        f" {counted(office.clients, 'clients')}, {counted(office.tasks, 'tasks')},"
        f" {counted(office.days, 'working days')}; sha256 {', '.join(hashes)}"
    )


def _row(run: Record) -> list[str]:
    late, continuity = run.objective("late"), run.objective("continuity")
    of = run.measures.get
    return [
        str(run.run),
        run.status,
        number(of("objective late"), 0),
        number(late.bound if late else None, 0),
        number(of("continuity score"), 2),
        number(run.continuity_bound_percent, 2),
        number(of("objective continuity"), 0),
        number(continuity.bound if continuity else None, 0),
        percent(of("named-caseworker share")),
        percent(of("on-time share")),
        number(of("reading in"), 0),
    ]
