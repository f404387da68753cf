"""What a picture in a file of its own is made of: SVG by hand, told apart by shape and text, never by colour."""

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

#: Classes: h heading, o hollow shape, g grid, b bound, l line.
_STYLE: Final = (
    "text{font:12px sans-serif;fill:#000}.h{font-weight:bold}.o{fill:#fff;stroke:#000;stroke-width:1.5}"
    ".g{stroke:#ccc}.b{stroke:#000;stroke-width:2}.l{fill:none;stroke:#000;stroke-dasharray:4 3}"
)


def document(width: float, height: float, title: str, description: str, parts: Iterable[str]) -> str:
    """A whole file; a screen reader gets the title and the description, which should say all that is shown."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:.0f} {height:.0f}" '
            f'width="{width:.0f}" height="{height:.0f}">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(description)}</desc>",
            f"<style>{_STYLE}</style>",
            f'<rect width="{width:.0f}" height="{height:.0f}" fill="#fff"/>',
            *parts,
            "</svg>\n",
        ]
    )


def text(x: float, y: float, words: str, kind: str = "", *, anchor: str = "start") -> str:
    """One line; `anchor` says which end of it stands at x."""
    style = f' class="{kind}"' if kind else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}"{style}{side}>{escape(words)}</text>'


def filled_circle(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>'


def hollow_circle(x: float, y: float) -> str:
    return f'<circle class="o" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'


def cross(x: float, y: float) -> str:
    return f'<path class="b" d="M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"/>'
