"""Rules A1, A2 and A4: who serves which client."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from optimizer.checks.eligibility import objections
from optimizer.checks.subject import Subject
from optimizer.checks.violation import Violation
from optimizer.instance.schema import CaseworkerId, ClientId


def at_most_one_caseworker(subject: Subject) -> Iterator[Violation]:
    """A1, first half: no client is given to two people."""
    given: dict[ClientId, set[CaseworkerId]] = defaultdict(set)
    for row in subject.plan.assignments:
        if row.caseworker is not None:
            given[row.client].add(row.caseworker)
    for client, caseworkers in given.items():
        if len(caseworkers) > 1:
            names = ", ".join(sorted(caseworkers))
            yield Violation("A1", f"client {client} has {len(caseworkers)} caseworkers: {names}", client=client)


def nothing_done_for_the_unassigned(subject: Subject) -> Iterator[Violation]:
    """A1, second half: under `client-based`, no task of a client without caseworker is scheduled."""
    if subject.plan.policy != "client-based":
        return
    for row in subject.rows:
        client = subject.client_of(row)
        if client in subject.named and subject.named[client] is None:
            message = f"task {row.task} is scheduled on {row.day}, but its client {client} has no caseworker"
            yield Violation("A1", message, client=client, caseworker=row.caseworker, task=row.task, day=row.day)


def one_caseworker(subject: Subject) -> Iterator[Violation]:
    """A1: at most one caseworker for each client; without one, no task under `client-based`."""
    yield from at_most_one_caseworker(subject)
    yield from nothing_done_for_the_unassigned(subject)


def caseworker_fits_client(subject: Subject) -> Iterator[Violation]:
    """A2: p(c) has the language, all programmes and the office, is not barred and is the one pinned."""
    if subject.plan.policy == "task-based":
        return
    facts = subject.facts
    for client_id, named in subject.named.items():
        client = facts.clients[client_id]
        if named is not None and named not in facts.eligibility.for_client(client):
            why = objections(facts.caseworkers[named], client, facts.eligibility.programs_of(client), client.pin)
            message = f"caseworker {named} may not be the caseworker of client {client_id}: {named} {why}"
            yield Violation("A2", message, client=client_id, caseworker=named)


def caseload_within_cap(subject: Subject) -> Iterator[Violation]:
    """A4: the caseload points of a caseworker's clients stay within `max_caseload`."""
    if subject.plan.policy == "task-based":
        return
    points: Counter[CaseworkerId] = Counter()
    for client, named in subject.named.items():
        if named is not None:
            points[named] += subject.facts.clients[client].caseload_points
    for caseworker in subject.facts.instance.caseworkers:
        cap, load = caseworker.max_caseload, points[caseworker.id]
        if cap is not None and load > cap:
            message = (
                f"caseworker {caseworker.id} has clients of {load} caseload points, {load - cap} over the cap {cap}"
            )
            yield Violation("A4", message, caseworker=caseworker.id)
