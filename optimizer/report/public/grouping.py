"""Which codes of the input stand for themselves on the page: those of enough people; the rest is "other"."""

from collections.abc import Iterable, Sequence
from typing import Final

from optimizer.report.public.cells import NOTHING, Counted, counted

#: No code: everything that has no row of its own.
OTHER: Final = None
Code = str | None
#: Between the codes of somebody who has several.
JOIN: Final = " + "


def named_codes(items: Sequence[tuple[str, str]], refused: frozenset[str], most: int) -> frozenset[str]:
    """Codes of pairs of code and person, at most so many; the others are either none, or enough people together.

    `refused` holds ids, casefolded: a code that is one stays unsaid.
    """
    sizes = counted(items)
    able = (str(code) for code, size in sizes.items() if not size.is_small and not _is_refused(str(code), refused))
    named = sorted(able, key=lambda code: (-sizes[code].value, code))[:most]
    while named and (rest := _rest(items, named)).value and rest.is_small:
        named.pop()
    return frozenset(named)


def _is_refused(code: str, refused: frozenset[str]) -> bool:
    return any(part.casefold() in refused for part in (code, *code.split(JOIN)))


def _rest(items: Iterable[tuple[str, str]], named: Sequence[str]) -> Counted:
    known = frozenset(named)
    return counted((OTHER, person) for code, person in items if code not in known).get(OTHER, NOTHING)
