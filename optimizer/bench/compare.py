"""Two files of results compared: a pure function of their runs."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from optimizer.bench.finding import Finding, Weight, change
from optimizer.bench.objectives import compare_objectives
from optimizer.bench.record import Record

_MOST_CHANGES: Final = 10
#: Relative difference of measures that is rounding.
_ROUNDING: Final = 1e-9


@dataclass(frozen=True)
class Cost:
    """New against old, 1.1 is a tenth more; never a gate."""

    place: str
    seconds_ratio: float
    memory_ratio: float


@dataclass(frozen=True)
class Comparison:
    compared: int
    #: Runs of the new file alone.
    added: tuple[str, ...]
    findings: tuple[Finding, ...]
    #: What the two files were made by, where it differs.
    made_by: tuple[str, ...]
    costs: tuple[Cost, ...]

    def of(self, weight: Weight) -> list[Finding]:
        return [finding for finding in self.findings if finding.weight == weight]

    @property
    def ok(self) -> bool:
        return not self.of("worse")

    @property
    def mean_cost(self) -> Cost | None:
        """Geometric means over the runs."""
        if not self.costs:
            return None
        return Cost(
            "geometric mean",
            _geometric([cost.seconds_ratio for cost in self.costs]),
            _geometric([cost.memory_ratio for cost in self.costs]),
        )


def compare(old: Sequence[Record], new: Sequence[Record]) -> Comparison:
    """Everything that differs, run by run in the order of the old file."""
    theirs = {record.key: record for record in new}
    pairs = [(record, theirs[record.key]) for record in old if record.key in theirs]
    known = {record.key for record in old}
    missing = [
        Finding(record.place, "missing", "is missing in the new file", "worse")
        for record in old
        if record.key not in theirs
    ]
    return Comparison(
        compared=len(pairs),
        added=tuple(record.place for record in new if record.key not in known),
        findings=(*missing, *(finding for pair in pairs for finding in compare_runs(*pair))),
        made_by=tuple(_made_by(old, new)),
        costs=tuple(_cost(*pair) for pair in pairs),
    )


def compare_runs(old: Record, new: Record) -> Iterator[Finding]:
    """Two lines of the same run."""
    if new.status == "rejected":
        text = f"fails the checker: {'; '.join(new.violations[:3])}"
        yield Finding(old.place, "checker", text, "worse")
        return
    if old.instance.sha256 != new.instance.sha256:
        text = f"the instance has changed ({old.instance.sha256[:12]} → {new.instance.sha256[:12]}); nothing compared"
        yield Finding(old.place, "instance", text, "worse")
        return
    if new.deaths:
        yield Finding(old.place, "plan", f"solver processes that died: {new.deaths}", "note")
    if "no-plan" in (old.status, new.status) or old.status == "rejected":
        yield from _plans_there(old, new)
        return
    yield from compare_objectives(old, new)
    yield from _measures(old, new)


def _plans_there(old: Record, new: Record) -> Iterator[Finding]:
    if new.status == "no-plan" and old.status not in ("no-plan", "rejected"):
        yield Finding(old.place, "no plan", "no plan was found", "worse")
    elif old.status != new.status:
        yield Finding(old.place, "plan", f"{old.status} → {new.status}", "better" if new.plan_sha256 else "note")


def _measures(old: Record, new: Record) -> Iterator[Finding]:
    """What must repeat, must repeat to the last digit but rounding: a change is a change also where it is welcome."""
    if not old.run.repeats:
        return
    names = dict.fromkeys((*old.measures, *new.measures))
    changed = [
        f"{name} {change(old.measures.get(name), new.measures.get(name))}"
        for name in names
        if (name in old.measures) != (name in new.measures) or not _same(old.measures.get(name), new.measures.get(name))
    ]
    if changed:
        more = len(changed) - _MOST_CHANGES
        told = [*changed[:_MOST_CHANGES], *([f"and {more} more"] if more > 0 else [])]
        yield Finding(old.place, "measures", f"measures changed: {'; '.join(told)}", "worse")
    elif not _same_replications(old, new):
        yield Finding(old.place, "measures", "single replications changed, their means did not", "worse")
    elif old.plan_sha256 != new.plan_sha256:
        yield Finding(old.place, "plan", "another plan with the same measures", "note")


def _same(old: float | None, new: float | None) -> bool:
    """Kinds of processors sum in different orders; no plan changes a measure by so little."""
    return old == new or (old is not None and new is not None and math.isclose(old, new, rel_tol=_ROUNDING))


def _same_replications(old: Record, new: Record) -> bool:
    def values(record: Record) -> dict[tuple[str, str, int], float | None]:
        return {
            (policy, measure, at): value
            for policy, measures in record.replicated.items()
            for measure, column in measures.items()
            for at, value in enumerate(column)
        }

    before, after = values(old), values(new)
    return before.keys() == after.keys() and all(_same(value, after[key]) for key, value in before.items())


def _made_by(old: Sequence[Record], new: Sequence[Record]) -> Iterator[str]:
    for name in sorted({name for record in (*old, *new) for name in record.versions}):
        before, after = ({record.versions.get(name, "–") for record in records} for records in (old, new))
        if before != after:
            yield f"{name} {'/'.join(sorted(before))} → {'/'.join(sorted(after))}"
    for which, records in (("old", old), ("new", new)):
        sources = {record.sources_sha256 for record in records}
        if len(sources) > 1:
            yield f"the {which} file holds lines of {len(sources)} states of the sources"


def _cost(old: Record, new: Record) -> Cost:
    """What is too short to measure counts as 10 ms."""
    seconds = [max(0.01, record.seconds.plan) for record in (old, new)]
    return Cost(old.place, seconds[1] / seconds[0], max(1.0, new.peak_mb) / max(1.0, old.peak_mb))


def _geometric(ratios: Sequence[float]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios))
