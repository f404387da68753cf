"""What a page is made of: sections with their numbers, and for pages of one office the rows that sections share.

Words and pictures are not in here: the page has them in every language (`assets/words`) and draws by itself
(`assets/sections`), so that one file serves readers of all languages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Section:
    """`name` is that of a file in `assets/sections`, and of a group of words; `data` goes through JSON."""

    name: str
    data: Any


@dataclass(frozen=True)
class Document:
    """A page before it is written.

    `title` names the office or the file; if empty, the page is headed by its kind, as a public page is. `version` is a
    group of words too: it says on the page who may see it. `office` has what several sections look up
    (`optimizer.report.office`).
    """

    title: str
    version: str
    sections: Sequence[Section]
    office: Any = None
