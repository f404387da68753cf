"""The outcome of a solve, in words a planner understands at first reading, and as JSON."""

from pathlib import Path
from typing import Any

from rich.table import Table

from optimizer.cli.output import console, percent, thousands
from optimizer.plan.schema import ObjectiveValue
from optimizer.solvers.outcome import Outcome
from optimizer.solvers.unplaced import Unplaced, unplaced_of

#: More rows than this are counted, not listed; --json has them all.
_MOST_ROWS = 12

MEANINGS = {
    "unassigned": "clients without a caseworker",
    "late": "weight of late tasks",
    "continuity": "continuity points",
    "delay": "weighted days late",
    "overtime": "minutes of overtime",
    "peak": "highest utilisation, ‰",
}

WHY = {
    "proven": "nothing better exists",
    "unconfirmed": "every value equals its bound, but not every bound has a second proof",
    "gap": "within the gap that was asked for",
    "time-limit": "the time limit was reached",
    "stopped": "you asked to stop",
    "died": "the solver process died twice",
    "too-large": "the office is too large for the exact model",
}


def print_outcome(outcome: Outcome, output: Path | None) -> None:
    """The verdict first, then the objectives with what is proven, then whoever could not be placed."""
    out, checked = console(), outcome.checked
    if checked is None:
        out.print("No plan was found in time.")
        return
    plan, instance = checked.plan, checked.instance
    placed = len(plan.assignments) - checked.score.objectives["unassigned"]
    out.print(
        f"{instance.name}: {plan.status} plan, policy {plan.policy}, {outcome.seconds:.1f} s ({WHY[outcome.stopped]})"
    )
    out.print(f"{placed:,} of {len(plan.assignments):,} clients have a caseworker; "
              f"{len(plan.schedule):,} of {len(instance.tasks):,} tasks are scheduled.")  # fmt: skip
    score = checked.score.continuity_score
    out.print(f"Continuity score {'–' if score is None else f'{score} %'} of what any plan could reach.")
    out.print(_objectives(plan.objectives))
    _print_unplaced(unplaced_of(checked))
    if output:
        out.print(f"The plan passed the checker and is in {output}.")
    else:
        out.print("The plan passed the checker; --output FILE keeps it.")


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The plan, what was proven, and who could not be placed and why."""
    checked = outcome.checked
    return {
        "stopped": outcome.stopped,
        "seconds": round(outcome.seconds, 3),
        "solver_deaths": outcome.deaths,
        "notes": list(outcome.notes),
        "continuity_score": None if checked is None else checked.score.continuity_score,
        "unplaced": [] if checked is None else [row.as_dict() for row in unplaced_of(checked)],
        "plan": outcome.plan.model_dump(mode="json"),
    }


def _objectives(objectives: tuple[ObjectiveValue, ...]) -> Table:
    table = Table()
    for title, justify in (("objective", "left"), ("value", "right"), ("proven bound", "right"), ("gap", "right"),
                           ("what it counts", "left")):  # fmt: skip
        table.add_column(title, justify=justify)  # type: ignore[arg-type]
    for row in objectives:
        gap = None
        if row.value is not None and row.bound is not None:
            gap = abs(row.value - row.bound) / max(1, abs(row.value))
        table.add_row(row.name, thousands(row.value), thousands(row.bound), percent(gap), MEANINGS[row.name])
    return table


def _print_unplaced(rows: list[Unplaced]) -> None:
    out = console()
    for kind in ("client", "task"):
        mine = [row for row in rows if row.kind == kind]
        if not mine:
            continue
        out.print(f"Not {'assigned' if kind == 'client' else 'scheduled'} ({len(mine):,}):")
        for row in mine[:_MOST_ROWS]:
            out.print(f"  {kind} {row.id}: {row.reason}")
        if len(mine) > _MOST_ROWS:
            out.print(f"  … and {len(mine) - _MOST_ROWS:,} more; --json lists all.")
