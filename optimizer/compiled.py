"""Functions compiled to machine code by numba when they are first called, and kept on disk for the next time."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from numba import njit

Compiled = TypeVar("Compiled", bound=Callable[..., Any])

_FUNCTIONS: Final[list[Any]] = []


def compiled(function: Compiled) -> Compiled:
    """The same function as machine code; it does not hold the interpreter, so that two may run in two threads."""
    try:
        fast: Any = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # nowhere to keep it: compiled anew in each process
        fast = njit(nogil=True)(function)
    _FUNCTIONS.append(fast)
    return cast("Compiled", fast)


def loaded_kinds() -> int:
    """How many functions this process has as machine code; once for every kind of arguments."""
    return sum(len(fast.signatures) for fast in _FUNCTIONS)


def compiled_here() -> int:
    """How many of them it has compiled itself, not found on disk."""
    return loaded_kinds() - sum(sum(fast.stats.cache_hits.values()) for fast in _FUNCTIONS)
