"""A part of a whole that remembers both."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Share:
    part: int
    whole: int
    #: part / whole; None where the whole is 0.
    share: float | None


def share_of(part: int, whole: int) -> Share:
    return Share(part, whole, part / whole if whole else None)


def share_where(items: Iterable[T], holds: Callable[[T], bool]) -> Share:
    """How many of the items something holds for."""
    kept = [holds(item) for item in items]
    return share_of(sum(kept), len(kept))


def shares_by(items: Iterable[T], group: Callable[[T], str], holds: Callable[[T], bool]) -> dict[str, Share]:
    """The same, group by group in order of name."""
    members: dict[str, list[T]] = {}
    for item in items:
        members.setdefault(group(item), []).append(item)
    return {name: share_where(members[name], holds) for name in sorted(members)}
