"""The two objectives that are traded against one another, and the order in which a solve looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.rules import MAXIMISED, OBJECTIVES, ObjectiveName


def cost_of(name: ObjectiveName, value: int) -> int:
    """The same turned so that less is better; turned twice it is the value again."""
    return -value if name in MAXIMISED else value


@dataclass(frozen=True)
class Pair:
    """`first` is given more and more room, `second` is what that buys; both are in `priority`."""

    first: ObjectiveName
    second: ObjectiveName
    priority: tuple[ObjectiveName, ...] = OBJECTIVES

    def __post_init__(self) -> None:
        """Refuse what can't be traded.

        Raises
        ------
        ValueError
            The two are one, or one of them is not in the priority.
        """
        if self.first == self.second or not {self.first, self.second} <= set(self.priority):
            raise ValueError(f"{self.first},{self.second}: two different objectives of the priority")

    @property
    def before(self) -> tuple[ObjectiveName, ...]:
        """What is more important than both; no point gives any of it up."""
        places = [self.priority.index(name) for name in (self.first, self.second)]
        return self.priority[: min(places)]

    def order(self, *, turned: bool = False) -> tuple[ObjectiveName, ...]:
        """The priority with the two side by side; `turned`: the second one before the first."""
        two: Sequence[ObjectiveName] = (self.second, self.first) if turned else (self.first, self.second)
        after = [name for name in self.priority if name not in (*self.before, *two)]
        return (*self.before, *two, *after)
