"""Who may do what: why a caseworker can't serve a client or do a task (rules A2 and A3)."""

from collections.abc import Iterable
from typing import Literal

from optimizer.instance.faults import named
from optimizer.instance.schema import Caseworker, Client

#: What a caseworker lacks, or what stands between the two.
Bar = Literal["language", "programs", "office", "barred"]


def bars(worker: Caseworker, client: Client, programs: Iterable[str]) -> dict[Bar, str]:
    """Everything against a caseworker for this client and these programmes, pins aside, in words; empty if fit."""
    found: dict[Bar, str] = {}
    if client.language not in worker.languages:
        found["language"] = f"does not speak {named(client.language)}"
    missing = sorted(set(programs).difference(worker.programs))
    if missing:
        found["programs"] = f"does not hold {', '.join(map(named, missing))}"
    if client.office is not None and worker.office is not None and client.office != worker.office:
        found["office"] = f"serves the office {named(worker.office)}, not {named(client.office)}"
    if worker.id in client.barred:
        found["barred"] = "is barred from the client"
    return found


def what_bars(worker: Caseworker, client: Client, programs: Iterable[str]) -> list[str]:
    """The words alone."""
    return list(bars(worker, client, programs).values())
