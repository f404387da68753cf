"""Objectives of the same run in two files: which values and bounds are worse, which are better."""

from collections.abc import Iterator

from optimizer.bench.finding import Finding, Weight, change
from optimizer.bench.gaps import behind
from optimizer.bench.record import Reached, Record
from optimizer.rules import MAXIMISED, as_counted


def compare_objectives(old: Record, new: Record) -> Iterator[Finding]:
    """In the order of the priority, up to the first value that differs: after it, nothing can be compared.

    A bound is proven given the values before it, so that it is compared as long as those are equal.
    """
    theirs = {row.name: row for row in new.objectives}
    for before in old.objectives:
        after = theirs.get(before.name)
        if after is None:
            yield Finding(new.place, "objective", f"{before.name} is missing", "worse")
            return
        yield from _bounds(old, before, after)
        yield from _contradictions(old, before, after)
        if _counted(old, before) != _counted(old, after):
            yield from _value(old, before, after)
            return
        yield from _proof(old, before, after)


def _counted(old: Record, row: Reached) -> int | None:
    """Up to its target a value is as good as any other."""
    return None if row.value is None else as_counted(row.name, row.value, old.targets)


def _value(old: Record, before: Reached, after: Reached) -> Iterator[Finding]:
    if before.value is None or after.value is None:
        return
    loss = behind(before.name, after.value, before.value)
    yield Finding(
        old.place, "objective", f"{before.name} {change(before.value, after.value)}", _judged(old, before, loss)
    )


def _bounds(old: Record, before: Reached, after: Reached) -> Iterator[Finding]:
    if before.bound == after.bound:
        return
    text = f"bound on {before.name} {change(before.bound, after.bound)}"
    if before.bound is None or after.bound is None:
        yield Finding(old.place, "bound", text, "better" if before.bound is None else "worse")
        return
    # A bound is weaker where it promises more: the other way round from a value.
    yield Finding(old.place, "bound", text, _judged(old, before, behind(before.name, before.bound, after.bound)))


def _judged(old: Record, before: Reached, loss: int) -> Weight:
    """Worse, better, or within what the suite allows to a run with a time limit."""
    if loss <= 0:
        return "better"
    weights = old.instance.late_weights
    against = max(1, weights if before.name == "late" else before.value or 0)
    allowed = 0.0 if old.run.repeats else old.tolerance.get(before.name, 0.0)
    return "tolerated" if loss <= allowed * against else "worse"


def _contradictions(old: Record, before: Reached, after: Reached) -> Iterator[Finding]:
    """A bound that the other file's plan beats: one of the two is wrong, whatever the order of the files."""
    for row, other, whose in ((after, before, "the old"), (before, after, "the new")):
        if row.bound is None or other.value is None:
            continue
        beaten = other.value > row.bound if row.name in MAXIMISED else other.value < row.bound
        if beaten:
            text = (
                f"bound {row.bound:,} on {row.name} is beaten by {whose} plan's {other.value:,}: one of them is wrong"
            )
            yield Finding(old.place, "contradiction", text, "worse")


def _proof(old: Record, before: Reached, after: Reached) -> Iterator[Finding]:
    if before.confirmed == after.confirmed:
        return
    text = f"{before.name} {before.value:,} is {'no longer' if before.confirmed else 'now'} confirmed as the best"
    lost: Weight = "worse" if old.run.repeats else "tolerated"
    yield Finding(old.place, "proof", text, lost if before.confirmed else "better")
