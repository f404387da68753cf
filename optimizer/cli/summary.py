"""The outcome of a solve, in words a planner understands at first reading, and as JSON."""

from pathlib import Path
from typing import Any

from rich.table import Table

from optimizer.checks.check import CheckedPlan
from optimizer.cli.output import console, gap_of, thousands
from optimizer.grounds.standing import standing_of
from optimizer.grounds.unplaced import Unplaced, unplaced_of
from optimizer.grounds.words import sentence_of
from optimizer.metrics.measures import measure
from optimizer.metrics.wording import OBJECTIVES_IN_WORDS
from optimizer.plan.schema import ObjectiveValue
from optimizer.solvers.outcome import Outcome

#: More rows than this are counted, not listed; --json has them all.
_MOST_ROWS = 12

WHY = {
    "proven": "nothing better exists",
    "unconfirmed": "every value equals its bound, but not every bound has a second proof",
    "targets": "targets are reached, and what else was asked for is within its gap",
    "gap": "within the gap that was asked for",
    "time-limit": "the time limit was reached",
    "work": "the budget of work is used up",
    "stopped": "you asked to stop",
    "died": "the solver process died twice",
}


def print_outcome(outcome: Outcome, output: Path | None) -> None:
    """The verdict first, then the objectives with what is proven, then whoever could not be placed."""
    out, checked = console(), outcome.checked
    if checked is None:
        out.print("No plan was found in time.")
        return
    plan, instance = checked.plan, checked.instance
    out.print(
        f"{instance.name}: {plan.status} plan, policy {plan.policy}, method {outcome.method}, "
        f"{outcome.seconds:.1f} s ({WHY[outcome.stopped]})"
    )
    for line in _verdict(checked):
        out.print(line)
    out.print(f"Method {outcome.method}: {outcome.chosen.reason}.")
    out.print(_objectives(plan.objectives))
    _print_unplaced(unplaced_of(standing_of(checked)))
    if output:
        out.print(f"The plan passed the checker and is in {output}.")
    else:
        out.print("The plan passed the checker; --output FILE keeps it.")


def _verdict(checked: CheckedPlan) -> list[str]:
    """Who is placed, what is late, and how far clients stay with whom they know."""
    plan, instance, measures = checked.plan, checked.instance, measure(checked)
    placed = len(plan.assignments) - checked.score.objectives["unassigned"]
    on_time, stay = measures.timeliness.overall.on_time, measures.retention
    score = checked.score.continuity_score
    return [
        f"{placed:,} of {len(plan.assignments):,} clients have a caseworker; {stay.part:,} of {stay.whole:,} keep the "
        "one they have today.",
        f"{len(plan.schedule):,} of {len(instance.tasks):,} tasks are scheduled; of {on_time.whole:,} due by the end "
        f"{on_time.whole - on_time.part:,} are late, {_overdue(checked):,} of them overdue before the first day.",
        f"Continuity score {'–' if score is None else f'{score} %'} of what any plan could reach.",
    ]


def _overdue(checked: CheckedPlan) -> int:
    start = checked.instance.horizon.start
    return sum(task.due < start for task in checked.instance.tasks)


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The plan, what was proven, and who could not be placed and why."""
    checked = outcome.checked
    return {
        "method": outcome.method,
        "method_reason": outcome.chosen.reason,
        "stopped": outcome.stopped,
        "seconds": round(outcome.seconds, 3),
        "solver_deaths": outcome.deaths,
        "notes": list(outcome.notes),
        "continuity_score": None if checked is None else checked.score.continuity_score,
        "unplaced": [] if checked is None else [row.as_dict() for row in unplaced_of(standing_of(checked))],
        "plan": outcome.plan.model_dump(mode="json"),
    }


def _objectives(objectives: tuple[ObjectiveValue, ...]) -> Table:
    table = Table()
    table.add_column("objective")
    for title in ("value", "proven bound", "gap"):
        table.add_column(title, justify="right")
    table.add_column("what it counts")
    for row in objectives:
        gap = gap_of(row.value, row.bound)
        bound = "–" if gap == "–" else thousands(row.bound)
        table.add_row(row.name, thousands(row.value), bound, gap, OBJECTIVES_IN_WORDS[row.name])
    return table


def _print_unplaced(rows: list[Unplaced]) -> None:
    out = console()
    for kind in ("client", "task"):
        mine = [row for row in rows if row.kind == kind]
        if not mine:
            continue
        out.print(f"Not {'assigned' if kind == 'client' else 'scheduled'} ({len(mine):,}):")
        for row in mine[:_MOST_ROWS]:
            out.print(f"  {kind} {row.id}{f' ({row.about})' if row.about else ''}: {sentence_of(row.reason)}")
        if len(mine) > _MOST_ROWS:
            out.print(f"  … and {len(mine) - _MOST_ROWS:,} more; --json lists all.")
