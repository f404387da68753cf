"""All runs of a suite, each in a fresh process, some beside one another; those that have their line are skipped."""

import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

import optimizer
from optimizer.bench.fresh import Processes
from optimizer.bench.lines import append_line
from optimizer.bench.offices import DataAbsent, Entry, placed
from optimizer.bench.places import Places
from optimizer.bench.record import Record, as_row, known_runs
from optimizer.bench.runs import Order, Run
from optimizer.bench.sources import sources_sha256, versions
from optimizer.bench.suite import Suite, read_suite
from optimizer.bench.told import told_of
from optimizer.metrics.wording import counted

Tell = Callable[[str], None]
#: made: now; kept: had its line; failed: the process ended without a line.
Fate = Literal["made", "kept", "failed"]

_PACKAGE_ROOT = Path(optimizer.__file__).resolve().parents[1]


@dataclass
class Tally:
    """What became of every run, in the order of the suite; instances whose data are absent are skipped."""

    runs: list[tuple[str, Fate, Record | None]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def count(self, fate: Fate) -> int:
        return sum(found == fate for _, found, _ in self.runs)

    def records(self) -> Iterator[Record]:
        return (record for _, _, record in self.runs if record is not None)


def run_suite(path: Path, output: Path, tell: Tell, data: Path | None = None, jobs: int = 1) -> Tally:
    """Make the runs that are missing, a line each as soon as it has ended.

    A line counts for one instance, run, version of everything and state of the package's sources. Up to `jobs` runs are
    under way at a time, where each counts as many times as it has threads; they start in the order of the suite.

    Raises
    ------
    InputError
        The suite or one of its instances is not as it should be.
    """
    suite = read_suite(path)
    known = known_runs([output])
    if known.unread:
        tell(f"{output}: {known.unread} torn or foreign lines ignored")
    # Left from right to left: processes are ended, their threads waited for, instances removed.
    with tempfile.TemporaryDirectory(prefix="caseload-bench-") as scratch, Places(jobs) as places, Processes() as fresh:
        study = _Study(suite, output, tell, {record.key: record for record in known.records}, places, fresh)
        for entry in suite.instances:
            study.run_instance(entry, path.parent, data, Path(scratch))
        study.run_simulations()
        places.finish()
    return study.tally()


@dataclass
class _Study:
    suite: Suite
    output: Path
    tell: Tell
    known: dict[tuple[str, Run], Record]
    places: Places
    processes: Processes
    skipped: list[str] = field(default_factory=list)
    number: int = 0
    #: By number; runs that are beside one another end in any order.
    ended: dict[int, tuple[str, Fate, Record | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plans = sum(len(self.suite.runs_of(entry)) for entry in self.suite.instances)
        self.total = plans + len(self.suite.simulated())
        self.made_by = versions(), sources_sha256()
        #: One thread at a time writes.
        self.pen = threading.Lock()

    def tally(self) -> Tally:
        return Tally([self.ended[number] for number in sorted(self.ended)], self.skipped)

    def run_instance(self, entry: Entry, folder: Path, data: Path | None, scratch: Path) -> None:
        runs = self.suite.runs_of(entry)
        # To make an instance is work too.
        self.places.wait_for(1)
        try:
            file, instance = placed(entry, folder, data, scratch)
        except DataAbsent as error:
            self.number += len(runs)
            self.skipped.append(entry.name)
            self.tell(f"{entry.name}: skipped with {counted(len(runs), 'runs')}: {error}")
            return
        for run in runs:
            tolerance = {} if run.repeats else self.suite.tolerance
            order = Order(suite=self.suite.name, name=entry.name, file=file.resolve(), run=run, tolerance=tolerance)
            self._one(instance.sha256, order)

    def run_simulations(self) -> None:
        for run in self.suite.simulated():
            self._one(run.setting.sha256, Order(suite=self.suite.name, name=str(run.setting), run=run))

    def _one(self, sha256: str, order: Order) -> None:
        self.number += 1
        record = self.known.get((order.name, order.run))
        if record is not None and self._counts(record, sha256, order):
            self._end(self.number, order, "kept", record, "has its line")
        else:
            self.places.start(order.run.threads, partial(self._make, self.number, order))

    def _counts(self, record: Record, sha256: str, order: Order) -> bool:
        made_by = record.versions, record.sources_sha256
        return made_by == self.made_by and (record.instance.sha256, record.tolerance) == (sha256, order.tolerance)

    def _make(self, number: int, order: Order) -> None:
        try:
            record = run_elsewhere(order, self.processes)
        except RuntimeError as error:
            self._end(number, order, "failed", None, f"FAILED, {error}")
        else:
            self._end(number, order, "made", record, told_of(record))

    def _end(self, number: int, order: Order, fate: Fate, record: Record | None, text: str) -> None:
        place = f"{order.name}: {order.run}"
        with self.pen:
            if record is not None and fate == "made":
                append_line(self.output, as_row(record))
            self.tell(f"[{number}/{self.total}] {place}: {text}")
            self.ended[number] = place, fate, record


def run_elsewhere(order: Order, processes: Processes) -> Record:
    """Run in a fresh process that ends if this one does.

    Raises
    ------
    RuntimeError
        If that process failed; its errors are on the terminal.
    """
    command = [sys.executable, "-m", "optimizer", "bench", "one", order.model_dump_json()]
    # From the folder of this very package: another of the same name may lie where the user stands.
    return Record.model_validate_json(processes.output_of(command, _PACKAGE_ROOT))
