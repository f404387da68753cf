"""The English sentences of what has no caseworker or no day."""

import pytest

from optimizer.grounds.reason import Code, Reason, Value
from optimizer.grounds.words import sentence_of
from tests.builders import day
from tests.grounds.offices import CASES

SENTENCES: dict[Code, str] = {
    "nobody_speaks": "no caseworker speaks zh",
    "nobody_holds": "no caseworker who speaks en holds calfresh and capi",
    "nobody_serves": "no caseworker who speaks en and holds calfresh serves office s",
    "all_barred": "every caseworker who could serve them is barred",
    "caps_full": "the one caseworker who could serve them is at their caseload cap",
    "outranked": "one caseworker could serve them, but what matters more to this plan left no place",
    "released_after": "released after the last working day",
    "client_unassigned": "client c1 has no caseworker",
    "holder_may_not": "client c1's caseworker may not do it",
    "too_long": "its 101 minutes fit no day of who may do it (longest day: 100 minutes)",
    "follows_undone": "it must follow t0, not scheduled either",
    "has_room": "there is room for it, but the search had not come to it when it ended: give it more time",
    "full": "its caseworker has no 30 minutes free on 2026-01-05",
    "away": "its caseworker has no 30 minutes free on 2026-01-09",
    "appointment_full": "its caseworker has no 30 minutes free on 2026-01-05",
    "appointment_away": "its caseworker has no 30 minutes free on 2026-01-06",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_each_reason_reads(code: Code) -> None:
    assert sentence_of(CASES[code]()) == SENTENCES[code]


def test_several_days_and_caseworkers() -> None:
    assert sentence_of(Reason("caps_full", {"n": 5})) == (
        "all 5 caseworkers who could serve them are at their caseload cap"
    )
    values: dict[str, Value] = {"minutes": 30, "first_day": day(0), "last_day": day(4), "n": 2}
    assert sentence_of(Reason("full", values)) == (
        "the 2 caseworkers who may do it have no day with 30 minutes free between 2026-01-05 and 2026-01-09"
    )
