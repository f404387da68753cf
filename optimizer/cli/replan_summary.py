"""What a replan reached and changed, for people and for machines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from rich.table import Table

from optimizer.cli.output import console, gap_of, thousands
from optimizer.cli.summary import WHY
from optimizer.metrics.wording import OBJECTIVES_IN_WORDS, counted
from optimizer.plan.schema import Plan
from optimizer.replan import Changes, Reached, Reasons, Replanned, Rest, announcements
from optimizer.scenario import Edit

_WHY: Final = {**WHY, "ended": "the search came to its end"}
#: Of the news for one caseworker, the text form lists no more than these; --json lists all.
_MOST_NEWS: Final = 12
_MEANINGS: Final[dict[str, str]] = {
    **{str(name): words for name, words in OBJECTIVES_IN_WORDS.items()},
    "moved": "clients who change caseworker",
    "rescheduled": "tasks that change their day",
}


def print_replanned(
    rest: Rest, edits: Sequence[Edit], old: Plan, found: Replanned, changes: Changes, files: Mapping[str, Path | None]
) -> None:
    """The verdict, the objectives with what is proven, then the news by caseworker."""
    out, checked = console(), found.checked
    out.print(
        f"{checked.instance.name} from {checked.instance.horizon.start} on: policy {checked.plan.policy}, "
        f"{found.seconds:.1f} s ({_WHY[found.stopped]})"
    )
    tasks = len(checked.instance.tasks)
    out.print(f"{counted(len(rest.done), 'tasks')} done before, {counted(tasks, 'tasks')} left to plan.")
    for edit in edits:
        out.print(f"Changed: {edit}")
    out.print(_table(found.reached))
    for line in (*_minimum(found.reached), *_totals(changes)):
        out.print(line)
    _print_news(changes, Reasons(old, checked.instance, checked.plan))
    out.print(_where(files))


def _table(reached: Sequence[Reached]) -> Table:
    table = Table()
    table.add_column("objective")
    for title in ("value", "proven bound", "gap"):
        table.add_column(title, justify="right")
    table.add_column("what it counts")
    for row in reached:
        gap = gap_of(row.value, row.bound)
        table.add_row(row.name, thousands(row.value), thousands(row.bound), gap, _MEANINGS[row.name])
    return table


def _minimum(reached: Sequence[Reached]) -> Iterator[str]:
    """How many clients must move and tasks must change their day, and given what."""
    for row in reached:
        if row.name == "moved" and row.bound is not None:
            before = " and ".join(f"{other.value:,} {other.name}" for other in reached[: reached.index(row)])
            given = f" with no more than {before}" if before else ""
            yield f"At least {counted(row.bound, 'clients')} must change caseworker{given} (proven by {row.proof})."
        if row.name == "rescheduled" and row.bound is not None:
            yield "The bound on rescheduled holds given who has whom and how late each caseworker's work is."


def _totals(changes: Changes) -> list[str]:
    return [
        f"{counted(len(changes.moved), 'clients')} with another caseworker, {counted(len(changes.placed), 'clients')} "
        "who had none until now.",
        f"{counted(len(changes.reassigned), 'tasks')} done by somebody else, "
        f"{counted(len(changes.rescheduled), 'tasks')} on another day or without one.",
        f"{counted(len(changes.became_late), 'tasks')} late that were not, "
        f"{counted(len(changes.no_longer_late), 'tasks')} no longer late.",
    ]


def _print_news(changes: Changes, reasons: Reasons) -> None:
    out = console()
    for who, news in announcements(changes, reasons).items():
        out.print(f"To tell {who} ({len(news):,}):")
        for row in news[:_MOST_NEWS]:
            out.print(f"  {row.what}: {row.reason}")
        if len(news) > _MOST_NEWS:
            out.print(f"  … and {len(news) - _MOST_NEWS:,} more; --json lists all.")


def _where(files: Mapping[str, Path | None]) -> str:
    plan, instance = files["output"], files["save_instance"]
    if plan is None:
        return "The plan passed the checker; --output FILE keeps it, --save-instance FILE what it is for."
    kept = f"what it is for in {instance}" if instance else "--save-instance FILE keeps what it is for"
    return f"The plan passed the checker and is in {plan}; {kept}."


def replanned_json(rest: Rest, edits: Sequence[Edit], old: Plan, found: Replanned, changes: Changes) -> dict[str, Any]:
    """Everything, and nothing shortened."""
    checked = found.checked
    news = announcements(changes, Reasons(old, checked.instance, checked.plan))
    return {
        "as_of": checked.instance.horizon.start,
        "edits": [str(edit) for edit in edits],
        "stopped": found.stopped,
        "seconds": round(found.seconds, 3),
        "solver_deaths": found.deaths,
        "notes": [*rest.notes, *found.notes],
        "done_before": len(rest.done),
        "objectives": [asdict(row) for row in found.reached],
        "changes": asdict(changes),
        "announcements": {who: [row.as_dict() for row in rows] for who, rows in news.items()},
        "plan": checked.plan.model_dump(mode="json"),
    }
