"""All clauses of a standards file, in the order of docs/audit.md."""

from collections.abc import Iterator

from optimizer.audit.clauses import clients, contact, free_time, languages, named, points
from optimizer.audit.ruling import Ruling
from optimizer.audit.standards import Standards
from optimizer.audit.subject import Subject


def judge(standards: Standards, subject: Subject) -> tuple[Ruling, ...]:
    """A ruling a clause; clauses that the file leaves out are not looked at."""
    return tuple(_rulings(standards, subject))


def _rulings(standards: Standards, subject: Subject) -> Iterator[Ruling]:
    for program, most in standards.caseload.most_clients.items():
        yield clients.judge(program, most, subject)
    if (limit := standards.caseload.most_points) is not None:
        yield points.judge(limit, subject)
    if (share := standards.continuity.least_named_share) is not None:
        yield named.judge(share, subject)
    if (limit := standards.contact.most_days_without) is not None:
        yield contact.judge(limit, subject)
    if (share := standards.time.least_free_share) is not None:
        yield free_time.judge(share, subject)
    if (spread := standards.languages.most_spread) is not None:
        yield languages.judge(spread, subject)
