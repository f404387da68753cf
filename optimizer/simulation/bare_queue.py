"""A bare queue on the same engine: one endless day, arrivals and service times plugged in; for the closed forms."""

from collections.abc import Callable, Sequence

from optimizer.simulation.world import Facts, Job, World

#: Longer than any run.
_ENDLESS = 1 << 60


def bare_queue(
    arrivals: Sequence[int], services: Sequence[int], servers: int, able: Callable[[int], frozenset[int]] | None = None
) -> World:
    """One day that ends only when all is done; `able` says who may serve the n-th customer, by default everybody."""
    everybody = frozenset(range(servers))
    width = len(str(len(arrivals)))
    jobs = tuple(
        Job(
            id=f"{number:0{width}d}",
            client=0,
            planned_seconds=service,
            real_seconds=service,
            day=0,
            second=arrival,
            due=0,
            able=able(number) if able else everybody,
        )
        for number, (arrival, service) in enumerate(zip(arrivals, services, strict=True))
    )
    facts = Facts(
        n_caseworkers=servers,
        own=[-1],
        eligible=[everybody],
        contacts=[{}],
        has_history=[False],
        points=[1],
        max_caseload=[None] * servers,
        usual_seconds=[_ENDLESS] * servers,
    )
    return World(facts, [jobs], [[_ENDLESS] * servers])
