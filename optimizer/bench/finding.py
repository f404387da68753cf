"""One thing that differs between two files of results."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "missing", "instance", "checker", "no plan", "objective", "bound", "contradiction", "proof", "measures", "plan"
]
#: worse: exit code 1; tolerated: a time-limited run within what its suite allows; note: to know, no gate.
Weight = Literal["worse", "better", "tolerated", "note"]


@dataclass(frozen=True)
class Finding:
    #: Instance and run.
    place: str
    kind: Kind
    text: str
    weight: Weight

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


def change(before: float | None, after: float | None) -> str:
    """Both numbers; a dash where there is none."""
    return f"{_shown(before)} → {_shown(after)}"


def _shown(number: float | None) -> str:
    if number is None:
        return "–"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.6g}"
