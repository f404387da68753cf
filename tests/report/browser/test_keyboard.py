"""Everything can be done with the keyboard: skip, choose a language, search, sort, turn pages."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.report.browser.reader import Read

FOCUSED = """(({ariaLabel, textContent, id}) =>
  (ariaLabel || textContent || id).trim())(document.activeElement)"""


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until what is called `name` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"Tab doesn't reach {name}")


def test_first_stop_skips_to_the_content(read: Read, page_s: Path) -> None:
    page = read(page_s).page
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to the content"
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_language_is_chosen_and_keeps_the_focus(read: Read, page_s: Path) -> None:
    page = read(page_s).page
    tab_to(page, "Español")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.lang") == "es"
    assert page.evaluate(FOCUSED) == "Español"
    expect(page.get_by_role("button", name="Español")).to_have_attribute("aria-pressed", "true")


def test_a_long_table_is_searched_sorted_and_turned(read: Read, page_sample: Path) -> None:
    reader = read(page_sample)
    reader.see_everything()
    page, rows = reader.page, reader.page.locator(".long tbody tr")
    page.locator("h3").last.evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    tab_to(page, "dt-search-0")
    page.keyboard.type("n4499")
    expect(page.get_by_role("status")).to_have_text("1 to 11 of 11 (of 45,000 in all)")
    tab_to(page, "count: sort by this column")
    page.keyboard.press("Enter")
    expect(page.locator(".long th", has_text="count")).to_have_attribute("aria-sort", "ascending")
    ascending = page.locator(".long tbody td:nth-child(2)").all_text_contents()
    page.keyboard.press("Enter")
    expect(page.locator(".long th", has_text="count")).to_have_attribute("aria-sort", "descending")
    assert page.locator(".long tbody td:nth-child(2)").all_text_contents() == ascending[::-1]
    page.locator("#dt-search-0").fill("")
    tab_to(page, "next page")
    first = rows.first.text_content()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("26 to 50 of 45,000")
    assert rows.first.text_content() != first
