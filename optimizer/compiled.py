"""Functions compiled to machine code by numba when they are first called, and kept on disk for the next time."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Compiled = TypeVar("Compiled", bound=Callable[..., Any])


def compiled(function: Compiled) -> Compiled:
    """The same function as machine code; it does not hold the interpreter, so that two may run in two threads."""
    try:
        fast: Any = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # nowhere to keep it: compiled anew in each process
        fast = njit(nogil=True)(function)
    return cast("Compiled", fast)
