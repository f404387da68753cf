"""Python and the packages that the product declares it needs, against what is installed."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from typing import Final

from optimizer.doctor.finding import Finding

_PACKAGE: Final = "caseload-optimizer"


def versions() -> Iterator[Finding]:
    """Optional packages are not looked at."""
    yield judged("python", platform.python_version(), metadata(_PACKAGE)["Requires-Python"])
    yield Finding("caseload", ok=True, told=version(_PACKAGE))
    for line in requires(_PACKAGE) or ():
        if ";" not in line:
            name = re.split(r"[<>=!~ ]", line, maxsplit=1)[0]
            yield _of(name, line.removeprefix(name).replace(" ", ""))


def _of(name: str, asked: str) -> Finding:
    try:
        return judged(name, version(name), asked)
    except PackageNotFoundError:
        return Finding(name, ok=False, told=f"is not installed; {asked} is needed")


def judged(name: str, found: str, asked: str) -> Finding:
    """Whether a version is within limits such as ">=9.14,<10", the two kinds that pyproject.toml uses."""
    fits = all(_within(found, limit) for limit in asked.split(",") if limit)
    return Finding(name, fits, found if fits else f"{found}, but {asked} is needed")


def _within(found: str, limit: str) -> bool:
    least, most = limit.removeprefix(">="), limit.removeprefix("<")
    if least != limit:
        return _numbers(found) >= _numbers(least)
    return _numbers(found) < _numbers(most)


def _numbers(text: str) -> tuple[int, ...]:
    """9.15.6755 as (9, 15, 6755); what follows the numbers, as in 1.0rc1, is not looked at."""
    return tuple(int(part) for part in re.match(r"\d+(?:\.\d+)*", text)[0].split("."))  # type: ignore[index]
