"""Counts of people and of their tasks, and the totals that tie them together."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

#: The smallest count that is published. The California Department of Social Services replaces cells under 11 since
#: March 2020 (stated on its page of form CF 18); 0 is under 11 as well.
SMALLEST: Final = 11

Key = Hashable


@dataclass(frozen=True, slots=True)
class Counted:
    """How many, and of how many people: 20 tasks of 2 clients are no more public than 2 clients."""

    value: int
    people: int

    @property
    def is_small(self) -> bool:
        return min(self.value, self.people) < SMALLEST


def counted(items: Iterable[tuple[Key, str]]) -> dict[Key, Counted]:
    """Of pairs of key and person, by key."""
    values: dict[Key, int] = {}
    people: dict[Key, set[str]] = {}
    for key, person in items:
        values[key] = values.get(key, 0) + 1
        people.setdefault(key, set()).add(person)
    return {key: Counted(values[key], len(people[key])) for key in values}


NOTHING: Final = Counted(0, 0)


@dataclass
class Cells:
    """Everything that a page counts. An attacker is taken to know every total, shown or not, as an equation."""

    counts: dict[Key, Counted] = field(default_factory=dict)
    #: A whole and its parts, which have nothing in common.
    totals: list[tuple[Key, Sequence[Key]]] = field(default_factory=list)
    #: Cells that stand nowhere on the page, but follow from it: they are protected like the others.
    unprinted: set[Key] = field(default_factory=set)

    def split(self, whole: Key, parts: Sequence[Key]) -> None:
        """Say that a whole is the sum of its parts; all of them have been counted."""
        if self.counts[whole].value != sum(self.counts[part].value for part in parts):
            raise ValueError(f"the parts of {whole} do not sum up to it")
        self.totals.append((whole, tuple(parts)))
