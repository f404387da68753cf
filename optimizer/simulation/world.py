"""What the engine plays: everybody's facts, which policies may read, and the path of the world, which they may not.

Time is a working day, counted from 0, and a whole number of seconds of case work since its morning. Clients and
caseworkers are positions in `Facts.instance`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from optimizer.instance.schema import Instance, Task

NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A task as it comes into the office."""

    id: str
    client: int
    #: What everybody is told, and what it takes in truth, reading in aside.
    planned_seconds: int
    real_seconds: int
    #: When it becomes known.
    day: int
    second: int
    #: Last working day on time.
    due: int
    #: Who may do it (rule A3).
    able: frozenset[int]
    #: Predecessors with their lags in working days.
    after: tuple[tuple[str, int], ...] = ()
    #: The appointment's day, or -1.
    fixed_day: int = -1
    #: How often the work has come back.
    generation: int = 0
    #: Days before the start, 0 or negative, where it was open then already; else `day`.
    since: int = 0
    #: As the instance has it; none in a bare queue.
    task: Task | None = None

    @property
    def is_appointment(self) -> bool:
        return self.fixed_day >= 0


@dataclass(frozen=True)
class Facts:
    """What everybody in the office knows on the first morning."""

    n_caseworkers: int
    #: (C,) own caseworker on the first day, or NOBODY.
    own: Sequence[int]
    #: (C,) who may be a client's caseworker (rule A2).
    eligible: Sequence[frozenset[int]]
    #: (C,) past contacts by caseworker still there; (C,) whether anybody, even one who left, has met the client.
    contacts: Sequence[dict[int, int]]
    has_history: Sequence[bool]
    #: Caseload points, (C,), and their caps, (W,) or None.
    points: Sequence[int]
    max_caseload: Sequence[int | None]
    #: Seconds of case work of a usual day, (W,).
    usual_seconds: Sequence[int]
    reading_in_seconds: int = 0
    #: The office without its tasks: planned leave, languages, programmes, rules; none in a bare queue.
    instance: Instance | None = None
    days: tuple[date, ...] = ()


#: What comes back of a finished job, if anything: the job, the day it was finished, whether the client knew its doer.
Returns = Callable[[Job, int, bool], Job | None]


def nothing_returns(_job: Job, _day: int, _known: bool) -> Job | None:
    return None


@dataclass(frozen=True)
class World:
    """The whole path; only the engine may hold it."""

    facts: Facts
    #: Per day, what becomes known on it.
    jobs: Sequence[Sequence[Job]]
    #: [day][caseworker] seconds of case work, 0 for whoever is absent.
    seconds: Sequence[Sequence[int]]
    returns: Returns = field(default=nothing_returns)

    @property
    def n_days(self) -> int:
        return len(self.jobs)
