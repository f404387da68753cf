"""Cases with work in the window, as clients: what was known of them when it began."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from optimizer.logs.events import Cases
from optimizer.logs.indices import responsible_people
from optimizer.logs.settings import ImportSettings, Own
from optimizer.logs.window import Window

LANGUAGE = "any"


@dataclass(frozen=True)
class Owners:
    """Whose each known client is."""

    rule: Own
    of: Mapping[str, str]
    #: Own caseworkers without work in the window who were seen shortly before it.
    away: tuple[str, ...]
    #: Clients whose own caseworker is not seen any more: they have none.
    gone: int


def own_caseworkers(window: Window, cases: Cases | None, settings: ImportSettings) -> Owners:
    """Own caseworkers at the start of the window; a client that is new in it has none: that is for the plan."""
    named = responsible_people((*window.inside, *window.log_before.events), cases)
    rule: Own = settings.own or ("responsible" if named else "most-contacts")
    candidates: dict[str, str] = {}
    if rule == "responsible":
        candidates = {case: named[case] for case in window.cases if case in named and case in window.known_cases}
    elif rule == "most-contacts":
        candidates = {case: next(iter(people)) for case, people in window.contacts.items()}
    working = {event.person for event in window.inside}
    since = window.start - timedelta(days=settings.away_days)
    away = {event.person for event in window.before if event.day >= since} - working
    present = {case: person for case, person in candidates.items() if person in working or person in away}
    return Owners(
        rule=rule,
        of=present,
        away=tuple(sorted(set(present.values()) - {person for person in working if person})),
        gone=len(candidates) - len(present),
    )


def client_rows(window: Window, owners: Owners) -> list[dict[str, Any]]:
    """Programmes are left to the tasks, which bring them along."""
    return [
        {
            "id": case,
            "language": LANGUAGE,
            "programs": [],
            "caseworker": owners.of.get(case),
            "contacts": window.contacts.get(case, {}),
        }
        for case in window.cases
    ]


def nominal_caseworkers(window: Window, owners: Owners) -> dict[str, str]:
    """The own caseworker, else who did most of the client's tasks in the window (ties: the first to do one)."""
    work: dict[str, Counter[str]] = {}
    for event in window.inside:
        work.setdefault(event.case, Counter())[event.person or ""] += 1
    return {case: owners.of.get(case, people.most_common(1)[0][0]) for case, people in work.items()}
