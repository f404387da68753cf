"""What fills a caseworker adds up to the plan."""

from optimizer.instance.schema import CaseworkerId
from optimizer.reasons.caseworker import caseworker_reason
from optimizer.reasons.words.caseworker import sentences_of_caseworker
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.reasons.asking import planned


def test_minutes_by_day_language_and_programme() -> None:
    office = instance(
        caseworkers=(
            caseworker("w1", languages=("en", "es"), programs=("calfresh", "capi"), availability={day(1): 0}),
        ),
        clients=(client("c1", caseworker="w1"), client("c2", language="es", programs=("capi",), caseworker="w1")),
        tasks=(
            task("t1", "c1", minutes=60),
            task("t2", "c2", minutes=40, program="capi"),
            task("t3", "c2", minutes=99, program="capi"),
        ),
        horizon=horizon(2),
    )
    reason = caseworker_reason(planned(office), CaseworkerId("w1"))
    assert [(row.minutes, row.capacity) for row in reason.days] == [(100, 100), (0, 0)]
    assert (reason.by_language, reason.by_program) == ({"en": 60, "es": 40}, {"calfresh": 60, "capi": 40})
    assert (reason.n_tasks, reason.n_clients, reason.points, reason.undone) == (2, 2, 2, ("t3",))
    assert [(window.need, window.room) for window in reason.windows] == [(199, 100)]
    text = " ".join(sentences_of_caseworker(reason))
    assert "2 tasks fill 100 of 100 minutes (100.0 %)" in text
    assert "1 day of 2 full, with fewer than 5 minutes left: 2026-01-05." in text
    assert "Away on 1 day: 2026-01-06." in text
