"""All runs of a suite, one after another, each in a fresh process; those that have their line are skipped."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import optimizer
from optimizer.bench.fresh import output_of
from optimizer.bench.lines import append_line
from optimizer.bench.offices import DataAbsent, Entry, placed
from optimizer.bench.record import Record, as_row, known_runs
from optimizer.bench.runs import Order, Run
from optimizer.bench.sources import sources_sha256, versions
from optimizer.bench.suite import Suite, read_suite
from optimizer.metrics.wording import counted

Tell = Callable[[str], None]
#: made: now; kept: had its line; failed: the process ended without a line.
Fate = Literal["made", "kept", "failed"]

_PACKAGE_ROOT = Path(optimizer.__file__).resolve().parents[1]


@dataclass
class Tally:
    """What became of every run; instances whose data are absent are skipped."""

    runs: list[tuple[str, Fate, Record | None]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def count(self, fate: Fate) -> int:
        return sum(found == fate for _, found, _ in self.runs)

    def records(self) -> Iterator[Record]:
        return (record for _, _, record in self.runs if record is not None)


def run_suite(path: Path, output: Path, tell: Tell, data: Path | None = None) -> Tally:
    """Make the runs that are missing, a line each as soon as it has ended.

    A line counts for one instance, run, version of everything and state of the package's sources.

    Raises
    ------
    InputError
        The suite or one of its instances is not as it should be.
    """
    suite = read_suite(path)
    known = known_runs([output])
    if known.unread:
        tell(f"{output}: {known.unread} torn or foreign lines ignored")
    study = _Study(suite, path.parent, output, tell, {record.key: record for record in known.records})
    with tempfile.TemporaryDirectory(prefix="caseload-bench-") as scratch:
        for entry in suite.instances:
            study.run_instance(entry, data, Path(scratch))
    return study.tally


@dataclass
class _Study:
    suite: Suite
    folder: Path
    output: Path
    tell: Tell
    known: dict[tuple[str, Run], Record]
    tally: Tally = field(default_factory=Tally)
    number: int = 0

    def __post_init__(self) -> None:
        self.total = sum(len(self.suite.runs_of(entry)) for entry in self.suite.instances)
        self.made_by = versions(), sources_sha256()

    def run_instance(self, entry: Entry, data: Path | None, scratch: Path) -> None:
        runs = self.suite.runs_of(entry)
        try:
            file, instance = placed(entry, self.folder, data, scratch)
        except DataAbsent as error:
            self.number += len(runs)
            self.tally.skipped.append(entry.name)
            self.tell(f"{entry.name}: skipped with {counted(len(runs), 'runs')}: {error}")
            return
        for run in runs:
            self.number += 1
            place = f"[{self.number}/{self.total}] {entry.name}: {run}"
            self._one(place, instance.sha256, self._order(entry, file, run))

    def _order(self, entry: Entry, file: Path, run: Run) -> Order:
        tolerance = {} if run.repeats else self.suite.tolerance
        return Order(suite=self.suite.name, name=entry.name, file=file.resolve(), run=run, tolerance=tolerance)

    def _one(self, place: str, sha256: str, order: Order) -> None:
        record = self.known.get((order.name, order.run))
        fate: Fate = "kept"
        if record is None or not self._counts(record, sha256, order):
            fate, record = self._make(place, order)
        if record is not None:
            self.tell(f"{place}: {'has its line' if fate == 'kept' else told_of(record)}")
        self.tally.runs.append((f"{order.name}: {order.run}", fate, record))

    def _counts(self, record: Record, sha256: str, order: Order) -> bool:
        made_by = record.versions, record.sources_sha256
        return made_by == self.made_by and (record.instance.sha256, record.tolerance) == (sha256, order.tolerance)

    def _make(self, place: str, order: Order) -> tuple[Fate, Record | None]:
        try:
            record = run_elsewhere(order)
        except RuntimeError as error:
            self.tell(f"{place}: FAILED, {error}")
            return "failed", None
        append_line(self.output, as_row(record))
        return "made", record


def run_elsewhere(order: Order) -> Record:
    """Run in a fresh process that ends if this one does.

    Raises
    ------
    RuntimeError
        If that process failed; its errors are on the terminal.
    """
    command = [sys.executable, "-m", "optimizer", "bench", "one", order.model_dump_json()]
    # From the folder of this very package: another of the same name may lie where the user stands.
    return Record.model_validate_json(output_of(command, _PACKAGE_ROOT))


def told_of(record: Record) -> str:
    """Values with bounds, seconds and memory."""
    parts = [f"{row.name} {row.value}" + ("" if row.bound is None else f" ({row.bound})") for row in record.objectives]
    verdict = "FAILS THE CHECKER" if record.status == "rejected" else record.status
    return f"{', '.join([*parts[:3], verdict])}; {record.seconds.plan:.1f} s, {record.peak_mb:.0f} MB"
