"""`python -m tests.report.browser.install`: finds a Chromium that starts, else installs one.

Prints "required" if there is one and "absent" if none can be had, which `make test` hands to the tests as
BROWSER_TESTS; what happened is said on stderr.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Error, sync_playwright

from tests.report.browser.chromium import launch

_SECONDS: Final = 600


def main() -> None:
    ways: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Debian's package chromium", _by_apt),
        ("Playwright's own Chromium", _by_playwright),
    )
    there = _starts()
    for name, install in ways:
        if not there:
            _tell(f"No Chromium for the tests of the report's page: trying to install {name} …")
            install()
            there = _starts()
    if not there:
        _tell("No Chromium could be installed: the tests of the report's page will be skipped.")
    sys.stdout.write("required\n" if there else "absent\n")


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _starts() -> bool:
    with sync_playwright() as playwright:
        try:
            launch(playwright).close()
        except Error:
            return False
    return True


def _by_apt() -> None:
    """As root, or where sudo asks for no password; elsewhere nothing happens."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if shutil.which("apt-get") and (not sudo or shutil.which("sudo")):
        # An index that is partly out of reach is no reason to stop.
        _run([*sudo, "apt-get", "update", "-qq"])
        options = ["--yes", "-qq", "--no-install-recommends"]
        _run([*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", *options, "chromium"])


def _by_playwright() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str]) -> None:
    """Quietly; the last line that it says is shown if it fails."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        _tell(f"{command[0]} took more than {_SECONDS} s and was ended.")
        return
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines() or ["nothing"]
        _tell(f"{' '.join(command)} ended with code {done.returncode}: {said[-1][:200]}")


if __name__ == "__main__":
    main()
