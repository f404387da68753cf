"""Two plans, of an office as it is and with changes, side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from rich.table import Table

from optimizer.checks.check import CheckedPlan
from optimizer.cli.contrast_table import shown
from optimizer.cli.output import console, thousands
from optimizer.metrics.contrast import COLUMNS, contender, values_of
from optimizer.metrics.wording import counted
from optimizer.plan.schema import ObjectiveValue
from optimizer.replan import Changes, Move, changes_between
from optimizer.rules import MAXIMISED
from optimizer.scenario import Edit
from optimizer.solvers import Outcome

#: Of each list, the text form shows no more than these; --json has them all.
_MOST_LISTED: Final = 12
_UNITS: Final = {"share": "%", "percent": "%", "days": "days", "minutes": "min", "tasks": "tasks", "clients": "clients"}


def print_what_if(
    edits: Sequence[Edit],
    before: CheckedPlan,
    after: CheckedPlan,
    outcomes: Mapping[str, Outcome],
    files: Mapping[str, Path | None],
) -> None:
    """What was changed, the objectives and measures side by side, then who is affected."""
    out = console()
    seconds = ", ".join(f"{name} {outcome.seconds:.1f} s" for name, outcome in outcomes.items())
    out.print(f"{before.instance.name}, policy {after.plan.policy}; planned: {seconds}")
    for edit in edits:
        out.print(f"Changed: {edit}")
    out.print(_objectives(before, after))
    out.print(_measures(before, after))
    for line in _affected(changes_between(before.instance, before.plan, after.instance, after.plan)):
        out.print(line)
    out.print("A client or task may differ for no better reason than that the search went another way.")
    if files["output"]:
        out.print(f"The plan with the changes passed the checker and is in {files['output']}.")


def verdict(name: str, before: ObjectiveValue, after: ObjectiveValue) -> str:
    """What the bounds prove about the difference, given what each plan reaches in the objectives before."""
    if before.value is None or after.value is None:
        return ""
    sign = -1 if name in MAXIMISED else 1
    difference = sign * (after.value - before.value)
    if difference == 0 and before.value == before.bound and after.value == after.bound:
        return "the same, proven"
    if difference < 0 and before.bound is not None and sign * (after.value - before.bound) < 0:
        return "better, proven"
    if difference > 0 and after.bound is not None and sign * (after.bound - before.value) > 0:
        return "worse, proven"
    word = "the same" if difference == 0 else "better" if difference < 0 else "worse"
    return f"{word}, not proven"


def _rows(before: CheckedPlan, after: CheckedPlan) -> Iterator[tuple[str, ObjectiveValue, ObjectiveValue]]:
    old = {row.name: row for row in before.plan.objectives}
    for row in after.plan.objectives:
        yield row.name, old.get(row.name) or _unlisted(before, row), row


def _unlisted(checked: CheckedPlan, row: ObjectiveValue) -> ObjectiveValue:
    return ObjectiveValue(name=row.name, value=checked.score.objectives[row.name])


def _objectives(before: CheckedPlan, after: CheckedPlan) -> Table:
    table = Table()
    table.add_column("objective", no_wrap=True)
    for title in ("as it is", "bound", "changed", "bound"):
        table.add_column(title, justify="right")
    table.add_column("changed is", no_wrap=True)
    for name, old, new in _rows(before, after):
        numbers = (thousands(number) for number in (old.value, old.bound, new.value, new.bound))
        table.add_row(name, *numbers, verdict(name, old, new))
    return table


def _measures(before: CheckedPlan, after: CheckedPlan) -> Table:
    """Those that differ."""
    one, other = contender("before", before), contender("after", after)
    table = Table()
    for title in ("measure", "unit"):
        table.add_column(title)
    for title in ("as it is", "changed"):
        table.add_column(title, justify="right")
    for column in COLUMNS:
        if column.of(one) != column.of(other):
            values = (shown(column, column.of(plan)) for plan in (one, other))
            table.add_row(column.name, _UNITS[column.unit], *values)
    return table


def _affected(changes: Changes) -> Iterator[str]:
    yield f"{counted(len(changes.moved), 'clients')} with another caseworker{_listed(map(_move, changes.moved))}"
    if changes.placed:
        yield f"{counted(len(changes.placed), 'clients')} who had none{_listed(map(_move, changes.placed))}"
    yield (
        f"{counted(len(changes.reassigned), 'tasks')} done by somebody else, "
        f"{counted(len(changes.rescheduled), 'tasks')} on another day or without one"
    )
    yield f"{counted(len(changes.became_late), 'tasks')} late that were not{_listed(changes.became_late)}"
    yield f"{counted(len(changes.no_longer_late), 'tasks')} no longer late{_listed(changes.no_longer_late)}"


def _move(move: Move) -> str:
    return f"{move.client} {move.before or 'nobody'} → {move.now or 'nobody'}"


def _listed(items: Iterable[str]) -> str:
    texts = list(items)
    if not texts:
        return ""
    more = f" and {len(texts) - _MOST_LISTED:,} more; --json lists all" if len(texts) > _MOST_LISTED else ""
    return f": {', '.join(texts[:_MOST_LISTED])}{more}"


def what_if_json(
    edits: Sequence[Edit], before: CheckedPlan, after: CheckedPlan, outcomes: Mapping[str, Outcome]
) -> dict[str, Any]:
    """Everything, and nothing shortened."""
    return {
        "instance": before.instance.name,
        "policy": after.plan.policy,
        "edits": [str(edit) for edit in edits],
        "solves": {
            name: {"stopped": outcome.stopped, "seconds": round(outcome.seconds, 3), "solver_deaths": outcome.deaths}
            for name, outcome in outcomes.items()
        },
        "objectives": [
            {
                "name": name,
                "before": old.value,
                "before_bound": old.bound,
                "after": new.value,
                "after_bound": new.bound,
                "verdict": verdict(name, old, new),
            }
            for name, old, new in _rows(before, after)
        ],
        "measures": {
            name: values_of(contender(name, checked)) for name, checked in (("before", before), ("after", after))
        },
        "changes": asdict(changes_between(before.instance, before.plan, after.instance, after.plan)),
        "plan": after.plan.model_dump(mode="json"),
    }
