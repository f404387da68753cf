"""Numbers as words of a sentence."""

from collections.abc import Iterable, Sequence

from optimizer.bench.markdown import signed


def span(values: Iterable[float], decimals: int) -> str:
    """The least and the greatest, or one of them where they look the same."""
    shown = list(dict.fromkeys(f"{value:,.{decimals}f}" for value in sorted(values)))
    return shown[0] if len(shown) == 1 else f"{shown[0]} to {shown[-1]}"


def signed_span(values: Iterable[float], decimals: int) -> str:
    """The same of differences."""
    shown = list(dict.fromkeys(signed(value, decimals) for value in sorted(values)))
    return shown[0] if len(shown) == 1 else f"{shown[0]} to {shown[-1]}"


def sentence(text: str) -> str:
    """Begun with a capital; a full stop behind it."""
    return f"{text[:1].upper()}{text[1:]}."


def listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def missing(what: str) -> str:
    """A section without its records."""
    return f"*Not in these lines: {what}.*"
