"""Whose each client is while no optimiser is asked."""

from collections.abc import Sequence

from optimizer.dispatch.dedicated import dedicated_caseworkers
from optimizer.instance.indexed import index_instance
from optimizer.simulation.office import Office
from optimizer.simulation.world import NOBODY, Facts

#: Working days that new clients' caseworkers are chosen by.
_TWO_WEEKS = 10


class Naming:
    """Clients stay with their own; orphans and then new clients go to whoever has the fewest caseload points."""

    def __init__(self, office: Office) -> None:
        self._office, self._facts = office, office.facts
        #: (C,)
        self.of: list[int] = _on_the_first_morning(office.facts)
        self._points = [0] * office.facts.n_caseworkers
        for client, caseworker in enumerate(self.of):
            if caseworker != NOBODY:
                self._points[caseworker] += self._facts.points[client]

    def name(self, client: int) -> int:
        """The client's caseworker, named now if there is none yet; NOBODY where all who may have full caseloads."""
        if self.of[client] == NOBODY:
            with_room = [w for w in sorted(self._facts.eligible[client]) if self._has_room(w, client)]
            if with_room:
                self.give(client, min(with_room, key=self._load().__getitem__))
        return self.of[client]

    def give(self, client: int, caseworker: int) -> None:
        """The client is theirs from now on."""
        before, self.of[client] = self.of[client], caseworker
        self._points[caseworker] += self._facts.points[client]
        if before != NOBODY:
            self._points[before] -= self._facts.points[client]

    def _load(self) -> Sequence[float]:
        """(W,) new clients go to the lowest."""
        return self._points

    def _has_room(self, caseworker: int, client: int) -> bool:
        cap = self._facts.max_caseload[caseworker]
        return cap is None or self._points[caseworker] + self._facts.points[client] <= cap


class NamingByWork(Naming):
    """New clients go to whoever has the least to do for the time that they will be here in the next two weeks.

    To do: what waits for their clients, and what their caseloads may bring by then. Nobody knows how much that is; for
    each caseload point it is taken to be what the whole office can do, over all its points.
    """

    def _load(self) -> Sequence[float]:
        a_point = _TWO_WEEKS * sum(self._facts.usual_seconds) / max(sum(self._points), 1)
        rows = zip(waiting_seconds(self._office, self.of), self._points, self._seconds_here(), strict=True)
        return [(work + a_point * points) / max(here, 1) for work, points, here in rows]

    def _seconds_here(self) -> list[int]:
        """(W,) in the next two weeks, as far as it is known."""
        whole, today = self._facts.instance, self._office.day
        assert whole is not None, "a bare queue has no clients to name anybody for"
        days = self._facts.days[today : today + _TWO_WEEKS]
        return [60 * sum(w.availability.get(day, w.minutes_per_day) for day in days) for w in whole.caseworkers]


def waiting_seconds(office: Office, named: Sequence[int]) -> list[int]:
    """(W,) planned seconds of what can be begun for each one's own clients; `named` is (C,)."""
    seconds = [0] * office.facts.n_caseworkers
    for job in office.waiting.values():
        if named[job.client] != NOBODY:
            seconds[named[job.client]] += job.planned_seconds
    return seconds


def _on_the_first_morning(facts: Facts) -> list[int]:
    """As the rule `dedicated` of dispatch names those whom somebody has met; new clients are not known yet."""
    if facts.instance is None:
        return list(facts.own)
    known = [client for client, met in enumerate(facts.has_history) if met]
    clients = tuple(facts.instance.clients[client] for client in known)
    named = dedicated_caseworkers(index_instance(facts.instance.model_copy(update={"clients": clients})))
    of = [NOBODY] * len(facts.own)
    for client, caseworker in zip(known, named, strict=True):
        of[client] = caseworker
    return of
