"""The instance as typed, frozen objects (`caseload-instance/1`).

Everything is resolved here: a task carries its own programme, minutes, due date and late weight even where the file
left them to its kind. An `Instance` made by `optimizer.instance.build` has been validated as a whole; no later
stage validates again.
"""

import hashlib
import json
from datetime import date
from typing import Annotated, Literal, NewType

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from optimizer.rules import Policy

ClientId = NewType("ClientId", str)
CaseworkerId = NewType("CaseworkerId", str)
TaskId = NewType("TaskId", str)
KindId = NewType("KindId", str)

#: Every whole number of an instance lies in 0 … MOST, so that sums stay far inside 64 bits.
MOST = 1_000_000
Whole = Annotated[int, Field(ge=0, le=MOST)]
AtLeastOne = Annotated[int, Field(ge=1, le=MOST)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Row(BaseModel):
    """Frozen, strict (no silent conversion), unknown fields refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Horizon(Row):
    """The dates planned for, both ends included."""

    start: date
    end: date
    workweek: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
    holidays: tuple[date, ...] = ()


class Rules(Row):
    """What governs the plan."""

    policy: Policy = "client-based"
    #: Minutes a caseworker needs to read in before the first task for a client they never met.
    familiarisation_minutes: Whole = 0
    #: beta: points of a task done by the client's caseworker in the plan, however new.
    new_relationship_points: Whole = 50


class TaskKind(Row):
    """Supplies what a task leaves out."""

    id: KindId
    program: str
    minutes: AtLeastOne
    #: Calendar days from release to due.
    due_days: Whole
    late_weight: Whole = 1


class Caseworker(Row):
    id: CaseworkerId
    languages: tuple[str, ...]
    programs: tuple[str, ...]
    #: None serves every office.
    office: str | None = None
    #: Case-work minutes on a normal working day.
    minutes_per_day: Whole
    #: Minutes on single dates, instead of `minutes_per_day`.
    availability: dict[date, Whole] = {}
    #: Extra minutes allowed on a day with capacity.
    overtime_per_day: Whole = 0
    #: Cap on caseload points; None is no cap.
    max_caseload: Whole | None = None


class Client(Row):
    id: ClientId
    language: str
    programs: tuple[str, ...] = ()
    office: str | None = None
    #: The client's own caseworker today.
    caseworker: CaseworkerId | None = None
    #: Past contacts by caseworker; may name people who have left.
    contacts: dict[CaseworkerId, Whole] = {}
    #: How much continuity matters for this client.
    weight: AtLeastOne = 1
    caseload_points: Whole = 1
    #: Must be this caseworker.
    pin: CaseworkerId | None = None
    #: Never these.
    barred: tuple[CaseworkerId, ...] = ()


class Predecessor(Row):
    task: TaskId
    #: At least this many working days later; 0 allows the same day.
    days: Whole = 0


class Task(Row):
    id: TaskId
    client: ClientId
    #: None only where the task itself gives programme, minutes, due date and late weight.
    kind: KindId | None = None
    program: str
    minutes: AtLeastOne
    release: date
    due: date
    late_weight: Whole
    after: tuple[Predecessor, ...] = ()
    pin: CaseworkerId | None = None
    fixed_day: date | None = None


class Relationship(Row):
    """How well a caseworker knows a client, in points; overrides what is derived from contacts."""

    client: ClientId
    caseworker: CaseworkerId
    points: Whole


class Effort(Row):
    """A task's minutes for one caseworker."""

    task: TaskId
    caseworker: CaseworkerId
    minutes: AtLeastOne


class Instance(Row):
    """A whole instance. Make one with `read_instance` or `build_instance`, which validate across entities."""

    format: Literal["caseload-instance/1"] = "caseload-instance/1"
    name: str
    horizon: Horizon
    rules: Rules = Rules()
    task_kinds: tuple[TaskKind, ...] = ()
    caseworkers: tuple[Caseworker, ...]
    clients: tuple[Client, ...]
    tasks: tuple[Task, ...]
    relationships: tuple[Relationship, ...] = ()
    efforts: tuple[Effort, ...] = ()

    #: Hash of the file this was read from, where that was JSON.
    _file_sha256: str | None = PrivateAttr(default=None)

    def __eq__(self, other: object) -> bool:
        """Equal in content, from whatever file."""
        return isinstance(other, Instance) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # holds dicts

    def json_bytes(self) -> bytes:
        """The JSON form as the product writes it: UTF-8, every field given, one row a line."""
        parts = []
        for name in type(self).model_fields:
            value = getattr(self, name)
            if isinstance(value, tuple):
                rows = ",\n".join("  " + row.model_dump_json() for row in value)
                parts.append(f' "{name}": [\n{rows}\n ]' if rows else f' "{name}": []')
            else:
                parts.append(f' "{name}": {self._json_of(value)}')
        return ("{\n" + ",\n".join(parts) + "\n}\n").encode()

    @staticmethod
    def _json_of(value: object) -> str:
        return value.model_dump_json() if isinstance(value, BaseModel) else json.dumps(value, ensure_ascii=False)

    @property
    def sha256(self) -> str:
        """What plans name as `instance_sha256`: of the file's bytes, else of `json_bytes()`."""
        return self._file_sha256 or hashlib.sha256(self.json_bytes()).hexdigest()

    def with_file_hash(self, sha256: str) -> "Instance":
        """The same instance, remembering the hash of the file it came from."""
        copy = self.model_copy()
        copy._file_sha256 = sha256
        return copy
