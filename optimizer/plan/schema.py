"""The plan as typed, frozen objects (`caseload-plan/1`)."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from optimizer.instance.schema import AtLeastOne, CaseworkerId, ClientId, Row, TaskId
from optimizer.rules import ObjectiveName, Policy

Status = Literal["optimal", "feasible", "no-plan"]


class Assignment(Row):
    client: ClientId
    #: None: unassigned.
    caseworker: CaseworkerId | None


class ScheduledTask(Row):
    task: TaskId
    caseworker: CaseworkerId
    day: date
    #: Familiarisation included.
    minutes: AtLeastOne


class ObjectiveValue(Row):
    name: ObjectiveName
    #: None only in a `no-plan` file.
    value: int | None
    #: Proven, given the values reached for the objectives before it; None where nothing was proven.
    bound: int | None = None


class Provenance(Row):
    """Where a plan comes from, so that it can be made again."""

    solver: str = "unknown"
    versions: dict[str, str] = {}
    seed: int | None = None
    settings: dict[str, Any] = {}
    #: Wall-clock seconds; null where a budget of work was given: two runs then write the same file.
    seconds: float | None = Field(default=0.0, ge=0)
    #: What a reader should know, such as a solver process that died on the way.
    notes: tuple[str, ...] = ()


class Plan(Row):
    """A whole plan: who serves which client, and who does which task on which day."""

    format: Literal["caseload-plan/1"] = "caseload-plan/1"
    instance: str
    instance_sha256: str
    policy: Policy
    status: Status
    assignments: tuple[Assignment, ...]
    #: A task not listed is unscheduled. The order decides which task of a day carries the familiarisation.
    schedule: tuple[ScheduledTask, ...]
    #: In priority order.
    objectives: tuple[ObjectiveValue, ...]
    provenance: Provenance = Provenance()
