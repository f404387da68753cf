"""What a reader must know about how an instance was made from a log."""

from optimizer.logs.clients import Owners
from optimizer.logs.minutes import TaskMinutes
from optimizer.logs.tasks import Tasks
from optimizer.logs.window import Window


def notes_on(window: Window, minutes: TaskMinutes, owners: Owners, tasks: Tasks) -> tuple[str, ...]:
    """What was left out, cut or assumed, each in one sentence; nothing is said of what did not happen."""
    new = sum(case not in window.known_cases for case in window.cases)
    always = (
        f"{len(window.inside)} tasks of {len(window.cases)} clients; {new} clients are new in the window",
        f"own caseworker by {owners.rule}: known for {len(owners.of)} clients",
    )
    away = ", ".join(owners.away)
    sometimes = (
        *((count, f"{reason} (whole log)") for reason, count in window.log.dropped.items()),
        (window.unattended, "events of the window were not done by a person: left out"),
        (len(owners.away), f"own caseworkers are away: listed without capacity ({away})"),
        (owners.gone, "clients' own caseworker is not seen any more: they have none"),
        (minutes.cut, f"durations were cut to {minutes.longest} minutes"),
        (minutes.assumed, "tasks have no recorded minutes: a typical number was assumed"),
        (tasks.released_earlier, "tasks were released after their deadline or completion: release moved to that day"),
        (tasks.cannot_be_missed, "tasks are due after the window, so no plan can make them late (see --due)"),
    )
    return (*always, *(f"{count} {text}" for count, text in sometimes if count))
