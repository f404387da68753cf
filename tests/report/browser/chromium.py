"""Where Chromium is, and how the tests start it."""

import os
import shutil
from typing import Final

from playwright.sync_api import Browser, Playwright

#: It asks nobody for anything, also not for its own updates.
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """That of BROWSER_TESTS_CHROMIUM, else the system's; None: neither, so that only Playwright's own may be there."""
    named = os.environ.get("BROWSER_TESTS_CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


def launch(playwright: Playwright) -> Browser:
    """Raises Playwright's `Error` where there is none that starts."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))


def is_required() -> bool:
    """Whether `make test` found or installed a browser: then a test that can't start one has failed."""
    return os.environ.get("BROWSER_TESTS") == "required"
