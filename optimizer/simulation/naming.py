"""Whose each client is while no optimiser is asked."""

from optimizer.dispatch.dedicated import dedicated_caseworkers
from optimizer.instance.indexed import index_instance
from optimizer.simulation.office import Office
from optimizer.simulation.world import NOBODY, Facts


class Naming:
    """Clients stay with their own; orphans and then new clients go to whoever has the fewest caseload points."""

    def __init__(self, office: Office) -> None:
        self._facts = office.facts
        self.of: list[int] = _on_the_first_morning(office.facts)
        self._load = [0] * office.facts.n_caseworkers
        for client, caseworker in enumerate(self.of):
            if caseworker != NOBODY:
                self._load[caseworker] += office.facts.points[client]

    def name(self, client: int) -> int:
        """The client's caseworker, named now if there is none yet; NOBODY where all who may have full caseloads."""
        if self.of[client] == NOBODY:
            with_room = [w for w in sorted(self._facts.eligible[client]) if self._has_room(w, client)]
            if with_room:
                chosen = min(with_room, key=self._load.__getitem__)
                self.of[client] = chosen
                self._load[chosen] += self._facts.points[client]
        return self.of[client]

    def _has_room(self, caseworker: int, client: int) -> bool:
        cap = self._facts.max_caseload[caseworker]
        return cap is None or self._load[caseworker] + self._facts.points[client] <= cap


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
