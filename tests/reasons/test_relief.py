"""Suggestions leave less over-full, and are solved beside the office as it is."""

from optimizer.instance.indexed import index_instance
from optimizer.reasons.bottlenecks import bottlenecks
from optimizer.reasons.relief import suggestions
from optimizer.reasons.relieved import relieve
from optimizer.reasons.words.relief import sentences_of_relief
from optimizer.scenario import Cap, Hire, Overtime, Train, apply
from tests.builders import caseworker, client, horizon, instance, task
from tests.reasons.asking import asker, planned


def short_of_spanish(minutes: int = 60) -> object:
    """One Spanish speaker with 100 minutes, and two tasks in Spanish; one who speaks English has nothing to do."""
    return instance(
        caseworkers=(caseworker("w1", languages=("en", "es")), caseworker("w2")),
        clients=(client("c1", language="es"), client("c2", language="es")),
        tasks=(task("t1", "c1", minutes=minutes), task("t2", "c2", minutes=minutes)),
        horizon=horizon(1),
    )


def test_suggests_hiring_training_and_overtime_for_the_place() -> None:
    present = planned(short_of_spanish())
    found = suggestions(present, 10, asker())
    assert {type(one.edit) for one in found} == {Hire, Train, Overtime}
    assert Hire(("es",), ("calfresh",)) in [one.edit for one in found]
    for one in found:
        left = bottlenecks(index_instance(apply(present.instance, [one.edit])), "client-based")
        assert sum(place.excess for place in left) == one.excess_left < one.excess_before


def test_trains_nobody_who_lacks_nothing() -> None:
    """w0 speaks Spanish and has most time, but is barred from both clients."""
    office = instance(
        caseworkers=(
            caseworker("w0", languages=("en", "es"), minutes_per_day=400),
            caseworker("w1", languages=("en", "es")),
            caseworker("w2"),
        ),
        clients=tuple(client(name, language="es", barred=("w0",)) for name in ("c1", "c2")),
        tasks=(task("t1", "c1", minutes=60), task("t2", "c2", minutes=60)),
        horizon=horizon(1),
    )
    found = suggestions(planned(office), 10, asker())
    assert [one.edit for one in found if isinstance(one.edit, Train)] == [Train("w2", ("es",), ())]


def test_suggests_a_higher_cap() -> None:
    office = instance(caseworkers=(caseworker(max_caseload=1),), clients=(client("c1"), client("c2")), tasks=())
    assert Cap("w1", 11) in [one.edit for one in suggestions(planned(office), 10, asker())]


def test_each_suggestion_is_solved_beside_the_office_as_it_is() -> None:
    relief = relieve(planned(short_of_spanish()), 2, asker())
    late = {row.name: row.value for row in relief.as_is}["late"]
    assert late == 1
    assert [{row.name: row.value for row in one.objectives}["late"] for one in relief.options] == [0, 0]
    text = "\n".join(sentences_of_relief(relief))
    assert "late weight 0 (−1)" in text
    assert "late, undone or unassigned without it, 0 with it" in text


def test_office_with_room_is_judged_by_what_its_plan_leaves_undone() -> None:
    assert suggestions(planned(short_of_spanish(50)), 3, asker()) == ()
