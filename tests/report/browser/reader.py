"""Somebody who opens a page: at a width, in a theme, with a locale; and hears everything that goes wrong meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, Route

#: Step by step to the end; then what is folded away, which may be as long again.
_SEE_EVERYTHING = """async () => {
  const settle = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const scroll = async () => {
    for (let top = 0; top <= document.body.scrollHeight; top += 600) { window.scrollTo(0, top); await settle(); }
  };
  await scroll();
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  await settle();
  await scroll();
  window.scrollTo(0, 0);
}"""
#: Two frames and a task: what was begun has been laid out.
_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"


@dataclass
class Reader:
    """`page` is Playwright's; `faults` are its errors and warnings, and every request for anything but itself."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def see_everything(self) -> None:
        """All that waits to be seen is drawn, and everything that can be opened is open."""
        self.page.evaluate(_SEE_EVERYTHING)
        self.page.evaluate(_SETTLED)

    def close(self) -> None:
        self.page.context.close()


#: The fixture `read`: a file, and how it is opened by name.
Read = Callable[..., Reader]


def open_page(
    browser: Browser,
    file: Path,
    *,
    width: int = 1280,
    height: int = 900,
    theme: str = "light",
    locale: str = "en-US",
    fragment: str = "",
) -> Reader:
    """Open a file as a reader would; waits until it is put together."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        locale=locale,
        offline=True,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    reader = Reader(page)
    page.on("console", lambda message: _heard(reader, message.type, message.text))
    page.on("pageerror", lambda error: reader.faults.append(f"error: {error}"))
    page.route(lambda url: not url.startswith("data:"), lambda route, request: _judge(reader, file, route, request))
    page.goto(file.as_uri() + fragment)
    # The page is put together while it loads: there is nothing to wait for.
    assert page.locator("footer").count() == 1, f"the page stays empty: {reader.faults}"
    return reader


def _heard(reader: Reader, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        reader.faults.append(f"{kind}: {text}")


def _judge(reader: Reader, file: Path, route: Route, request: Request) -> None:
    """Nothing but the file itself is let through."""
    if request.url.split("#")[0] == file.as_uri():
        route.continue_()
    else:
        reader.faults.append(f"request: {request.url[:200]}")
        route.abort()
