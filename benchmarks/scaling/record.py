"""What one run leaves behind: one line of the results file."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from benchmarks.scaling.setting import Setting
from optimizer.rules import ObjectiveName

Format = Literal["caseload-scaling/1"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Office(_Row):
    """The instance that was solved."""

    sha256: str
    name: str
    caseworkers: int
    clients: int
    tasks: int
    days: int
    #: Sum over all tasks, what `excess` is measured against.
    late_weights: int
    file_mb: float


class Seconds(_Row):
    """Wall clock, each on its own.

    `index` is once more part of `solve`. `setup` (from the call of the solver to the first word of its process: index,
    first plan, handing over) and `first_plan` count from that call, too.
    """

    generate: float
    read: float
    index: float
    solve: float
    check: float
    setup: float | None
    first_plan: float | None


class Reached(_Row):
    """One objective: what was found, what was proven and by whom, and how soon it was near."""

    name: ObjectiveName
    value: int | None
    bound: int | None
    #: late: (value - bound) / all late weights; continuity: (bound - value) / value; others: against the value.
    gap: float | None
    proof: str
    confirmed: bool
    #: Seconds from which on the gap to the final bound stays within 1 % and within 0.1 %; None: never.
    seconds_to_1_percent: float | None
    seconds_to_0_1_percent: float | None


class Event(_Row):
    """A value found or a bound proven, in seconds since the call of the solver."""

    seconds: float
    name: ObjectiveName
    value: int | None = None
    bound: int | None = None


class Record(_Row):
    """One run."""

    format: Format = "caseload-scaling/1"
    setting: Setting
    package_version: str
    #: Of the package's sources, for versions under work.
    sources_sha256: str
    versions: dict[str, str]
    python: str
    cores: int
    office: Office
    seconds: Seconds
    #: Highest sum, at any moment, of the peaks so far of all processes then alive.
    peak_mb: float
    method: str
    status: str
    stopped: str
    deaths: int
    notes: tuple[str, ...]
    #: The checker's findings on the plan as read back from its file; empty if it passed, None without a plan.
    violations: tuple[str, ...] | None
    objectives: tuple[Reached, ...]
    series: tuple[Event, ...]

    @property
    def key(self) -> tuple[Setting, str, str]:
        """A run with this key need not be made again."""
        return self.setting, self.package_version, self.office.sha256

    def objective(self, name: ObjectiveName) -> Reached | None:
        return next((row for row in self.objectives if row.name == name), None)


def as_row(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")
