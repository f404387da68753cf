"""Who may serve a client (rule A2) and who may do a task (rule A3)."""

from collections.abc import Iterable

from optimizer.instance.schema import Caseworker, CaseworkerId, Client, ClientId, Instance, Task

Programs = frozenset[str]


class Eligibility:
    """Sets of caseworkers; clients alike in language, office and programmes share one, so that offices of 45,000 do."""

    def __init__(self, instance: Instance) -> None:
        self._caseworkers = instance.caseworkers
        self._clients = {client.id: client for client in instance.clients}
        self._programs = _programs_by_client(instance)
        self._qualified: dict[tuple[str, str | None, Programs], frozenset[CaseworkerId]] = {}

    def programs_of(self, client: Client) -> Programs:
        """Those listed and those of its tasks."""
        return self._programs[client.id]

    def for_client(self, client: Client) -> frozenset[CaseworkerId]:
        """Everyone who satisfies A2."""
        return self._fitting(client, self._programs[client.id], client.pin)

    def for_task(self, task: Task) -> frozenset[CaseworkerId]:
        """Everyone who satisfies A3."""
        return self._fitting(self._clients[task.client], frozenset({task.program}), task.pin)

    def _fitting(self, client: Client, programs: Programs, pin: CaseworkerId | None) -> frozenset[CaseworkerId]:
        key = (client.language, client.office, programs)
        if key not in self._qualified:
            self._qualified[key] = frozenset(
                caseworker.id
                for caseworker in self._caseworkers
                if not shortcomings(caseworker, client.language, client.office, programs)
            )
        fitting = self._qualified[key]
        if client.barred:
            fitting = fitting.difference(client.barred)
        return fitting if pin is None else fitting & {pin}


def shortcomings(caseworker: Caseworker, language: str, office: str | None, programs: Iterable[str]) -> list[str]:
    """What a caseworker lacks to serve somebody of that language and office in those programmes, in words."""
    found = []
    if language not in caseworker.languages:
        found.append(f"does not speak {language}")
    if not (office is None or caseworker.office is None or office == caseworker.office):
        found.append(f"serves office {caseworker.office}, not {office}")
    found += [f"does not hold {program}" for program in sorted(programs) if program not in caseworker.programs]
    return found


def objections(caseworker: Caseworker, client: Client, programs: Programs, pin: CaseworkerId | None) -> str:
    """Every reason why this caseworker may not, as the end of a sentence."""
    found = shortcomings(caseworker, client.language, client.office, programs)
    if caseworker.id in client.barred:
        found.append("is barred")
    if pin not in (None, caseworker.id):
        found.append(f"is not {pin}, who is pinned")
    return ", ".join(found)


def _programs_by_client(instance: Instance) -> dict[ClientId, Programs]:
    programs = {client.id: set(client.programs) for client in instance.clients}
    for task in instance.tasks:
        programs[task.client].add(task.program)
    return {client: frozenset(names) for client, names in programs.items()}
