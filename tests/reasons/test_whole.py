"""The whole plan: counts add up, headings sum what each place proves."""

from optimizer.reasons.whole import whole_reason
from optimizer.reasons.words.whole import sentences_of_whole
from tests.builders import caseworker, client, day, horizon, instance, task
from tests.reasons.asking import planned


def test_counts_and_places_by_question() -> None:
    office = instance(
        caseworkers=(caseworker("w1", max_caseload=2), caseworker("w2", languages=("es",), minutes_per_day=50)),
        clients=(*(client(f"c{n}") for n in (1, 2, 3)), client("c4", language="es")),
        tasks=(
            task("t1", "c1", release=day(0).replace(day=1), due=day(0).replace(day=2)),
            *(task(f"late{n}", "c4", minutes=40) for n in (1, 2, 3)),
            task("never", "c4", release=day(4), due=day(9)),
            task("later", "c1", release=day(7), due=day(9)),
        ),
        horizon=horizon(2),
    )
    reason = whole_reason(planned(office))
    # One of the three is done on its day, one a day later, one never; two were released after the horizon.
    assert (reason.overdue, reason.late, reason.undone, reason.unassigned) == (1, 2, 1, 1)
    lines = sentences_of_whole(reason)
    headings = [line for line in lines if not line.startswith("  ")]
    assert headings == [
        "1 of 6 tasks was overdue before the first day. 2 more are late, 1 left undone and 1 client without a "
        "caseworker in this plan.",
        "In every plan at least 2 tasks due in the horizon are late (proven; 1 over-full place):",
        "In every plan at least 1 task is not done by the end (proven; 1 over-full place):",
        "In every plan at least 1 client has no caseworker (proven; 1 over-full place):",
    ]
