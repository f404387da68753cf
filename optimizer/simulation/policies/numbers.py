"""The ids of plans as the simulation's numbers."""

from dataclasses import dataclass

from optimizer.simulation.office import Office


@dataclass(frozen=True, slots=True)
class Numbers:
    """Positions of clients and caseworkers, by id."""

    client: dict[str, int]
    caseworker: dict[str, int]

    @staticmethod
    def of(office: Office) -> "Numbers":
        whole = office.facts.instance
        assert whole is not None, "a bare queue has no office to plan for"
        return Numbers(
            client={client.id: number for number, client in enumerate(whole.clients)},
            caseworker={worker.id: number for number, worker in enumerate(whole.caseworkers)},
        )
