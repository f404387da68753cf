"""A table of 45,000 rows: what is found, in which order, and what is said about it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.report.browser.reader import Read, Reader
from tests.report.browser.sample_page import LANGUAGES, ROWS, row, sample_document, sample_page

COLUMN = ".long tbody td:nth-child({at})"


@pytest.fixture
def reader(read: Read, page_sample: Path) -> Reader:
    opened: Reader = read(page_sample)
    opened.see_everything()
    return opened


def shown(page: Page, column: int) -> list[str]:
    return page.locator(COLUMN.format(at=column)).all_text_contents()


def search(page: Page, text: str) -> None:
    """Waits for the pause in typing that a long table waits for."""
    page.get_by_role("searchbox").fill(text)
    page.wait_for_timeout(400)


def sort_by(page: Page, title: str, order: str = "ascending") -> None:
    page.get_by_role("button", name=f"{title}: ").click()
    expect(page.locator(".long th", has_text=title)).to_have_attribute("aria-sort", order)


def test_only_a_page_of_rows_are_elements(reader: Reader) -> None:
    assert reader.page.locator(".long tbody tr").count() == 25
    assert reader.page.locator("*").count() < 1_000


def test_search_finds_the_one_that_is_looked_for(reader: Reader) -> None:
    search(reader.page, "n31415")
    assert shown(reader.page, 1) == ["n31415"]
    expect(reader.page.get_by_role("status")).to_have_text(f"1 to 1 of 1 (of {ROWS:,} in all)")
    search(reader.page, "nobody")
    expect(reader.page.locator(".long tbody")).to_have_text("Nothing matches.")


def test_search_finds_a_day_as_it_is_written(reader: Reader) -> None:
    search(reader.page, "Jan 17, 2026")
    assert set(shown(reader.page, 4)) == {"Jan 17, 2026"}


def test_numbers_are_sorted_as_numbers(reader: Reader) -> None:
    sort_by(reader.page, "count")
    assert shown(reader.page, 2) == [f"{count:,}" for count in sorted(row(at)[1] for at in range(ROWS))[:25]]


def test_ids_are_sorted_by_the_numbers_in_them(reader: Reader) -> None:
    sort_by(reader.page, "name")
    assert shown(reader.page, 1) == [f"n{at}" for at in range(25)]
    sort_by(reader.page, "name", "descending")
    assert shown(reader.page, 1) == [f"n{at}" for at in range(ROWS - 1, ROWS - 26, -1)]


def test_days_are_sorted_as_days(reader: Reader) -> None:
    sort_by(reader.page, "day")
    sort_by(reader.page, "day", "descending")
    assert set(shown(reader.page, 4)) == {"Feb 4, 2026"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_filter_leaves_one_value(reader: Reader, language: str) -> None:
    reader.page.get_by_role("combobox", name="language").select_option(label=language or "–")
    assert set(shown(reader.page, 5)) == {language or "–"}
    rows = sum(row(at)[4] == language for at in range(ROWS))
    expect(reader.page.get_by_role("status")).to_have_text(f"1 to 25 of {rows:,} (of {ROWS:,} in all)")
    reader.page.get_by_role("combobox", name="language").select_option(label="all")
    expect(reader.page.get_by_role("status")).to_have_text(f"1 to 25 of {ROWS:,}")


def test_filter_and_search_together(reader: Reader) -> None:
    reader.page.get_by_role("combobox", name="language").select_option(label="vi")
    search(reader.page, "n1000")
    found = [f"n{at}" for at in range(ROWS) if f"n{at}".startswith("n1000") and row(at)[4] == "vi"]
    assert shown(reader.page, 1) == found


def test_accents_need_not_be_typed_nor_markup_be_feared(read: Read, tmp_path: Path) -> None:
    names = ["José Núñez", "Jose Nunez", "O'Brien & <b>Sons</b>", "a&amp;b", "%_\\d+"]
    reader = read(sample_page(tmp_path / "names.html", sample_document(names)))
    reader.see_everything()
    for typed, found in {
        "jose nunez": names[:2],
        "& <b>sons": [names[2]],
        "a&amp;b": [names[3]],
        "%_\\d+": [names[4]],
    }.items():
        search(reader.page, typed)
        assert shown(reader.page, 1) == found


def test_everything_that_it_says_is_said_in_spanish(read: Read, page_sample: Path) -> None:
    reader = read(page_sample, locale="es-MX")
    reader.see_everything()
    page = reader.page
    expect(page.get_by_role("status")).to_have_text("1 a 25 de 45,000")
    for name in ("primera página", "página anterior", "página 2", "página siguiente", "última página"):
        expect(
            page.get_by_role("button", name=name, exact=True).or_(page.get_by_role("link", name=name, exact=True))
        ).to_be_visible()
    expect(page.get_by_label("filas por página")).to_be_visible()
    expect(page.get_by_label("Buscar")).to_be_visible()
