"""What a policy may look at: the office as it is at this moment, and nothing of what is to come."""

from collections.abc import Sequence
from datetime import date

from optimizer.simulation.log import InHand
from optimizer.simulation.world import Facts, Job


class Office:
    """Kept by the engine, read by the policy."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.day = 0
        self.second = 0
        #: (W,) the second at which each one's day ends; 0 for whoever is not there.
        self.ends: Sequence[int] = [0] * facts.n_caseworkers
        #: Jobs that can be begun, and jobs that are known but await a predecessor or their day; by id.
        self.waiting: dict[str, Job] = {}
        self.blocked: dict[str, Job] = {}
        #: By caseworker.
        self.in_hand: dict[int, InHand] = {}
        #: Day on which each finished job was finished.
        self.done_on: dict[str, int] = {}
        self._contacts: dict[int, dict[int, int]] = {}
        self._met: dict[int, set[int]] = {}

    @property
    def today(self) -> date:
        return self.facts.days[self.day]

    def is_here(self, caseworker: int) -> bool:
        """Whether they are at work today at all."""
        return self.ends[caseworker] > 0

    def left(self, caseworker: int) -> int:
        """Seconds left of their day."""
        return max(self.ends[caseworker] - self.second, 0)

    def contacts(self, client: int) -> dict[int, int]:
        """By caseworker, up to now."""
        return self._contacts.get(client) or self.facts.contacts[client]

    def has_met(self, client: int, caseworker: int) -> bool:
        known = self._met.get(client)
        if known is not None and caseworker in known:
            return True
        return caseworker in self.facts.contacts[client] or caseworker == self.facts.own[client]

    def is_new(self, client: int) -> bool:
        """Nobody has met them."""
        return not self.facts.has_history[client] and client not in self._met

    def reading_in(self, client: int, caseworker: int) -> int:
        """Seconds of reading in that a job for this client would take first (rule C2)."""
        if self.has_met(client, caseworker) or self.is_new(client):
            return 0
        return self.facts.reading_in_seconds

    def meet(self, client: int, caseworker: int) -> None:
        self._met.setdefault(client, set()).add(caseworker)

    def count_contact(self, client: int, caseworker: int) -> None:
        counts = self._contacts.setdefault(client, dict(self.facts.contacts[client]))
        counts[caseworker] = counts.get(caseworker, 0) + 1
