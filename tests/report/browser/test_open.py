"""The pages open: no error, no request, and what the file carries is all that runs."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.report.browser.reader import Read

SIZES = ("s", "l")


@pytest.mark.parametrize("size", SIZES)
def test_opens_draws_all_and_asks_for_nothing(read: Read, size: str, request: pytest.FixtureRequest) -> None:
    """That nothing was asked for and nothing went wrong is what `read` asserts in the end."""
    reader = read(request.getfixturevalue(f"page_{size}"))
    reader.see_everything()
    assert reader.page.locator("main section").count() >= 1
    assert reader.page.locator("main section:has(> h2)").count() == reader.page.locator("main section").count()


@pytest.mark.parametrize("size", SIZES)
def test_follows_its_links_and_the_way_back(read: Read, size: str, request: pytest.FixtureRequest) -> None:
    page = read(request.getfixturevalue(f"page_{size}")).page
    last = page.locator("nav a").last
    target = last.get_attribute("href")
    last.click()
    assert page.evaluate("location.hash") == target
    page.wait_for_timeout(500)  # what is drawn on the way may not push it out of sight
    expect(page.locator(f"section{target} h2").first).to_be_in_viewport()
    page.go_back()
    assert page.evaluate("location.hash") == ""
    page.go_forward()
    assert page.evaluate("location.hash") == target


def test_opens_at_the_section_that_its_address_names(read: Read, page_sample: Path) -> None:
    page = read(page_sample, height=300, fragment="#sample").page
    assert abs(page.locator("section#sample").bounding_box()["y"]) < 60


ATTACKS = {
    "a picture from outside": "add('<img src=\"http://example.invalid/x.png\">')",
    "a handler": 'add(\'<img src="data:," onerror="window.ran = 1">\')',
    "a script": "run({textContent: 'window.ran = 1'})",
    "a script from outside": "run({src: 'http://example.invalid/x.js'})",
    "a request": "fetch('http://example.invalid/x').catch(() => {})",
    "a frame": "add('<iframe src=\"http://example.invalid/\"></iframe>')",
    "a style from outside": "add('<link rel=stylesheet href=\"http://example.invalid/x.css\">')",
    "a form": "add('<form action=\"http://example.invalid/\"></form>'); document.forms[0].submit()",
}
TRY = """() => new Promise((done) => {
  window.refused = [];
  const add = (markup) => document.body.insertAdjacentHTML("beforeend", markup);
  const run = (script) => document.body.append(Object.assign(document.createElement("script"), script));
  document.addEventListener("securitypolicyviolation", (event) => {
    window.refused.push(event.effectiveDirective);
    done();
  });
  ATTACK;
  setTimeout(done, 2000);
})"""


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_put_into_the_page_is_refused(read: Read, page_s: Path, attack: str) -> None:
    """Each is refused by the policy of the page itself: the browser reports it, and no request is even tried."""
    reader = read(page_s)
    reader.page.evaluate(TRY.replace("ATTACK", ATTACKS[attack]))
    assert len(reader.page.evaluate("window.refused")) == 1
    assert reader.page.evaluate("window.ran") is None
    refusals, reader.faults[:] = list(reader.faults), []
    assert [fault for fault in refusals if fault.startswith("request")] == []
    assert refusals
    assert all("Content Security Policy" in fault for fault in refusals)
