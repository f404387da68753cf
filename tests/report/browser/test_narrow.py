"""On the screen of a telephone the page doesn't scroll sideways; what is wider does, and can be reached."""

from pathlib import Path

import pytest

from tests.report.browser.reader import Read

WIDER = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll, .unseen"))
  .map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
@pytest.mark.parametrize("name", ["page_sample", "page_s", "page_l"])
def test_page_does_not_scroll_sideways(read: Read, name: str, locale: str, request: pytest.FixtureRequest) -> None:
    reader = read(request.getfixturevalue(name), width=390, locale=locale)
    reader.see_everything()
    assert reader.page.evaluate("document.scrollingElement.scrollWidth") <= 390, reader.page.evaluate(WIDER)


def test_only_what_scrolls_is_a_stop_of_the_keyboard(read: Read, page_sample: Path) -> None:
    wide, narrow = read(page_sample), read(page_sample, width=390)
    for reader in (wide, narrow):
        reader.see_everything()
    assert wide.page.locator(".scroll[tabindex]").count() == 0
    regions = narrow.page.get_by_role("region", name="A long table")
    assert regions.get_attribute("tabindex") == "0"
    regions.focus()
    narrow.page.keyboard.press("ArrowRight")
    narrow.page.wait_for_timeout(500)
    assert narrow.page.evaluate("document.activeElement.scrollLeft") > 0
