"""Figures as SVG: the same bytes each time, and readable in black and white, by dash and marker, never by colour."""

import importlib
import io
from pathlib import Path
from typing import Any, Final

from optimizer.atomic import write_atomically

DASHES: Final = ("-", "--", ":", "-.")
MARKERS: Final = ("o", "s", "^", "D", "v")
GREYS: Final = ("0.0", "0.3", "0.15", "0.45", "0.25")


class PlotsMissing(Exception):
    """matplotlib is not installed; the message says what to do."""


def require_matplotlib() -> None:
    """Find out before the work, not after.

    Raises
    ------
    PlotsMissing
        It is not there.
    """
    try:
        importlib.import_module("matplotlib")
    except ImportError:
        raise PlotsMissing('plots need matplotlib: pip install "caseload-optimizer[bench]"') from None


def new_figure(width: float, height: float) -> Any:
    """In inches."""
    return importlib.import_module("matplotlib.figure").Figure(figsize=(width, height), layout="constrained")


def write_figure(figure: Any, path: Path) -> None:
    """The same figure under the same name gives the same bytes."""
    settings = importlib.import_module("matplotlib").rc_context({"svg.hashsalt": path.name, "svg.fonttype": "none"})
    content = io.BytesIO()
    with settings:
        figure.savefig(content, format="svg", metadata={"Date": None})
    write_atomically(path, content.getvalue())
