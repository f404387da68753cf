"""Numbers with their nouns, and objectives in words."""

from typing import Final

from optimizer.rules import ObjectiveName

#: What each objective counts.
OBJECTIVES_IN_WORDS: Final[dict[ObjectiveName, str]] = {
    "unassigned": "clients without a caseworker",
    "late": "weight of late tasks",
    "continuity": "continuity points",
    "delay": "weighted days late",
    "overtime": "minutes of overtime",
    "peak": "highest utilisation, ‰",
}


def counted(number: float, plural: str) -> str:
    """A rounded number and its noun: 1 task, 2 tasks; the noun is given in the plural and ends in s."""
    noun = plural.removesuffix("s") if round(number) == 1 else plural
    return f"{number:,.0f} {noun}"
