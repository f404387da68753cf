"""From how many caseworkers random dispatch would draw for a client."""

from optimizer.instance.schema import CaseworkerId, Client
from optimizer.metrics.facts import Facts


def pools(facts: Facts) -> list[int]:
    """Per client in order of `facts.contacts`: caseworkers who satisfy A3 for at least one of its scheduled tasks.

    All caseworkers would be too many: a client whose language few people speak meets the same ones again by chance.
    """
    wanted: dict[str, set[tuple[str, CaseworkerId | None]]] = {client: set() for client in facts.contacts}
    for row in facts.plan.schedule:
        task = facts.tasks[row.task]
        wanted[task.client].add((task.program, task.pin))
    able = _Able(facts)
    return [
        len(frozenset().union(*(able.of(facts.clients[client], program, pin) for program, pin in wanted[client])))
        for client in facts.contacts
    ]


class _Able:
    """Clients alike in language and office share one set a programme."""

    def __init__(self, facts: Facts) -> None:
        self._caseworkers = facts.instance.caseworkers
        self._qualified: dict[tuple[str, str | None, str], frozenset[CaseworkerId]] = {}

    def of(self, client: Client, program: str, pin: CaseworkerId | None) -> frozenset[CaseworkerId]:
        if pin is not None:
            return frozenset({pin})
        key = (client.language, client.office, program)
        if key not in self._qualified:
            self._qualified[key] = frozenset(
                worker.id
                for worker in self._caseworkers
                if client.language in worker.languages
                and program in worker.programs
                and (client.office is None or worker.office is None or client.office == worker.office)
            )
        return self._qualified[key].difference(client.barred)
