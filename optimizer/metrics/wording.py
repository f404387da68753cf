"""Numbers with their nouns."""


def counted(number: float, plural: str) -> str:
    """A rounded number and its noun: 1 task, 2 tasks; the noun is given in the plural and ends in s."""
    noun = plural.removesuffix("s") if round(number) == 1 else plural
    return f"{number:,.0f} {noun}"
