"""Days that a caseworker's own clients overfill, in words."""

from optimizer.reasons.fullness import FullWindow
from optimizer.reasons.words.numbers import listed, of


def sentence_of_window(caseworker: str, window: FullWindow) -> str:
    """The two numbers that prove it."""
    days = f"on {window.first}" if window.first == window.last else f"from {window.first} to {window.last}"
    return (
        f"{of(len(window.tasks), 'task')} of {caseworker}'s clients ({listed(window.tasks, 4)}) must be done {days} "
        f"to be on time and need {window.need:,} minutes; {caseworker} has {window.room:,}. At least "
        f"{window.at_least:,} of them must be late, as long as {caseworker} keeps these clients."
    )
