"""Each clause on logs."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from optimizer.audit.judge import judge
from optimizer.audit.ruling import Ruling
from optimizer.audit.standards import Standards
from optimizer.audit.subject import LogSubject
from optimizer.logs.events import Cases
from optimizer.logs.read import read_log
from tests.logs.log_files import log_file


def log_of(folder: Path, *contacts: str) -> Any:
    """Contacts such as "c1 ann 05": a case, a person (- for none) and a day of January 2026."""
    rows = []
    for contact in contacts:
        case, person, on = contact.split()
        at = f"2026-01-{on}T09:00:00"
        rows.append(f"{case},review,{'' if person == '-' else person},{at},{at}")
    return read_log(log_file(folder, *rows))


def ruled(subject: LogSubject, **clause: Any) -> Ruling:
    (ruling,) = judge(Standards(format="caseload-standards/1", name="ours", **clause), subject)
    return ruling


def told(ruling: Ruling) -> list[tuple[str, float]]:
    return [(row.who, row.value) for row in ruling.evidence]


@pytest.mark.parametrize(
    "clause",
    [
        {"caseload": {"most_points": 1}},
        {"caseload": {"most_clients": {"review": 1}}},
        {"time": {"least_free_share": 0.0}},
        {"languages": {"most_spread": 1.0}},
    ],
)
def test_what_a_log_does_not_say_can_not_be_judged(tmp_path: Path, clause: Any) -> None:
    ruling = ruled(LogSubject(log_of(tmp_path, "c1 ann 05")), **clause)
    assert ruling.verdict == "cannot be judged"
    assert ruling.because


def test_named_caseworker_share(tmp_path: Path) -> None:
    log = log_of(tmp_path, "c1 ann 05", "c1 ben 06", "c2 ben 07", "c2 ben 08", "c3 ben 09", "c2 - 09")
    cases = Cases(responsible={"c1": "ann", "c2": "ben"})
    assert ruled(LogSubject(log, cases), continuity={"least_named_share": 0.75}).verdict == "pass"
    ruling = ruled(LogSubject(log, cases), continuity={"least_named_share": 0.76})
    assert (ruling.verdict, told(ruling)) == ("fail", [("case c1", 1)])
    assert ruled(LogSubject(log), continuity={"least_named_share": 0.5}).verdict == "cannot be judged"


CONTACTS = ("c1 ann 05", "c1 ben 12", "c2 ann 12", "c1 - 13", "c2 ben 15")


def test_too_long_between_contacts_fails(tmp_path: Path) -> None:
    subject = LogSubject(log_of(tmp_path, *CONTACTS))
    assert told(ruled(subject, contact={"most_days_without": 6})) == [("case c1", 7)]
    assert ruled(subject, contact={"most_days_without": 7}).verdict == "pass"


def test_an_event_that_nobody_did_is_no_contact(tmp_path: Path) -> None:
    subject = LogSubject(log_of(tmp_path, "c1 ann 05", "c1 - 08", "c1 ann 11"))
    assert told(ruled(subject, contact={"most_days_without": 5})) == [("case c1", 6)]


def test_silence_up_to_the_end_can_not_be_judged(tmp_path: Path) -> None:
    """Closed or forgotten: the log does not say."""
    subject = LogSubject(log_of(tmp_path, "c1 ann 05", "c2 ann 05", "c2 ann 08", "c2 ann 11"))
    ruling = ruled(subject, contact={"most_days_without": 5})
    assert (ruling.verdict, told(ruling)) == ("cannot be judged", [("case c1", 6)])
    assert ruled(subject, contact={"most_days_without": 6}).verdict == "pass"


def test_a_window_looks_at_what_ends_in_it_whenever_that_began(tmp_path: Path) -> None:
    log = log_of(tmp_path, *CONTACTS)

    def within(first: int, last: int) -> Ruling:
        subject = LogSubject(log, None, date(2026, 1, first), date(2026, 1, last))
        return ruled(subject, contact={"most_days_without": 6})

    assert told(within(12, 12)) == [("case c1", 7)]
    assert within(13, 16).verdict == "pass"
    assert within(20, 21).verdict == "cannot be judged"
