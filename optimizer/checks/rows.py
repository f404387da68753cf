"""What a plan file must get right before its rules can be judged: whose plan it is, and which rows it has."""

from collections import Counter
from collections.abc import Iterator

from optimizer.checks.subject import Subject
from optimizer.checks.violation import Violation
from optimizer.plan.schema import Plan


def identity(subject: Subject) -> Iterator[Violation]:
    """The plan is of this instance: same name, same content."""
    instance, plan = subject.facts.instance, subject.plan
    if plan.instance != instance.name:
        yield Violation("identity", f"the plan is of instance {plan.instance!r}, but this is {instance.name!r}")
    if plan.instance_sha256 != instance.sha256:
        message = f"the plan was made for an instance of SHA-256 {plan.instance_sha256}, but this one's is"
        yield Violation("identity", f"{message} {instance.sha256}")


def rows(subject: Subject) -> Iterator[Violation]:
    """Exactly one assignment row per client, and no unknown client, caseworker or task."""
    if not is_blank(subject.plan):
        yield from _row_counts(subject)
    yield from _unknown_in_assignments(subject)
    yield from _unknown_in_schedule(subject)


def is_blank(plan: Plan) -> bool:
    """A `no-plan` file may leave the assignments out altogether."""
    return plan.status == "no-plan" and not plan.assignments


def _row_counts(subject: Subject) -> Iterator[Violation]:
    counts = Counter(row.client for row in subject.plan.assignments)
    for client in subject.facts.clients:
        if counts[client] != 1:
            message = f"client {client} has {counts[client]} assignment rows instead of 1"
            yield Violation("rows", message, client=client)


def _unknown_in_assignments(subject: Subject) -> Iterator[Violation]:
    for number, row in enumerate(subject.plan.assignments, start=1):
        if row.client not in subject.facts.clients:
            yield Violation("rows", f"assignment {number} names client {row.client}, unknown", client=row.client)
        if row.caseworker is not None and row.caseworker not in subject.facts.caseworkers:
            message = f"assignment {number} gives client {row.client} to caseworker {row.caseworker}, unknown"
            yield Violation("rows", message, client=row.client, caseworker=row.caseworker)


def _unknown_in_schedule(subject: Subject) -> Iterator[Violation]:
    for number, row in enumerate(subject.plan.schedule, start=1):
        if row.task not in subject.facts.tasks:
            yield Violation("rows", f"schedule row {number} names task {row.task}, unknown", task=row.task, day=row.day)
        if row.caseworker not in subject.facts.caseworkers:
            message = f"schedule row {number} gives task {row.task} to caseworker {row.caseworker}, unknown"
            yield Violation("rows", message, caseworker=row.caseworker, task=row.task, day=row.day)
