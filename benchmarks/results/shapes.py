"""How policies are drawn, the same in every plot: pools as triangles, plans of Caseload filled, rules hollow."""

from typing import Any, Final

from benchmarks.results.contenders import PEOPLE, PLANNED_POOL

#: Marker, filled, dashes.
_SHAPES: Final[dict[str, tuple[str, bool, Any]]] = {
    PEOPLE: ("*", True, "-"),
    "client-based": ("o", True, "-"),
    "cover": ("s", True, "--"),
    PLANNED_POOL: ("^", True, ":"),
    "dedicated": ("D", False, "-."),
    "helping": ("p", False, (0, (3, 1, 1, 1))),
    "overflow": ("s", False, (0, (5, 1))),
    "sticky": ("o", False, "--"),
    "skill": ("v", False, (0, (1, 1))),
    "edf": ("^", False, "-"),
    "fifo": ("<", False, ":"),
    "random": (">", False, (0, (1, 3))),
}


def marker_of(name: str) -> dict[str, Any]:
    """Arguments of matplotlib's `plot`; without a line."""
    marker, is_filled, _ = _SHAPES[name]
    inside = "0.0" if is_filled else "1.0"
    return {"marker": marker, "color": "0.0", "markerfacecolor": inside, "markersize": 6, "linestyle": "none"}


def line_of(name: str) -> dict[str, Any]:
    """The same with its line."""
    return {**marker_of(name), "linestyle": _SHAPES[name][2], "linewidth": 1.0}
