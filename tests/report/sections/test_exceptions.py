from collections import Counter

import pytest

from optimizer.report.sections.exceptions import exceptions
from optimizer.report.subject import Subject
from tests.export.plans import checked
from tests.report.browser.pages import stored


@pytest.fixture(params=["small", "s", "m"])
def subject(request: pytest.FixtureRequest) -> Subject:
    return Subject(checked()) if request.param == "small" else stored(request.param)


def test_all_that_went_wrong_in_the_order_of_kinds() -> None:
    rows = exceptions(Subject(checked())).data["rows"]
    assert rows == [
        {"kind": "no_caseworker", "client": 3, "program": "", "reason": ["nobody_speaks", {"language": "zh"}]},
        {
            "kind": "no_day",
            "client": 3,
            "task": 4,
            "program": "calfresh",
            "weight": 2,
            "reason": ["nobody_speaks", {"language": "zh"}],
        },
        {
            "kind": "late",
            "client": 2,
            "task": 2,
            "program": "calfresh",
            "weight": 3,
            "days": 2,
            "reason": ["had_room", {"minutes": 30, "room_day": "2026-01-05"}],
        },
        {
            "kind": "late",
            "client": 0,
            "task": 3,
            "program": "calfresh",
            "weight": 1,
            "days": 0,
            "reason": ["overdue", {"due_day": "2026-01-02"}],
        },
    ]


def test_weights_add_up_to_the_objective(subject: Subject) -> None:
    rows = exceptions(subject).data["rows"]
    assert sum(row.get("weight", 0) for row in rows) == subject.checked.score.objectives["late"]


def test_counts_are_those_of_the_verdict(subject: Subject) -> None:
    kinds = Counter(row["kind"] for row in exceptions(subject).data["rows"])
    assert kinds["no_caseworker"] == subject.checked.score.objectives["unassigned"]
    assert kinds["no_day"] == len(subject.instance.tasks) - len(subject.plan.schedule)
    late_undone = sum(row.get("weight", 0) > 0 for row in exceptions(subject).data["rows"] if row["kind"] == "no_day")
    on_time = subject.measures.timeliness.overall.on_time
    assert kinds["late"] + late_undone == on_time.whole - on_time.part


def test_an_office_where_nothing_goes_wrong_has_no_rows() -> None:
    assert exceptions(stored("lateness-before-continuity")).data == {"rows": []}
