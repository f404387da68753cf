"""The page for everybody in a browser: what it draws of hostile codes, and of counts that it withholds."""

from pathlib import Path

import pytest

from optimizer.report.public.document import public_document
from optimizer.report.subject import Subject
from tests.report.browser.pages import page_file, stored
from tests.report.browser.reader import Read
from tests.report.public.test_ids import planned


@pytest.fixture(scope="module")
def page_public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_file(public_document(stored("s")), tmp_path_factory.mktemp("public") / "public.html")


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_it_draws_everything_in_both_languages(read: Read, page_public: Path, locale: str) -> None:
    reader = read(page_public, width=390, locale=locale)
    reader.see_everything()
    assert reader.page.locator("main section").count() == 5
    assert reader.page.locator("figure").count() == reader.page.locator("figure details table").count() >= 5
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_small_counts_are_signs_that_can_be_read_aloud(read: Read, page_public: Path) -> None:
    cell = read(page_public).page.locator("td .count", has_text="< 11").first
    assert cell.locator("[aria-hidden]").inner_text() == "< 11"
    assert cell.locator(".unseen").text_content() == "fewer than 11"


def test_a_share_of_withheld_counts_is_a_range(read: Read, page_public: Path) -> None:
    """General relief in S: 64 tasks, fewer than 11 late and fewer than 11 not done: 44 in time at least."""
    row = read(page_public).page.locator("#public_tasks tr", has_text="general-relief")
    assert row.first.locator("td").last.inner_text() == "at least 68.7%"


def test_hostile_codes_are_texts(read: Read, tmp_path: Path) -> None:
    page = read(page_file(public_document(Subject(planned())), tmp_path / "hostile.html"))
    page.see_everything()
    assert page.page.locator("main b, main img, main script").count() == 0
    assert page.page.locator("th", has_text="<b>es</b>").count() >= 1
