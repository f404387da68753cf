"""Continuity of a plan, and of a log beside chance: the numbers of the measures."""

import json
from typing import Any

import pytest

from optimizer.logs.events import Log
from optimizer.logs.indices import measure_log
from optimizer.logs.read import ReadSettings, read_cases, read_log
from optimizer.report.sections.continuity import continuity
from optimizer.report.sections.log import log
from tests.builders import caseworker, client, instance, task
from tests.checks.plans import row
from tests.logs.log_files import CASES, OFFICE
from tests.report.sections.subjects import STORED, stored, subject


def test_groups_have_both_counts_and_those_of_a_language_add_up() -> None:
    office = instance(
        caseworkers=(caseworker("w1", languages=("en", "es")), caseworker("w2")),
        clients=(client("c1", caseworker="w1"), client("c2", language="es", caseworker="w1")),
        tasks=(task("t1", "c1"), task("t2", "c2"), task("t3", "c1")),
    )
    made = subject(office, row("t1"), row("t2"), row("t3", "w2"), policy="cover")
    data = continuity(made.measures).data
    named = {(one["group"], one["code"]): (one["part"], one["whole"]) for one in data["named"]}
    assert named["all", "all"] == (2, 3)
    assert (named["language", "en"], named["language", "es"]) == ((1, 2), (1, 1))
    indices = {one["name"]: one for one in data["indices"]}
    assert (indices["upc"]["mean"], indices["upc"]["count"]) == (0.75, 2)
    assert (indices["coc"]["mean"], indices["coc"]["count"]) == (0, 1)
    assert (data["clients"], data["one_contact"]) == (2, 1)


@pytest.mark.parametrize("entry", STORED)
def test_chance_stands_beside_upc_and_nothing_is_made_up(entry: dict[str, Any]) -> None:
    measures = stored(entry).measures
    data = continuity(measures).data
    for one in data["indices"]:
        assert one["count"] == getattr(measures.indices, one["name"]).count > 0
        assert one["at_random"] == (measures.indices.upc_expected_at_random if one["name"] == "upc" else None)
    assert sum(one["whole"] for one in data["named"] if one["group"] == "language") == measures.scheduled.part


def test_a_log_has_what_happened_beside_chance_and_names_nobody() -> None:
    found = measure_log(read_log(OFFICE, ReadSettings({}, None, frozenset())), read_cases(CASES, {}, None))
    data = log(found).data
    rows = {one["name"]: one for one in data["measures"]}
    assert rows["named_in_log"]["really"] == found.named_share
    assert (rows["upc"]["really"], rows["upc"]["at_random"]) == (found.indices.upc.mean, found.at_random.upc)
    assert rows["distinct"]["really"] == found.indices.distinct.mean
    assert [name for name, one in rows.items() if one["is_share"]] == ["named_in_log", "same_as_before"]
    indices = {one["name"]: one["at_random"] for one in data["indices"]}
    assert indices["hand_offs"] == found.at_random.hand_offs
    people = {event.person for event in read_log(OFFICE, ReadSettings({}, None, frozenset())).events if event.person}
    assert people
    assert not [person for person in people if json.dumps(person) in json.dumps(data)]


def test_an_empty_log_has_no_indices_and_no_means() -> None:
    data = log(measure_log(Log(where="x", events=()))).data
    assert data["indices"] == []
    assert {one["really"] for one in data["measures"]} == {None}
