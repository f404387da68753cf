"""`python -m benchmarks.pictures`: the pictures of the report in README, of the stored plan of S, in docs/pictures."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.report.browser.chromium import launch
from tests.report.browser.pages import planner_page

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
#: What is shown, and how much of it: width and height of the window.
SHOWN = {"verdict": (1000, 700), "calendar": (1000, 760)}


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        file = planner_page("s", Path(folder))
        for section, (width, height) in SHOWN.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="en-US", color_scheme="light")
            page.goto(file.as_uri())
            if section != "verdict":
                page.locator(f"#{section}").evaluate("(place) => place.scrollIntoView()")
                page.locator(f"#{section} .drawn .main-svg").first.wait_for()
            page.wait_for_timeout(1000)  # what is still on its way, such as letters
            page.screenshot(path=FOLDER / f"report-{section}.png")
            print(FOLDER.name, f"report-{section}.png")
        browser.close()


if __name__ == "__main__":
    main()
