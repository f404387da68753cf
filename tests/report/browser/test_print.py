"""On paper: A4, light colours, every picture drawn also if nobody has seen it, no controls."""

import re
from pathlib import Path

import pytest

from tests.report.browser.reader import Read

#: As the pictures stand when the browser begins to print; it prints what is drawn then, and waits for nothing.
AT_PRINT = """() => window.addEventListener("beforeprint", () => {
  const pictures = [...document.querySelectorAll(".drawn")];
  window.printed = {
    theme: document.documentElement.dataset.theme,
    undrawn: pictures.filter((one) => !one.querySelector(".main-svg")).length,
    widest: Math.max(0, ...pictures.map((one) => one.querySelector(".main-svg")?.getBoundingClientRect().width || 0)),
    inks: [...new Set([...document.querySelectorAll(".drawn .xtick text")].map((one) => getComputedStyle(one).fill))],
    rows: document.querySelectorAll(".long tbody tr").length,
  };
})"""
INK = "rgb(27, 29, 33)"


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_prints_what_nobody_has_seen_in_light_colours(read: Read, page_sample: Path, theme: str) -> None:
    page = read(page_sample, height=120, theme=theme).page
    assert page.locator(".long tbody tr").count() == 0, "nothing to test: the table below is drawn already"
    page.evaluate(AT_PRINT)
    pdf = page.pdf(prefer_css_page_size=True)
    printed = page.evaluate("window.printed")
    assert printed["theme"] == "light"
    assert printed["undrawn"] == 0
    assert printed["rows"] == 25
    assert printed["inks"] == [INK]
    assert 0 < printed["widest"] <= 690
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]", pdf)
    assert pages_of(pdf) == 2
    assert page.evaluate("document.documentElement.dataset.theme") == theme, "the screen is as before"


def test_the_whole_page_of_an_office_prints(read: Read, page_s: Path) -> None:
    page = read(page_s, theme="dark").page
    page.evaluate(AT_PRINT)
    assert pages_of(page.pdf(prefer_css_page_size=True)) >= 1
    printed = page.evaluate("window.printed")
    assert printed["theme"] == "light"
    assert printed["undrawn"] == 0
    assert printed["widest"] <= 690


def test_controls_are_not_printed_and_long_ids_are_printed_whole(read: Read, page_sample: Path) -> None:
    reader = read(page_sample)
    reader.see_everything()
    reader.page.emulate_media(media="print")
    for control in (".tools", "nav", ".skip", ".filters", ".behind", ".dt-search", ".dt-length", ".dt-paging"):
        assert reader.page.locator(control).count() > 0
        assert reader.page.locator(f"{control}:visible").count() == 0
    assert reader.page.locator("td .id").first.evaluate("(id) => getComputedStyle(id).whiteSpace") == "normal"


def test_a_picture_takes_its_old_width_after_printing(read: Read, page_sample: Path) -> None:
    page = read(page_sample).page
    width = "document.querySelector('.drawn .main-svg').getBoundingClientRect().width"
    page.wait_for_selector(".drawn .main-svg")
    before = page.evaluate(width)
    page.pdf(prefer_css_page_size=True)
    page.wait_for_timeout(1000)
    assert page.evaluate(width) == before
    page.set_viewport_size({"width": 800, "height": 900})
    page.wait_for_timeout(1000)
    assert 600 < page.evaluate(width) <= 760, "it follows the window as before"
