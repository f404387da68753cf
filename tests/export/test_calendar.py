from datetime import date

from optimizer.export.calendar import rows_by_caseworker, weeks_of
from optimizer.metrics.facts import Facts
from tests.builders import day
from tests.export.plans import checked


def test_weeks_have_a_column_a_weekday_and_the_tasks_of_each() -> None:
    facts = Facts(checked())
    first, second = weeks_of(facts, facts.instance.caseworkers[0], rows_by_caseworker(facts)["w1"])
    assert (first.monday, second.monday) == (date(2026, 1, 5), date(2026, 1, 12))
    assert [one.date for one in first.days] == [day(n) for n in range(5)]
    assert [one.date for one in second.days] == [day(5), None, None, None, None]
    assert [one.capacity for one in first.days] == [100, 0, 100, 100, 100]
    assert [one.minutes for one in first.days] == [60, 0, 0, 0, 30]
    assert [(entry.text, entry.is_late) for entry in first.days[0].entries] == [
        ("c1: calfresh\nt1, 30 min", False),
        ("c1: calfresh\nt4, 30 min, late", True),
    ]
    assert [entry.text for entry in first.days[4].entries] == ["c1: calfresh\nt6, 30 min, appointment"]
