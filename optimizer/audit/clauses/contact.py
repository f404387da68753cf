"""`contact.most_days_without`: calendar days from one contact of a client to the next.

Neither a plan nor a log knows all contacts. So a stretch is either known, or known to be at least so long; what is
known to be too long fails, and a pass is said only where nothing could be too long.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from optimizer.audit.ruling import Evidence, Ruling, failed, passed, unjudged
from optimizer.audit.subject import LogSubject, PlanSubject, Subject

CLAUSE = "contact.most_days_without"


class _Stretch(NamedTuple):
    who: str
    days: int
    #: "from … to …", for the reader.
    told: str


def judge(most: int, subject: Subject) -> Ruling:
    asks = f"no client is without contact for more than {most:,} days"
    if isinstance(subject, PlanSubject):
        return _judge_plan(most, asks, subject)
    return _judge_log(most, asks, subject)


def _judge_plan(most: int, asks: str, subject: PlanSubject) -> Ruling:
    """The plan's own days show stretches that are too long; how long ago the contact before them was, nothing shows."""
    evidence = _too_long(most, _of_plan(subject))
    if evidence:
        because = "so many clients, in the plan's own days"
        return failed(CLAUSE, asks, f"{_clients(evidence, 'client')}: {because}", evidence)
    return unjudged(
        CLAUSE,
        asks,
        "an instance says how often clients were met, not when; within the plan's own days nobody is without contact "
        "for longer",
    )


def _of_plan(subject: PlanSubject) -> Iterator[_Stretch]:
    """A scheduled task is a contact; the one before lies before the first day of the plan, the next after its last."""
    facts, horizon = subject.facts, subject.facts.instance.horizon
    before, after = horizon.start - timedelta(days=1), horizon.end + timedelta(days=1)
    days: dict[str, set[date]] = {client.id: set() for client in facts.instance.clients}
    for row in facts.plan.schedule:
        days[facts.tasks[row.task].client].add(row.day)
    for client in facts.instance.clients:
        met_before = any(client.contacts.values())
        contacts = [*([before] if met_before else []), *sorted(days[client.id])]
        yield from _stretches(f"client {client.id}", [*contacts, after] if contacts else [])


def _judge_log(most: int, asks: str, subject: LogSubject) -> Ruling:
    between = _too_long(most, _of_log(subject))
    if between:
        return failed(CLAUSE, asks, f"{_clients(between, 'case')} between two contacts", between)
    if not subject.window.attended:
        return unjudged(CLAUSE, asks, "the log has no contact in these days")
    since = _too_long(most, _silence(subject))
    if since:
        return unjudged(
            CLAUSE,
            asks,
            f"{_clients(since, 'case')} up to the last day looked at, and a log doesn't say which cases are closed; "
            "between contacts nobody is",
            since,
        )
    return passed(CLAUSE, asks, "neither between two contacts nor from the last one to the last day looked at")


def _of_log(subject: LogSubject) -> Iterator[_Stretch]:
    """Stretches that ended in the days looked at, whenever they began."""
    first, last = subject.start or date.min, subject.end or date.max
    for case, contacts in _contacts(subject).items():
        for stretch, ended in zip(_stretches(f"case {case}", contacts), contacts[1:], strict=True):
            if first <= ended <= last:
                yield stretch


def _silence(subject: LogSubject) -> Iterator[_Stretch]:
    """From each case's last contact to the last day looked at, of the cases with a contact in these days."""
    last = max(event.day for event in subject.window.events)
    latest = {event.case: event.day for event in subject.window.attended}  # events are in order of completion
    for case, day in latest.items():
        yield from _stretches(f"case {case}", [day, last])


def _contacts(subject: LogSubject) -> dict[str, list[date]]:
    days: dict[str, list[date]] = {}
    for event in subject.log.attended:
        days.setdefault(event.case, []).append(event.day)
    return days


def _stretches(who: str, days: list[date]) -> list[_Stretch]:
    return [_Stretch(who, (b - a).days, f"{a} to {b}") for a, b in pairwise(days)]


def _too_long(most: int, stretches: Iterator[_Stretch]) -> list[Evidence]:
    """The longest first, then by client and date."""
    found = sorted((stretch for stretch in stretches if stretch.days > most), key=lambda one: (-one.days, one))
    return [Evidence(one.who, one.days, f"{one.days:,} days, {one.told}") for one in found]


def _clients(evidence: list[Evidence], noun: str) -> str:
    count = len({row.who for row in evidence})
    return f"{count:,} {noun if count == 1 else noun + 's'} without contact for longer"
