import pytest

from optimizer.checks.check import check_plan
from optimizer.plan.schema import Assignment
from tests.builders import client, instance
from tests.checks.plans import broken, plan, row


def assigned(*pairs: tuple[str, str | None]) -> tuple[Assignment, ...]:
    return tuple(Assignment(client=who, caseworker=by) for who, by in pairs)


@pytest.mark.parametrize(
    ("assignments", "expected"),
    [
        ((("c1", "w1"), ("c2", None)), []),
        ((("c2", None), ("c1", "w1")), []),
        ((("c1", "w1"),), ["rows"]),
        ((), ["rows", "rows"]),
        ((("c1", "w1"), ("c2", None), ("c2", None)), ["rows"]),
        ((("c1", "w1"), ("c2", None), ("c9", None)), ["rows"]),
        ((("c1", "w9"), ("c2", None)), ["rows"]),
    ],
    ids=["one each", "in any order", "missing", "none", "twice", "unknown client", "unknown caseworker"],
)
def test_one_assignment_row_per_client(assignments: tuple[tuple[str, str | None]], expected: list[str]) -> None:
    office = instance(clients=(client("c1", caseworker="w1"), client("c2")), tasks=())
    verdict = check_plan(office, plan(office, assignments=assigned(*assignments)))
    assert [violation.rule for violation in verdict.violations] == expected
    assert (verdict.score is None) == bool(expected)


@pytest.mark.parametrize(
    ("task", "caseworker", "expected"), [("t1", "w1", []), ("t9", "w1", ["rows"]), ("t9", "w9", ["rows", "rows"])]
)
def test_no_unknown_id_in_the_schedule(task: str, caseworker: str, expected: list[str]) -> None:
    office = instance()
    assert broken(office, plan(office, row(task, caseworker))) == expected


@pytest.mark.parametrize("field", ["instance", "instance_sha256"])
def test_the_plan_of_another_instance(field: str) -> None:
    office = instance()
    assert broken(office, plan(office, **{field: "another"})) == ["identity"]


def test_the_hash_is_the_files_where_the_instance_was_read_from_one() -> None:
    office = instance()
    made = plan(office, row())
    assert broken(office.with_file_hash("f" * 64), made) == ["identity"]
    assert broken(office.with_file_hash("f" * 64), plan(office, row(), instance_sha256="f" * 64)) == []
