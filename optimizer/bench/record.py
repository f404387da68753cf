"""What one run leaves behind: one line of the results file (`caseload-bench/1`)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from optimizer.bench.lines import read_records
from optimizer.bench.runs import Row, Run
from optimizer.errors import Fault, InputError
from optimizer.rules import ObjectiveName


class Office(Row):
    """The instance; `name` is the suite's, `title` its own. Of a simulation the kind of office, hashed as a setting."""

    name: str
    title: str
    sha256: str
    caseworkers: int
    clients: int
    tasks: int
    days: int
    #: Sum over all tasks, what a gap of `late` is measured against.
    late_weights: int


class Reached(Row):
    """One objective: what was found, what was proven and by whom."""

    name: ObjectiveName
    value: int | None
    bound: int | None = None
    proof: str = ""
    #: A second, different route agrees that value = bound.
    confirmed: bool = False


class Seconds(Row):
    """Wall clock; nothing here is ever compared by value."""

    read: float
    #: Of the solver or the rule, from instance to plan.
    plan: float
    check: float


class Record(Row):
    """One run. Everything but `seconds` and `peak_mb` repeats where the run repeats."""

    format: Literal["caseload-bench/1"] = "caseload-bench/1"
    suite: str
    instance: Office
    run: Run
    #: And the machine.
    versions: dict[str, str]
    #: Of the package's modules, for versions under work.
    sources_sha256: str
    #: Of the plan: optimal, feasible, no-plan; rejected where the checker refused it.
    #: A simulation makes no plan that could be checked: simulated.
    status: Literal["optimal", "feasible", "no-plan", "rejected", "simulated"]
    #: The solver's method, `dispatch`, `people` or `simulation`.
    method: str
    stopped: str | None = None
    deaths: int = 0
    notes: tuple[str, ...] = ()
    #: The checker's findings on the plan as read back from its file.
    violations: tuple[str, ...] = ()
    #: Of the plan's assignments and schedule; None without a plan that passed.
    plan_sha256: str | None = None
    #: In the order of the run's priority.
    objectives: tuple[Reached, ...] = ()
    #: Values that were good enough, such as the late weight that was allowed.
    targets: dict[ObjectiveName, int] = {}
    #: Of a simulation the means of its replications, as `policy: measure`.
    measures: dict[str, float | None] = {}
    #: Of a simulation: policy, measure, one value a replication; the same number is the same path under every policy.
    replicated: dict[str, dict[str, tuple[float | None, ...]]] = {}
    #: In percent, as the continuity score.
    continuity_bound_percent: float | None = None
    #: The suite's, at the time of the run.
    tolerance: dict[ObjectiveName, float] = {}
    seconds: Seconds
    peak_mb: float

    @property
    def key(self) -> tuple[str, Run]:
        """What two files of results are compared by."""
        return self.instance.name, self.run

    @property
    def is_simulation(self) -> bool:
        """Not about one instance and its plan."""
        return self.run.kind == "simulate"

    @property
    def place(self) -> str:
        return f"{self.instance.name}: {self.run}"

    def objective(self, name: ObjectiveName) -> Reached | None:
        return next((row for row in self.objectives if row.name == name), None)


@dataclass(frozen=True)
class Known:
    """The runs of result files, the last of each key in the order in which they first came; and lines left out."""

    records: tuple[Record, ...]
    unread: int


def as_row(record: Record) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(record.model_dump_json())
    return row


def known_runs(paths: Iterable[Path]) -> Known:
    """Files that are not there hold nothing."""
    records: dict[tuple[str, Run], Record] = {}
    unread = 0
    for path in paths:
        found, foreign = read_records(path, Record)
        unread += foreign
        records.update((record.key, record) for record in found)
    return Known(tuple(records.values()), unread)


def require_runs(paths: Iterable[Path]) -> Known:
    """The same of files that hold something.

    Raises
    ------
    InputError
        Files without a whole line of this format.
    """
    paths = tuple(paths)
    empty = [path for path in paths if not known_runs([path]).records]
    if empty:
        told = {True: "holds no run of `caseload bench run`", False: "is not there"}
        raise InputError([Fault(str(path), "", "", "", told[path.exists()]) for path in empty])
    return known_runs(paths)
