"""What a page for everybody says of a count: the number, that it is small, or nothing."""

from dataclasses import dataclass
from typing import Final, Literal

from optimizer.report.public.cells import Cells, Counted, Key
from optimizer.report.public.protect import is_marked_small, withheld

#: "few": fewer than 11, 0 included; None: withheld, because a small one would follow from it.
Said = int | Literal["few"] | None
FEW: Final = "few"


class Publication:
    """All counts of a page, protected together: ask it for every number that the page shows."""

    def __init__(self, cells: Cells) -> None:
        self._cells, self._withheld = cells, withheld(cells)

    def __getitem__(self, key: Key) -> Said:
        if key not in self._withheld:
            return self._cells.counts[key].value
        return FEW if is_marked_small(self._cells, key) else None


@dataclass(frozen=True, slots=True)
class Part:
    """Of a published whole. A share is to be made of these two numbers, never published beside them."""

    part: Said
    whole: Said


def published(part: Counted, whole: Counted, rest_people: int) -> Part:
    """A count and what it is a part of, where no other number of the page has to do with either.

    `rest_people`: how many people the rest belongs to, because a part and its whole give the rest away. Counts that
    share totals with others go into `Cells` instead, and are asked for from the page's one `Publication`.
    """
    cells = Cells({"whole": whole, "part": part, "rest": Counted(whole.value - part.value, rest_people)})
    cells.split("whole", ["part", "rest"])
    publication = Publication(cells)
    return Part(publication["part"], publication["whole"])
