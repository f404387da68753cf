"""Numbers and tables of a page in Markdown."""

from collections.abc import Iterable, Sequence


def number(value: float | None, decimals: int) -> str:
    return "–" if value is None else f"{value:,.{decimals}f}"


def signed(value: float, decimals: int) -> str:
    """With its sign; what rounds to 0 has none."""
    text = f"{abs(value):,.{decimals}f}"
    if not any(digit in text for digit in "123456789"):
        return text
    return ("+" if value > 0 else "−") + text


def percent(share: float | None) -> str:
    return number(None if share is None else 100 * share, 1)


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The first column to the left, numbers to the right."""
    lines = [heading, ["---", *("---:" for _ in heading[1:])], *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
