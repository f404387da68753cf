"""What somebody may have meant by an id that is not there."""

import difflib
from collections.abc import Collection
from typing import Final

from optimizer.instance.faults import named

#: Looking for similar ids takes time in proportion to their number.
_MOST_TO_COMPARE: Final = 1000


def suggestion(reference: object, known: Collection[str]) -> str:
    """A question to append to a message where something close is known, else nothing."""
    if not isinstance(reference, str):
        return ""
    match = _but_for_zeros(reference, known)
    if match:
        return f"; did you mean {named(match)}? A spreadsheet drops zeros in front, unless the column is text"
    match = _alike(reference, known)
    return f"; did you mean {named(match)}?" if match else ""


def _but_for_zeros(reference: str, known: Collection[str]) -> str | None:
    """7 for 007, or the other way round."""
    if not reference.isdecimal():
        return None
    short = reference.lstrip("0")
    return next((name for name in known if name.isdecimal() and name.lstrip("0") == short), None)


def _alike(reference: str, known: Collection[str]) -> str | None:
    if len(known) > _MOST_TO_COMPARE:
        plain = reference.strip().casefold()
        return next((name for name in known if name.strip().casefold() == plain), None)
    close = difflib.get_close_matches(reference, known, n=1, cutoff=0.75)
    return close[0] if close else None
