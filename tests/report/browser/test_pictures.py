"""Every picture has a name, a description and its numbers; its texts can be read in both themes, also on paper."""

from typing import Any

import pytest

from tests.report.browser.contrast import contrast
from tests.report.browser.reader import Read

PAGES = ("page_sample", "page_s", "page_l")
PICTURES = """() => [...document.querySelectorAll(".drawn")].map((drawn) => ({
  role: drawn.getAttribute("role"),
  name: drawn.getAttribute("aria-label"),
  description: document.getElementById(drawn.getAttribute("aria-describedby"))?.textContent,
  drawn: drawn.querySelectorAll(".main-svg").length > 0,
  rows: drawn.closest("figure").querySelectorAll("details.behind tbody tr").length,
  heads: drawn.closest("figure").querySelectorAll("details.behind thead th").length,
}))"""
#: Texts that stand on the page's own colour; those in bars and cells are their section's to test.
TEXTS = """() => [...document.querySelectorAll(".drawn text")]
  .filter((text) => text.textContent.trim() && !text.matches(".bartext, .slicetext, .heatmap-label, .textpoint text"))
  .map((text) => [text.textContent, getComputedStyle(text).fill, getComputedStyle(text).fillOpacity])"""


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_has_name_description_and_numbers(read: Read, name: str, request: pytest.FixtureRequest) -> None:
    reader = read(request.getfixturevalue(name))
    reader.see_everything()
    for picture in reader.page.evaluate(PICTURES):
        assert picture["role"] == "img"
        assert picture["name"].strip()
        assert picture["description"].strip()
        assert picture["drawn"]
        assert picture["rows"] > 0
        assert picture["heads"] > 1
    assert name != "page_sample" or reader.page.locator(".drawn").count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["page_sample", "page_s"])
def test_texts_in_pictures_can_be_read(read: Read, name: str, theme: str, request: pytest.FixtureRequest) -> None:
    reader = read(request.getfixturevalue(name), theme=theme)
    reader.see_everything()
    paper = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    texts: list[Any] = reader.page.evaluate(TEXTS)
    assert texts or name != "page_sample"
    assert [text for text, fill, opacity in texts if opacity != "1" or contrast(fill, paper) < 4.5] == []


def test_colours_follow_the_theme(read: Read, request: pytest.FixtureRequest) -> None:
    page = read(request.getfixturevalue("page_sample")).page
    fill = "getComputedStyle(document.querySelector('.drawn text')).fill"
    page.wait_for_selector(".drawn text")
    light = page.evaluate(fill)
    button = page.get_by_role("button", name="Dark colours")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate(fill) != light
    page.evaluate("document.documentElement.dataset.before = '1'")
    page.emulate_media(color_scheme="dark")
    button.click()
    assert page.evaluate(fill) == light, "what the reader chose goes before what their system says"
