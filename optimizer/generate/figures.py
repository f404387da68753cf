"""How a number of the generator is written down: value, unit, mark and source in one place."""

from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal

#: sourced: a published figure; derived: arithmetic on other figures, shown; assumed: chosen here, and an option.
Mark = Literal["sourced", "derived", "assumed"]
Unit = Literal[
    "share",
    "minutes",
    "days",
    "a case and month",
    "a year",
    "points",
    "ratio",
    "months",
    "contacts",
    "caseworkers",
    "mix",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known about one number of the calibration."""

    mark: Mark
    group: str
    unit: Unit
    about: str
    #: Where a sourced figure stands, how a derived one is computed, what bounds an assumed one.
    source: str
    least: float = 0
    most: float = 1_000_000


def sourced(value: Any, unit: Unit, group: str, about: str, source: str) -> Any:
    """A field of the calibration with a published value."""
    return _figure(value, Figure("sourced", group, unit, about, source))


def derived(value: Any, unit: Unit, group: str, about: str, source: str) -> Any:
    """A field of the calibration computed from others; `source` shows the arithmetic."""
    return _figure(value, Figure("derived", group, unit, about, source))


def assumed(
    value: Any, unit: Unit, group: str, about: str, source: str = "", *, least: float = 0, most: float | None = None
) -> Any:
    """A field of the calibration that nobody published: an option of `caseload generate`."""
    if most is None:
        most = 1 if unit == "share" else 10_000
    return _figure(value, Figure("assumed", group, unit, about, source, least, most))


def _figure(value: Any, figure: Figure) -> Any:
    return field(default=value, metadata={"figure": figure})


def figures_of(calibration: Any) -> tuple[tuple[Field[Any], Figure], ...]:
    """Every number of a calibration with what is known about it, in the order written."""
    return tuple((number, number.metadata["figure"]) for number in fields(calibration))
