"""Text that a spreadsheet would run as a formula, made harmless by a `'` in front, and back."""

from typing import Final

#: First characters that make a spreadsheet run or drop what follows, their full-width forms included.
_FORMULA_STARTS: Final = tuple("=+-@\t\r\n＝＋－＠'")


def guarded(text: str) -> str:
    """The text as it may stand in a cell; one that begins with `'` gets another."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """What was guarded."""
    return text[1:] if text.startswith("'") else text
