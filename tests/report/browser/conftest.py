"""One Chromium a worker, the pages of S and L made once a worker, and readers who open them.

A test takes `read` and opens what it is about; when it is over, nothing may have gone wrong in any page it opened:

    def test_the_verdict_comes_first(read: Read, page_s: Path) -> None:
        page = read(page_s, width=390, theme="dark", locale="es-MX").page
        assert page.locator("main section").first.get_attribute("id") == "verdict"
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, expect, sync_playwright

from tests.report.browser.chromium import is_required, launch
from tests.report.browser.pages import planner_page
from tests.report.browser.reader import Read, Reader, open_page
from tests.report.browser.sample_page import sample_document, sample_page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=15_000)  # a busy machine is no fault of the page
    with sync_playwright() as playwright:
        try:
            started = launch(playwright)
        except Error as error:
            if is_required():
                raise
            pytest.skip(f"no Chromium starts here (`make test` installs one): {str(error).splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture
def read(browser: Browser) -> Iterator[Read]:
    """`read(file, width=, height=, theme=, locale=, fragment=)` opens a page; see `open_page`."""
    readers: list[Reader] = []

    def opened(file: Path, **how: Any) -> Reader:
        readers.append(open_page(browser, file, **how))
        return readers[-1]

    yield opened
    for reader in readers:
        reader.close()
    assert [fault for reader in readers for fault in reader.faults] == []


@pytest.fixture(scope="session")
def page_s(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planner_page("s", tmp_path_factory.mktemp("s"))


@pytest.fixture(scope="session")
def page_l(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planner_page("l", tmp_path_factory.mktemp("l"))


@pytest.fixture(scope="session")
def page_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_page(tmp_path_factory.mktemp("sample") / "sample.html", sample_document())
