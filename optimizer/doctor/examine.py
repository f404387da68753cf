"""All tests of the installation, the quick ones first."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any, Final

from optimizer.doctor.finding import Finding

Test = Callable[[], Iterator[Finding]]

#: Of each the module and the function in it have one name.
TESTS: Final = ("versions", "machine", "search", "brute_force", "office")


def examine() -> Iterator[Finding]:
    """One test after another."""
    for name in TESTS:
        yield from guarded(name.replace("_", " "), partial(_test, name))


def guarded(name: str, test: Test) -> Iterator[Finding]:
    """A test that breaks down is a finding too: a package that can't be loaded is what this is for."""
    try:
        yield from test()
    except Exception as error:
        yield Finding(name, ok=False, told=f"broke down: {type(error).__name__}: {error}")


def _test(name: str) -> Iterator[Finding]:
    """Loaded here, not above, so that what is missing is missed by this test alone."""
    found: Any = getattr(import_module(f"optimizer.doctor.{name}"), name)
    yield from found()
