"""Who may do what, in words: why a caseworker can't serve a client or do a task (rules A2 and A3)."""

from collections.abc import Iterable

from optimizer.instance.faults import named
from optimizer.instance.schema import Caseworker, Client


def what_bars(worker: Caseworker, client: Client, programs: Iterable[str]) -> list[str]:
    """Every reason against a caseworker for this client and these programmes, pins aside; none if fit."""
    reasons = []
    if client.language not in worker.languages:
        reasons.append(f"does not speak {named(client.language)}")
    missing = sorted(set(programs).difference(worker.programs))
    if missing:
        reasons.append(f"does not hold {', '.join(map(named, missing))}")
    if client.office is not None and worker.office is not None and client.office != worker.office:
        reasons.append(f"serves the office {named(worker.office)}, not {named(client.office)}")
    if worker.id in client.barred:
        reasons.append("is barred from the client")
    return reasons
