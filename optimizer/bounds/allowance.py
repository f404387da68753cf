"""How long a search for a bound may go on: asked step by step, so that time and counted work serve alike."""

from typing import Protocol


class Allowance(Protocol):
    """A share of somebody's time or work."""

    def tick(self) -> bool:
        """Count one step; whether there may be another."""

    @property
    def used(self) -> float:
        """The part used so far, from 0 to 1."""


class Unlimited:
    """As long as it takes."""

    used = 0.0

    def tick(self) -> bool:
        return True
