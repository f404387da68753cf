from typing import Any

import pytest

from optimizer.export.changes import changes_table
from optimizer.report.sections.changes import changes
from optimizer.report.subject import Subject
from tests.export.plans import checked
from tests.report.browser.pages import stored


def data_of(subject: Subject) -> Any:
    return changes(subject).data


def test_who_changes_hands_comes_before_who_gets_somebody() -> None:
    data = data_of(Subject(checked()))
    assert data["client"] == [1, 2]
    assert data["reason"] == [["balance", {"who": "w1"}], ["new", {}]]
    assert (data["given"], data["taken"], data["placed"]) == ([1, 0], [0, 1], [0, 1])
    assert data["had"] == 2
    assert data["others"] == data["points"] == [[], []]


@pytest.mark.parametrize("name", ["s", "m"])
def test_the_clients_are_those_of_the_exported_table(name: str) -> None:
    subject = stored(name)
    data = data_of(subject)
    ids = {subject.instance.clients[client].id for client in data["client"]}
    assert len(ids) == len(data["client"])
    assert ids == {row[0] for row in changes_table(subject.facts).rows}


@pytest.mark.parametrize("name", ["s", "m"])
def test_flows_are_those_of_the_measures(name: str) -> None:
    subject = stored(name)
    data, stay = data_of(subject), subject.measures.retention
    assert sum(data["given"]) == stay.whole - stay.part
    assert sum(data["taken"]) == sum(data["given"])  # nobody loses theirs in these plans
    assert data["had"] == stay.whole
    assert sum(data["taken"]) + sum(data["placed"]) == len(data["client"])


def test_points_are_those_of_the_alternatives() -> None:
    subject = stored("s")
    data = data_of(subject)
    for client, others, points in zip(data["client"], data["others"], data["points"], strict=True):
        assert points == [subject.indexed.kept_points[client, w] for w in others]
    assert any(map(len, data["others"]))
