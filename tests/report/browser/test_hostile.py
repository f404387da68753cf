"""Ids, names and codes that are meant to do harm: the page opens, runs nothing of theirs and shows them as text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from optimizer.report.document import Document, Section
from optimizer.report.page import page_bytes
from optimizer.report.planner import planner_document
from tests.report.browser.hostile import NASTY, hostile_subject
from tests.report.browser.pages import page_file, stored
from tests.report.browser.reader import Read
from tests.report.browser.sample_page import sample_document, sample_page

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
OVERFLOWING = """() => [...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll, .unseen, .drawn"))
  .map((one) => one.outerHTML.slice(0, 160))"""
FOREIGN = """() => [...document.querySelectorAll("#page *")]
  .filter((one) => [...one.attributes].some(({name}) => /^on/i.test(name))
    || one.matches("script, iframe, object, embed, img, a:not([href^='#'], [role])"))
  .map((one) => one.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return planner_document(hostile_subject(tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="module")
def page_hostile(office: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_file(office, tmp_path_factory.mktemp("page") / "hostile.html")


def test_office_has_every_nasty_word(office: Document) -> None:
    ids = set(office.office["clients"]["id"])
    assert set(NASTY) <= ids
    assert set(NASTY[:8]) <= set(office.office["caseworkers"]["id"])


@pytest.mark.parametrize(("width", "locale"), [(1280, "en-US"), (390, "es-MX")])
def test_page_of_a_hostile_office_does_no_harm(read: Read, page_hostile: Path, width: int, locale: str) -> None:
    reader = read(page_hostile, width=width, locale=locale)
    reader.see_everything()
    page = reader.page
    assert page.evaluate("window.ran") is None
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width, page.evaluate(OVERFLOWING)
    assert page.locator("h1").text_content() == TURNING.sub("\ufffd", f"{NASTY[2]}{NASTY[16]}{NASTY[0]}")
    assert page.locator("main section").count() == page.locator("nav a").count()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_core_shows_hostile_texts_as_they_are(read: Read, tmp_path: Path, theme: str) -> None:
    reader = read(sample_page(tmp_path / "nasty.html", sample_document(NASTY, title=NASTY[0])), width=390, theme=theme)
    reader.see_everything()
    page = reader.page
    assert page.evaluate("window.ran") is None
    assert page.evaluate(FOREIGN) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390, page.evaluate(OVERFLOWING)
    shown = [TURNING.sub("\ufffd", word) for word in NASTY]
    assert page.locator("table.plain tbody th").all_text_contents()[-12:] == shown[:12]
    assert page.locator(".long tbody td:nth-child(1)").all_text_contents() == shown[:25]
    for at in (0, 2, 9, 10, 22, 23):  # a double quote has a meaning of its own in a search
        page.get_by_role("searchbox").fill(NASTY[at])
        assert shown[at] in page.locator(".long tbody td:nth-child(1)").all_text_contents()
    assert page.evaluate("window.ran") is None


def test_what_turns_the_direction_of_text_turns_no_other_text(read: Read, tmp_path: Path) -> None:
    """The signs beside an id stand where they stand beside a harmless one."""
    file = sample_page(
        tmp_path / "turned.html", sample_document(["harmless", *(w for w in NASTY if TURNING.search(w))])
    )
    reader = read(file)
    reader.see_everything()
    text = reader.page.locator("main").inner_text()
    assert not re.search("[\u202a-\u202e\u2066\u2067]", text)
    assert not re.search("[\u2068\u2069]", re.sub("\u2068[^\u2068\u2069]*\u2069", "", text))


def embedded(content: bytes) -> Any:
    return json.loads(re.search(rb'id="data">(.*?)</script>', content, re.DOTALL)[1])


def test_embedded_data_is_what_went_in(office: Document) -> None:
    content = page_bytes(office)
    assert embedded(content)["office"] == office.office
    harmless = page_bytes(planner_document(stored("s")))
    for sign in (b"<script", b"</script", b"<!--", b"-->"):
        assert content.count(sign) == harmless.count(sign)


def test_lone_surrogates_are_replaced_in_data_and_title() -> None:
    broken = "a\ud800b"
    content = page_bytes(Document(broken, "ids", [Section("verdict", {broken: [broken]})]))
    assert "a?b" in embedded(content)["title"]
    assert "\ud800" not in content.decode()
