"""Exceptions, changes of caseworker and bottlenecks on the planner's page."""

from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from playwright.sync_api import Locator, Page

from optimizer.grounds.reason import Code, Reason
from optimizer.report.document import Document, Section
from optimizer.report.office import office_of
from optimizer.report.page import words
from optimizer.report.reasons import reason_data
from optimizer.report.sections.bottlenecks import bottlenecks
from optimizer.report.sections.changes import changes
from optimizer.report.sections.exceptions import exceptions
from optimizer.report.subject import Subject
from tests.export.plans import checked
from tests.grounds.offices import CASES
from tests.report.browser.pages import page_file, stored
from tests.report.browser.reader import Read

EN = words("en")


def section(page: Page, name: str) -> Locator:
    """With everything in it drawn."""
    found = page.locator(f"#{name}")
    for place in found.locator("figure, .long").all():
        place.scroll_into_view_if_needed()
    return found


def behind(figure: Locator) -> list[list[str]]:
    """The rows of the table behind a picture."""
    figure.locator("summary").click()
    figure.locator("tbody tr").first.wait_for()
    return [row.locator("th, td").all_inner_texts() for row in figure.locator("tbody tr").all()]


def test_the_picture_counts_the_reasons_of_the_rows(read: Read, page_s: Path) -> None:
    found = section(read(page_s).page, "exceptions")
    counted = Counter(EN["reasons"][row["reason"][0]]["name"] for row in exceptions(stored("s")).data["rows"])
    rows = behind(found.locator("figure"))
    assert {name: sum(map(int, numbers)) for name, *numbers in rows} == counted


@pytest.mark.parametrize(("column", "value"), [(0, "done late"), (1, "capi"), (2, "w6"), (3, "caseworker away")])
def test_exceptions_are_filtered_by_kind_programme_caseworker_and_reason(
    read: Read, page_s: Path, column: int, value: str
) -> None:
    found = section(read(page_s).page, "exceptions")
    found.locator(".filters select").nth(column).select_option(label=value)
    place = (0, 3, 4, 8)[column]
    shown = found.locator("table.dataTable tbody tr").all()
    assert shown
    assert {row.locator("td").nth(place).inner_text() for row in shown} == {value}


def test_a_client_who_changes_is_found_with_both_caseworkers(read: Read, page_s: Path) -> None:
    subject = stored("s")
    client = subject.instance.clients[changes(subject).data["client"][0]]
    found = section(read(page_s).page, "changes")
    found.locator("input[type=search]").fill(client.id)
    cells = found.locator("table.dataTable tbody tr").first.locator("td").all_inner_texts()
    assert cells[:4] == [client.id, "changes", client.caseworker, subject.facts.caseworker_of[client.id]]


def test_flows_behind_the_picture_are_those_of_the_plan(read: Read, page_s: Path) -> None:
    data = changes(stored("s")).data
    rows = behind(section(read(page_s).page, "changes").locator("figure"))
    assert [sum(int(row[column]) for row in rows) for column in (1, 2, 3)] == [
        sum(data[name]) for name in ("given", "taken", "placed")
    ]


def test_every_proven_place_has_its_sentence(read: Read, page_s: Path) -> None:
    places = bottlenecks(stored("s")).data["places"]
    sentences = section(read(page_s).page, "bottlenecks").locator("ol li").all_inner_texts()
    assert len(sentences) == len(places) > 0
    for place, sentence in zip(places, sentences, strict=True):
        assert f"{place['need']} minutes" in sentence
        assert "At least" in sentence


def test_without_a_proven_place_the_page_says_so(read: Read, tmp_path: Path) -> None:
    subject = Subject(checked())
    page = read(page_file(_document(subject, bottlenecks(subject)), tmp_path / "page.html")).page
    assert EN["bottlenecks"]["none"] in page.locator("#bottlenecks").inner_text()


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_every_reason_is_said_in_full(read: Read, tmp_path: Path, locale: str) -> None:
    """With ids as long, as foreign and as full of signs as they come."""
    hostile = '<b>"ق' + "س" * 500 + "'&{n}"
    rows = [_row(reason_data(_with(CASES[code](), hostile))) for code in get_args(Code)]
    page = read(
        page_file(_document(Subject(checked()), Section("exceptions", {"rows": rows})), tmp_path / "page.html"),
        locale=locale,
    ).page
    found = section(page, "exceptions")
    found.locator(".dt-length select").select_option("50")
    texts = [row.locator("td").last.inner_text() for row in found.locator("table.dataTable tbody tr").all()]
    assert len(texts) == len(rows)
    for text in texts:
        assert text.endswith(".")
        assert "\ufffd" not in text
        assert "undefined" not in text
        assert len(text) < 300


def test_ids_within_lists_within_sentences_stay_whole(read: Read, tmp_path: Path) -> None:
    subject = Subject(checked())
    place = {
        "question": "late", "kinds": [["العربية", "مكتب", ["برنامج", "آخر"], 2]], "caseworkers": [0, 1], "away": [],
        "first_day": "2026-01-05", "last_day": "2026-01-06", "need": 9, "room": 5, "overtime": 1, "at_least": 1,
    }  # fmt: skip
    document = _document(subject, Section("bottlenecks", {"places": [place], "pairs": []}))
    sentence = read(page_file(document, tmp_path / "page.html")).page.locator("#bottlenecks ol li").inner_text()
    assert "\ufffd" not in sentence
    assert all(name in sentence for name in ("العربية", "مكتب", "برنامج", "آخر", "w1", "w2"))


def _document(subject: Subject, *sections: Section) -> Document:
    return Document("office", "ids", sections, office_of(subject))


def _row(reason: list[Any]) -> dict[str, Any]:
    return {"kind": "late", "client": 0, "task": 0, "program": "capi", "weight": 1, "days": 1, "reason": reason}


def _with(reason: Reason, text: str) -> Reason:
    """The same with this text for every id."""
    changed = {
        name: text if isinstance(value, str) else tuple(text for _ in value) if isinstance(value, tuple) else value
        for name, value in reason.values.items()
    }
    return Reason(reason.code, changed)
