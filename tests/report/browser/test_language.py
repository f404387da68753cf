"""Both languages: all of it, and the reader stays where they are when they choose the other."""

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from optimizer.report.page import page_bytes
from optimizer.report.planner import planner_document
from tests.report.browser.pages import stored
from tests.report.browser.reader import Read
from tests.report.test_words import CATALOGUES, texts

ENGLISH, SPANISH = CATALOGUES["en"], CATALOGUES["es"]
#: What is the same in both, or the name of a language in itself.
_SAME: Final = {text for key in ENGLISH for text in texts(ENGLISH[key])} & {
    text for key in SPANISH for text in texts(SPANISH[key])
}
SAID = """() => {
  const seen = [], walker = document.createTreeWalker(document.getElementById("page"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest("bdi")) seen.push(node.textContent.trim());
  }
  for (const one of document.querySelectorAll("#page [aria-label]")) seen.push(one.getAttribute("aria-label").trim());
  return [...new Set(seen)].filter((text) => text);
}"""


def only_in(catalogue: dict[str, Any]) -> set[str]:
    """Texts of this catalogue alone, of two words or more, in which nothing is put."""
    said = {text for phrase in catalogue.values() for text in texts(phrase)}
    return {text for text in said - _SAME if "{" not in text and " " in text}


@pytest.mark.parametrize("name", ["page_sample", "page_s"])
def test_nothing_is_left_of_the_other_language(read: Read, name: str, request: pytest.FixtureRequest) -> None:
    spanish = read(request.getfixturevalue(name), locale="es-MX")
    spanish.see_everything()
    english = read(request.getfixturevalue(name))
    english.see_everything()
    said_in_spanish, said_in_english = set(spanish.page.evaluate(SAID)), set(english.page.evaluate(SAID))
    assert said_in_spanish & only_in(ENGLISH) == set()
    assert said_in_english & only_in(SPANISH) == set()
    assert said_in_spanish & only_in(SPANISH)
    assert [text for text in said_in_spanish | said_in_english if text in ENGLISH or "{" in text] == []


@pytest.mark.parametrize("name", ["page_sample", "page_s"])
def test_switching_says_what_opening_in_that_language_says(
    read: Read, name: str, request: pytest.FixtureRequest
) -> None:
    opened, switched = read(request.getfixturevalue(name), locale="es-US"), read(request.getfixturevalue(name))
    switched.page.get_by_role("button", name="Español").click()
    for reader in (opened, switched):
        reader.see_everything()
    assert switched.page.title() == opened.page.title()
    assert switched.page.evaluate(SAID) == opened.page.evaluate(SAID)


def test_the_reader_stays_where_they_are(read: Read, page_sample: Path) -> None:
    reader = read(page_sample, height=500)
    reader.see_everything()
    page = reader.page
    heading = page.get_by_role("heading", level=3).last
    heading.evaluate("(heading) => window.scrollBy(0, heading.getBoundingClientRect().top - 40)")
    before = top_of(page)
    page.evaluate("document.querySelector('.tools [lang=es]').click()")
    page.wait_for_timeout(300)
    expect(heading).to_have_text("Una tabla larga")
    assert abs(top_of(page) - before) < 2
    assert page.locator("details[open]").count() == 1
    assert page.locator("details[open] tbody tr").count() == 12


def top_of(page: Page) -> float:
    top: float = page.get_by_role("heading", level=3).last.evaluate("(one) => one.getBoundingClientRect().top")
    return top


def test_a_fixed_language_goes_before_the_readers(read: Read, tmp_path: Path) -> None:
    file = tmp_path / "fixed.html"
    file.write_bytes(page_bytes(planner_document(stored("s")), "es"))
    page = read(file, locale="en-US").page
    assert page.evaluate("document.documentElement.lang") == "es"
    assert page.locator("h2").first.text_content() == SPANISH["verdict.title"]


@pytest.mark.parametrize(
    ("locale", "language", "count", "share", "day"),
    [
        ("en-US", "en", "10,473", "0.6%", "Jan 10, 2026"),
        ("es-MX", "es", "10,473", "0.6%", "10 ene 2026"),
        ("es-ES", "es", "10.473", "0,6 %", "10 ene 2026"),
        ("de-DE", "en", "10.473", "0,6 %", "10 Jan 2026"),
        ("en-GB", "en", "10,473", "0.6%", "10 Jan 2026"),
    ],
)
def test_numbers_and_days_are_written_as_in_the_readers_region(
    read: Read, page_sample: Path, locale: str, language: str, count: str, share: str, day: str
) -> None:
    page = read(page_sample, locale=locale).page
    assert page.evaluate("document.documentElement.lang") == language
    cells = page.locator("table.plain tbody tr").nth(6).locator("td").all_text_contents()
    assert [cell.replace("\u00a0", " ") for cell in cells] == [count, share, day]
