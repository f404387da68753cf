"""The page: its sections in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.results.lines import Lines
from benchmarks.results.section import Plot, Section
from benchmarks.results.sections import (
    answer,
    break_even,
    fixed,
    price,
    real_logs,
    repeat,
    same_ignorance,
    same_knowledge,
    sweeps,
)
from optimizer.bench.record import Record

_TITLE: Final = "# What continuity costs, and what task-based dispatch costs"
_NOTE: Final = "*Made from result lines by one command, which is at the end; nothing is edited by hand.*"
_SECTIONS: Final[dict[str, Callable[[Lines], Section]]] = {
    "The answer": answer.section,
    "The question": fixed.question,
    "The method": fixed.method,
    "Same knowledge: the best that each could do": same_knowledge.section,
    "The price of continuity": price.section,
    "Same ignorance: an office day by day": same_ignorance.section,
    "Break-even: how long may strangers read in?": break_even.section,
    "Absence and scarce languages": sweeps.section,
    "Real logs": real_logs.section,
    "Evidence from elsewhere": fixed.evidence,
    "What these numbers don't show": fixed.limits,
    "How to repeat it": repeat.section,
}


@dataclass(frozen=True)
class Page:
    text: str
    plots: tuple[Plot, ...]


def page_of(records: Sequence[Record]) -> Page:
    """The same records give the same page."""
    lines = Lines(records)
    sections = {title: write(lines) for title, write in _SECTIONS.items()}
    parts = [_TITLE, _NOTE, *(f"## {title}\n\n{section.text}" for title, section in sections.items())]
    return Page("\n\n".join(parts) + "\n", tuple(plot for section in sections.values() for plot in section.plots))
