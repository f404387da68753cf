"""Caseload's `client-based` every morning: clients stay, but a plan may move those of the overloaded."""

from typing import Final

from optimizer.simulation.naming import NamingByWork, waiting_seconds
from optimizer.simulation.office import Office
from optimizer.simulation.policies.numbers import Numbers
from optimizer.simulation.policies.own import OwnPolicy, never
from optimizer.simulation.policies.planning import Planning

#: Usual days of work that waits beyond which a caseworker's clients may move.
_OVERLOADED_DAYS: Final = 3


class ClientBasedPolicy(OwnPolicy):
    """Each does their own clients' tasks alone, earliest due first; whom the plan moves is moved for good."""

    def __init__(self, planning: Planning) -> None:
        super().__init__(never, naming=NamingByWork)
        self._planning = planning

    def begin(self, office: Office) -> None:
        super().begin(office)
        self._numbers = Numbers.of(office)

    def morning(self) -> None:
        overloaded = self._overloaded()
        if overloaded:
            self._move_clients_of(overloaded)
        self._empty()
        for job in self._office.waiting.values():
            self.arrived(job)

    def _overloaded(self) -> list[int]:
        work, usual = waiting_seconds(self._office, self._naming.of), self._office.facts.usual_seconds
        return [w for w, seconds in enumerate(work) if seconds > _OVERLOADED_DAYS * usual[w]]

    def _move_clients_of(self, overloaded: list[int]) -> None:
        plan = self._planning.of_this_morning(self._office, self._naming.of, "client-based", overloaded)
        for row in plan.assignments if plan else ():
            if row.caseworker is not None:
                self._naming.give(self._numbers.client[row.client], self._numbers.caseworker[row.caseworker])
