"""What fills a caseworker: minutes by day, by language and by programme, and the days their clients overfill."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from optimizer.instance.schema import CaseworkerId, TaskId
from optimizer.reasons.forbidden import caseload
from optimizer.reasons.fullness import FullWindow, full_windows
from optimizer.reasons.present import Present


@dataclass(frozen=True)
class DayLoad:
    """Minutes scheduled and of capacity, overtime allowed beside."""

    day: date
    minutes: int
    capacity: int
    overtime: int


@dataclass(frozen=True)
class CaseworkerReason:
    """`by_language`, `by_program`: minutes scheduled; `undone`: released tasks of their clients that nobody does."""

    caseworker: CaseworkerId
    languages: tuple[str, ...]
    programs: tuple[str, ...]
    n_clients: int
    points: int
    cap: int | None
    n_tasks: int
    days: tuple[DayLoad, ...]
    by_language: dict[str, int]
    by_program: dict[str, int]
    undone: tuple[TaskId, ...]
    undone_minutes: int
    windows: tuple[FullWindow, ...]

    @property
    def minutes(self) -> int:
        return sum(day.minutes for day in self.days)

    @property
    def capacity(self) -> int:
        return sum(day.capacity for day in self.days)


def caseworker_reason(present: Present, caseworker: CaseworkerId) -> CaseworkerReason:
    """Of the tasks that the plan gives them; windows where clients are settled, which is under client-based."""
    indexed, w, row = present.indexed, present.worker_number[caseworker], present.caseworkers[caseworker]
    done = [one for one in present.checked.plan.schedule if one.caseworker == caseworker]
    by_day, by_language, by_program = Counter[date](), Counter[str](), Counter[str]()
    for one in done:
        task = present.tasks[one.task]
        by_day[one.day] += one.minutes
        by_language[present.clients[task.client].language] += one.minutes
        by_program[task.program] += one.minutes
    clients = present.clients_of[caseworker]
    undone = [
        task
        for client in clients
        for task in present.tasks_of[client]
        if task.id not in present.day_of and indexed.release[present.task_number[task.id]] < indexed.n_days
    ]
    numbers = zip(indexed.days, indexed.capacity[w].tolist(), indexed.overtime[w].tolist(), strict=True)
    return CaseworkerReason(
        caseworker=caseworker,
        languages=row.languages,
        programs=row.programs,
        n_clients=len(clients),
        points=caseload(present, caseworker),
        cap=row.max_caseload,
        n_tasks=len(done),
        days=tuple(DayLoad(day, by_day[day], room, overtime) for day, room, overtime in numbers),
        by_language=dict(by_language.most_common()),
        by_program=dict(by_program.most_common()),
        undone=tuple(task.id for task in undone),
        undone_minutes=sum(int(indexed.minutes[present.task_number[task.id], w]) for task in undone),
        windows=full_windows(present, caseworker) if present.checked.plan.policy == "client-based" else (),
    )
