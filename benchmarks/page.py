"""`python -m benchmarks.page`: size of the pages of S, L and XL, how soon they open and how soon a search answers.

Opened in Chromium as a reader opens it, from a file and with a fresh browser's window each time; the least of three.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.report.browser.chromium import launch
from tests.report.browser.pages import planner_page, stored

SIZES = ("s", "l", "xl")
TIMES = 3
#: Milliseconds until the page is put together and the first screen of it is painted.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
#: Milliseconds that the table of clients takes to answer when an id is typed; null if the page has none.
SEARCHED = """(id) => new Promise((done) => {
  const place = document.querySelector("#clients .long");
  if (!place) return done(null);
  place.scrollIntoView();
  const begin = () => {
    const field = place.querySelector("input[type=search]");
    if (!field) return setTimeout(begin, 20);
    const told = place.querySelector("[role=status]"), before = told.textContent, start = performance.now();
    new MutationObserver((_, observer) => {
      if (told.textContent === before) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    }).observe(told, {childList: true, characterData: true, subtree: true});
    field.value = id;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  };
  begin();
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=SIZES, help="default: %(default)s")
    sizes = parser.parse_args().sizes
    print("size  made in s       MB  opens in s  search in s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        for size in sizes:
            stored(size)
            began = time.perf_counter()
            file = planner_page(size, Path(folder))
            made = time.perf_counter() - began
            opens, searches = zip(*(_opened(browser, file, size) for _ in range(TIMES)), strict=True)
            answers = [search for search in searches if search is not None]
            search = f"{min(answers) / 1000:11.2f}" if answers else f"{'no table':>11}"
            print(f"{size:4}  {made:9.1f}  {file.stat().st_size / 1e6:7.1f}  {min(opens) / 1000:10.2f}  {search}")
        browser.close()


def _opened(browser: Browser, file: Path, size: str) -> tuple[float, float | None]:
    page: Page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US").new_page()
    page.on("pageerror", lambda error: sys.exit(f"{file.name} stays empty: {error}"))
    page.goto(file.as_uri())
    opens: float = page.evaluate(PAINTED)
    wanted = stored(size).instance.clients[-1].id
    search: float | None = page.evaluate(SEARCHED, wanted)
    page.context.close()
    return opens, search


if __name__ == "__main__":
    main()
