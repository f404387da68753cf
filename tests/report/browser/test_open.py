"""The pages open: no error, no request, and what the file carries is all that runs."""

from pathlib import Path

import pytest

from tests.report.browser.reader import Read


@pytest.fixture(params=["s", "l"])
def page_file(request: pytest.FixtureRequest) -> Path:
    file: Path = request.getfixturevalue(f"page_{request.param}")
    return file


def test_opens_scrolls_and_asks_for_nothing(read: Read, page_file: Path) -> None:
    """That nothing was asked for and nothing went wrong is what `read` asserts in the end."""
    page = read(page_file).page
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    assert page.locator("main section").count() >= 1
