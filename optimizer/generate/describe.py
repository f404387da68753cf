"""What an instance holds, in counts."""

from dataclasses import dataclass

from optimizer.instance.calendar import working_days
from optimizer.instance.schema import Instance


@dataclass(frozen=True, slots=True)
class LanguageFile:
    """The clients of one language and the caseworkers who speak it."""

    language: str
    clients: int
    caseworkers: int
    #: Of the work that this language brings.
    task_minutes: int


@dataclass(frozen=True, slots=True)
class Description:
    """The counts that `caseload generate` prints."""

    name: str
    sha256: str
    policy: str
    first_day: str
    last_day: str
    working_days: int
    caseworkers: int
    clients: int
    #: Clients without a caseworker whom somebody has met, and whom nobody has met.
    orphans: int
    new_clients: int
    tasks: int
    #: Due before the horizon starts.
    overdue: int
    #: On a fixed day.
    appointments: int
    #: With predecessors.
    waiting: int
    capacity_minutes: int
    task_minutes: int
    languages: tuple[LanguageFile, ...]

    @property
    def utilisation(self) -> float | None:
        """Minutes of all tasks / minutes of all caseworkers; None without capacity."""
        return self.task_minutes / self.capacity_minutes if self.capacity_minutes else None


def describe(instance: Instance) -> Description:
    days = working_days(instance.horizon)
    homeless = [client for client in instance.clients if client.caseworker is None]
    orphans = sum(any(client.contacts.values()) for client in homeless)
    return Description(
        name=instance.name,
        sha256=instance.sha256,
        policy=instance.rules.policy,
        first_day=instance.horizon.start.isoformat(),
        last_day=instance.horizon.end.isoformat(),
        working_days=len(days),
        caseworkers=len(instance.caseworkers),
        clients=len(instance.clients),
        orphans=orphans,
        new_clients=len(homeless) - orphans,
        tasks=len(instance.tasks),
        overdue=sum(task.due < instance.horizon.start for task in instance.tasks),
        appointments=sum(task.fixed_day is not None for task in instance.tasks),
        waiting=sum(bool(task.after) for task in instance.tasks),
        capacity_minutes=sum(w.availability.get(day, w.minutes_per_day) for w in instance.caseworkers for day in days),
        task_minutes=sum(task.minutes for task in instance.tasks),
        languages=_languages(instance),
    )


def _languages(instance: Instance) -> tuple[LanguageFile, ...]:
    """Most clients first."""
    language_of = {client.id: client.language for client in instance.clients}
    clients = dict.fromkeys(language_of.values(), 0)
    minutes = dict.fromkeys(clients, 0)
    for language in language_of.values():
        clients[language] += 1
    for task in instance.tasks:
        minutes[language_of[task.client]] += task.minutes
    speakers = {language: sum(language in worker.languages for worker in instance.caseworkers) for language in clients}
    ordered = sorted(clients, key=lambda language: (-clients[language], language))
    return tuple(LanguageFile(name, clients[name], speakers[name], minutes[name]) for name in ordered)
