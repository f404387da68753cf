"""What a section of the page is made of."""

from dataclasses import dataclass
from typing import Any, Final

#: Beside the page.
FOLDER_OF_PLOTS: Final = "plots"


@dataclass(frozen=True)
class Plot:
    """A figure, its file, and what it shows in words for whoever can't see it."""

    file: str
    alt: str
    #: Of matplotlib.
    figure: Any

    def __str__(self) -> str:
        return f"![{self.alt}]({FOLDER_OF_PLOTS}/{self.file})"


@dataclass(frozen=True)
class Section:
    """Markdown without a heading; the plots are in it."""

    text: str
    plots: tuple[Plot, ...] = ()
