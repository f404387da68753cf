"""Numbers with their nouns and signs, and lists that do not run on."""

from collections.abc import Sequence


def of(number: int, noun: str) -> str:
    """1 task, 2 tasks, 1,000 minutes; the noun is given in the singular."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def signed(number: int) -> str:
    """+1,200, −3 or ±0."""
    return "±0" if number == 0 else f"{'+' if number > 0 else '−'}{abs(number):,}"


def listed(names: Sequence[str], most: int = 6) -> str:
    """a, b and c; after `most` names how many more there are."""
    shown = list(names[:most])
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more:,} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else "nobody"
