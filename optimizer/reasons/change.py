"""What becomes of each objective between two cases, each solved in parts, and how much of it is proven."""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.reasons.ask import Answer
from optimizer.rules import MAXIMISED, ObjectiveName


@dataclass(frozen=True)
class Change:
    """Of one objective: the best value in either case, over the caseworkers concerned.

    `least` and `most`: what the change is proven to lie between; equal to it where both values are proven best, None
    where nothing was proven.
    """

    name: ObjectiveName
    before: int
    after: int
    least: int | None
    most: int | None

    @property
    def change(self) -> int:
        """More late weight or fewer continuity points are worse."""
        return self.after - self.before

    @property
    def exact(self) -> bool:
        return self.least == self.most == self.change


def changes_of(
    names: Sequence[ObjectiveName], before: Sequence[Answer], after: Sequence[Answer], floor: int
) -> tuple[Change, ...]:
    """In order of priority, down to the first objective that is not proven in both cases.

    `floor`: the peak of the caseworkers who are not concerned, in thousandths.
    """
    found = []
    for name in names:
        found.append(_change(name, _total(name, before, floor), _total(name, after, floor)))
        if not found[-1].exact:
            break
    return tuple(found)


def _total(name: ObjectiveName, answers: Sequence[Answer], floor: int) -> tuple[int, int | None]:
    """Value and bound over the parts: their sum, but the largest of a peak, at least that of the others."""
    values, bounds = [answer.value[name] for answer in answers], [answer.bound.get(name) for answer in answers]
    known = [bound for bound in bounds if bound is not None]
    if name == "peak":
        return max(floor, *values), max(floor, *known) if len(known) == len(bounds) else None
    return sum(values), sum(known) if len(known) == len(bounds) else None


def _change(name: ObjectiveName, before: tuple[int, int | None], after: tuple[int, int | None]) -> Change:
    """What is minimised lies between bound and value, what is maximised between value and bound."""
    (old, old_bound), (new, new_bound) = before, after
    up = None if new_bound is None else new_bound - old
    down = None if old_bound is None else new - old_bound
    least, most = (down, up) if name in MAXIMISED else (up, down)
    return Change(name, old, new, least, most)
