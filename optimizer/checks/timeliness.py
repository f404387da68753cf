"""Rules T1 and T2: on which day a task is done."""

from collections import Counter
from collections.abc import Iterator

from optimizer.checks.subject import Subject
from optimizer.checks.violation import Violation
from optimizer.instance.schema import Predecessor, Task
from optimizer.plan.schema import ScheduledTask


def one_working_day(subject: Subject) -> Iterator[Violation]:
    """T1: once, on a working day of the horizon, not before the release, on the fixed day where there is one."""
    rows_of_task = Counter(row.task for row in subject.rows)
    for task_id, count in rows_of_task.items():
        if count > 1:
            client = subject.facts.tasks[task_id].client
            message = f"task {task_id} is scheduled {count} times; it is done in one piece"
            yield Violation("T1", message, client=client, task=task_id)
    for row in subject.rows:
        task = subject.facts.tasks[row.task]
        for message in _wrong_day(subject, task, row):
            yield Violation("T1", message, client=task.client, caseworker=row.caseworker, task=task.id, day=row.day)


def _wrong_day(subject: Subject, task: Task, row: ScheduledTask) -> Iterator[str]:
    horizon = subject.facts.instance.horizon
    if row.day not in subject.facts.workdays:
        yield f"task {task.id} is done on {row.day}, no working day from {horizon.start} to {horizon.end}"
    if row.day < task.release:
        yield f"task {task.id} is done on {row.day}, before its release on {task.release}"
    if task.fixed_day is not None and row.day != task.fixed_day:
        yield f"task {task.id} is done on {row.day}, but its day is fixed as {task.fixed_day}"


def after_predecessors(subject: Subject) -> Iterator[Violation]:
    """T2: at least the lag after every predecessor; not at all where a predecessor is not done."""
    for row in subject.done.values():
        task = subject.facts.tasks[row.task]
        for predecessor in task.after:
            message = _too_early(subject, row, predecessor)
            if message:
                yield Violation("T2", message, client=task.client, caseworker=row.caseworker, task=task.id, day=row.day)


def _too_early(subject: Subject, row: ScheduledTask, predecessor: Predecessor) -> str | None:
    before = subject.done.get(predecessor.task)
    if before is None:
        return f"task {row.task} is done on {row.day}, but its predecessor {predecessor.task} is not scheduled"
    number = subject.facts.workdays.number
    gap = number(row.day) - number(before.day)
    if gap >= predecessor.days:
        return None
    return (
        f"task {row.task} is done on {row.day}, {gap} working days after {predecessor.task} on {before.day}; "
        f"at least {predecessor.days} are asked"
    )
