"""What is done on time, and how late the rest is."""

from collections.abc import Iterable
from dataclasses import dataclass

from optimizer.instance.calendar import due_index
from optimizer.instance.schema import Task
from optimizer.metrics.facts import NONE, Facts
from optimizer.metrics.share import Share, share_where


@dataclass(frozen=True, slots=True)
class Delays:
    """Over the tasks due within or before the horizon."""

    #: Tasks that are not late.
    on_time: Share
    #: Working days past the due day, unweighted: 0 for a task on time, to the end of the horizon for one not done.
    mean_delay_days: float | None
    worst_delay_days: int | None


@dataclass(frozen=True, slots=True)
class Timeliness:
    overall: Delays
    by_kind: dict[str, Delays]


@dataclass(frozen=True, slots=True)
class Due:
    """A task that can be missed inside the horizon."""

    kind: str
    is_late: bool
    delay: int


def timeliness(facts: Facts) -> Timeliness:
    due = [found for task in facts.instance.tasks if (found := due_of(facts, task))]
    by_kind: dict[str, list[Due]] = {}
    for task in due:
        by_kind.setdefault(task.kind, []).append(task)
    return Timeliness(_delays(due), {kind: _delays(by_kind[kind]) for kind in sorted(by_kind)})


def due_of(facts: Facts, task: Task) -> Due | None:
    """None where the task can't be missed inside the horizon."""
    horizon = facts.instance.horizon
    day = due_index(task, horizon, facts.days)
    if day is None:
        return None
    row = facts.done.get(task.id)
    done = len(facts.days) if row is None else facts.day_number[row.day]
    overdue = task.due < horizon.start
    return Due(task.kind or NONE, overdue or done > day, max(0, done - day))


def _delays(tasks: Iterable[Due]) -> Delays:
    tasks = list(tasks)
    delays = [task.delay for task in tasks]
    return Delays(
        on_time=share_where(tasks, lambda task: not task.is_late),
        mean_delay_days=sum(delays) / len(delays) if delays else None,
        worst_delay_days=max(delays, default=None),
    )
