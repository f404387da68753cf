from datetime import date

import pytest

from optimizer.errors import InputError
from optimizer.instance.build import build_instance
from tests.builders import instance
from tests.instance.raw import faults_of, raw, raw_task


def test_the_smallest_instance() -> None:
    built = build_instance(raw(clients=[{"id": "c1", "language": "en", "programs": ["calfresh"], "caseworker": "w1"}]))
    assert built.tasks[0].due == date(2026, 1, 6)
    assert built.clients == instance().clients


def test_the_raw_rows_stay_as_they_are() -> None:
    document = raw(
        task_kinds=[{"id": "k", "program": "calfresh", "minutes": 5, "due_days": 1}],
        tasks=[{"id": "t1", "client": "c1", "kind": "k", "release": "2026-01-05"}],
    )
    build_instance(document)
    assert document["tasks"] == [{"id": "t1", "client": "c1", "kind": "k", "release": "2026-01-05"}]


def test_dates_may_be_dates() -> None:
    assert build_instance(raw(tasks=[raw_task(due=date(2026, 1, 7))])).tasks[0].due == date(2026, 1, 7)


def test_faults_name_where_they_are_from() -> None:
    with pytest.raises(InputError, match=r"^march\.json: name: is missing$"):
        build_instance({key: value for key, value in raw().items() if key != "name"}, "march.json")


@pytest.mark.parametrize("minutes", [1, 1_000_000])
def test_numbers_at_their_limits(minutes: int) -> None:
    assert build_instance(raw(tasks=[raw_task(minutes=minutes)])).tasks[0].minutes == minutes


def test_what_has_no_json_form() -> None:
    assert faults_of(raw(name={1, 2})) == [" : has no JSON form: a set has none"]


def test_a_circular_document() -> None:
    document = raw()
    document["rules"] = {"policy": document}
    assert len(faults_of(document)) == 1


@pytest.mark.parametrize("part", ["name", "horizon", "rules", "task_kinds", "caseworkers", "clients", "tasks"])
@pytest.mark.parametrize("value", [None, 1, True, "x\0", [3], {"": {}}, [[]], [{}]])
def test_nonsense_is_refused_not_raised(part: str, value: object) -> None:
    assert faults_of(raw(**{part: value}))


_FIELDS = {
    "caseworkers": ["id", "languages", "availability", "minutes_per_day", "office"],
    "clients": ["id", "language", "programs", "contacts", "weight", "barred"],
    "tasks": ["id", "client", "kind", "minutes", "due", "after"],
}


@pytest.mark.parametrize(("table", "field"), [(table, field) for table, fields in _FIELDS.items() for field in fields])
@pytest.mark.parametrize("value", [True, "x\0", [3], {"": {}}, [{}], [[]], float("nan")])
def test_nonsense_in_any_field_is_refused_not_raised(table: str, field: str, value: object) -> None:
    document = raw()
    document[table] = [{**document[table][0], field: value}]
    assert faults_of(document)
