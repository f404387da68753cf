"""Rules A3 and P1: who does which task."""

from collections.abc import Iterator

from optimizer.checks.eligibility import objections
from optimizer.checks.subject import Subject
from optimizer.checks.violation import Violation
from optimizer.instance.schema import CaseworkerId, Client


def caseworker_fits_task(subject: Subject) -> Iterator[Violation]:
    """A3: w(t) has the language, the task's programme and the office, is not barred and is the task's pin."""
    facts = subject.facts
    for row in subject.rows:
        task = facts.tasks[row.task]
        if row.caseworker in facts.eligibility.for_task(task):
            continue
        client = facts.clients[task.client]
        why = objections(facts.caseworkers[row.caseworker], client, frozenset({task.program}), task.pin)
        message = (
            f"caseworker {row.caseworker} may not do task {row.task} of client {client.id}: {row.caseworker} {why}"
        )
        yield Violation("A3", message, client=client.id, caseworker=row.caseworker, task=row.task, day=row.day)


def policy(subject: Subject) -> Iterator[Violation]:
    """P1: what the plan's policy asks; `cover` asks nothing that A3 does not."""
    if subject.plan.policy == "client-based":
        yield from _named_does_every_task(subject)
    elif subject.plan.policy == "task-based" and subject.plan.status != "no-plan":
        yield from _named_is_todays(subject)


def _named_does_every_task(subject: Subject) -> Iterator[Violation]:
    """An unassigned client's tasks are A1's concern."""
    for row in subject.rows:
        named = subject.named_for(row)
        if named is not None and row.caseworker != named:
            client = subject.client_of(row)
            message = (
                f"task {row.task} is done by {row.caseworker}, but client {client} is {named}'s under client-based"
            )
            yield Violation("P1", message, client=client, caseworker=row.caseworker, task=row.task, day=row.day)


def _named_is_todays(subject: Subject) -> Iterator[Violation]:
    """Under `task-based` nobody changes caseworker, and who has none is given a nominal one."""
    for client_id, named in subject.named.items():
        message = _not_todays(subject.facts.clients[client_id], named)
        if message and subject.facts.caseworkers:
            yield Violation("P1", message, client=client_id, caseworker=named)


def _not_todays(client: Client, named: CaseworkerId | None) -> str | None:
    if client.caseworker is None:
        return None if named else f"client {client.id} has no caseworker; task-based asks for a nominal one"
    if named == client.caseworker:
        return None
    return f"client {client.id} goes from {client.caseworker} to {named or 'nobody'}; task-based moves no client"
