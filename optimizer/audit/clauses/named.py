"""`continuity.least_named_share`: tasks (contacts of a log) done by the named caseworker."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from optimizer.audit.ruling import Evidence, Ruling, exact, failed, in_percent, passed, unjudged
from optimizer.audit.subject import LogSubject, PlanSubject, Subject
from optimizer.metrics.named import named_caseworker

CLAUSE = "continuity.least_named_share"

#: Client or case, and whether its named caseworker did it.
Contacts = list[tuple[str, bool]]


def judge(least: float, subject: Subject) -> Ruling:
    what = "scheduled tasks" if isinstance(subject, PlanSubject) else "contacts of cases with a responsible person"
    asks = f"at least {in_percent(exact(least))} of the {what} are done by the named caseworker"
    contacts = _of_plan(subject) if isinstance(subject, PlanSubject) else _of_log(subject)
    if not contacts:
        nothing = "no task is scheduled" if isinstance(subject, PlanSubject) else "the log names nobody as responsible"
        return unjudged(CLAUSE, asks, nothing)
    part = sum(by_named for _, by_named in contacts)
    because = f"{part:,} of {len(contacts):,} are, {in_percent(Fraction(part, len(contacts)))}"
    if Fraction(part, len(contacts)) >= exact(least):
        return passed(CLAUSE, asks, because)
    noun = "client" if isinstance(subject, PlanSubject) else "case"
    return failed(CLAUSE, asks, because, _evidence(contacts, noun))


def _of_plan(subject: PlanSubject) -> Contacts:
    facts = subject.facts
    clients = [(row, facts.client_of(row)) for row in facts.plan.schedule]
    return [(client.id, row.caseworker == named_caseworker(facts, client)) for row, client in clients]


def _of_log(subject: LogSubject) -> Contacts:
    known = subject.responsible
    events = (event for event in subject.window.attended if event.case in known)
    return [(event.case, event.person == known[event.case]) for event in events]


def _evidence(contacts: Iterable[tuple[str, bool]], noun: str) -> list[Evidence]:
    """Clients with work done by others, most of it first, then by id."""
    contacts = list(contacts)
    every = Counter(who for who, _ in contacts)
    others = Counter(who for who, by_named in contacts if not by_named)
    worst = sorted(others, key=lambda who: (-others[who], who))
    return [Evidence(f"{noun} {who}", others[who], f"{others[who]:,} of {every[who]:,} by others") for who in worst]
