"""What a run amounts to: the measures of docs/measures.md that a log of who did what when can give."""

from collections import Counter
from dataclasses import dataclass

from optimizer.metrics.continuity import IndexSummary, summarise
from optimizer.metrics.distribution import Distribution
from optimizer.simulation.log import Log
from optimizer.simulation.window import Window
from optimizer.simulation.world import NOBODY, Facts


@dataclass(frozen=True, slots=True)
class Measures:
    """Of the measured days; shares of 1, undefined ones None."""

    #: Tasks done by the named caseworker: the own one of the first day; of a client without, whoever did most of
    #: their tasks, under every policy.
    named_share: float | None
    named_share_with_caseworker: float | None
    #: Means over clients with two contacts or more.
    coc: float | None
    secon: float | None
    #: Different caseworkers that a client met, mean over clients.
    caseworkers_a_client: float | None
    #: Mean over clients, and what chance alone would make of it.
    upc: float | None
    upc_at_random: float | None
    #: Of the tasks due in the measured days.
    on_time_share: float | None
    mean_delay_days: float | None
    worst_delay_days: float | None
    #: From known to done, of the tasks done.
    mean_wait_days: float | None
    appointments_kept: float | None
    reading_in_share: float | None
    reading_in_minutes: float
    utilisation: float | None
    tasks_done: float
    returned: float
    #: Known and undone on the last evening.
    backlog_tasks: float
    backlog_minutes: float


def measures_of(log: Log, facts: Facts, first: int, end: int) -> Measures:
    """Of the days `first` … `end` - 1 of a run that ends there."""
    window = Window(log, facts, first, end)
    done, delays = window.done, window.delays
    kept = [row.day == row.job.fixed_day for row in done if row.job.is_appointment]
    reading_in = sum(row.reading_in_seconds for row in done)
    indices = _indices(window)
    whole, known = _named(window)
    return Measures(
        named_share=whole,
        named_share_with_caseworker=known,
        coc=_mean_of(indices.coc),
        secon=_mean_of(indices.secon),
        caseworkers_a_client=_mean_of(indices.distinct),
        upc=_mean_of(indices.upc),
        upc_at_random=indices.upc_expected_at_random,
        on_time_share=_mean([delay == 0 for delay in delays]),
        mean_delay_days=_mean(delays),
        worst_delay_days=max(delays, default=None),
        mean_wait_days=_mean([window.wait_days(row) for row in done]),
        appointments_kept=_mean(kept),
        reading_in_share=_share(reading_in, sum(row.worked_seconds for row in done)),
        reading_in_minutes=reading_in / 60,
        utilisation=_share(window.worked_seconds, window.present_seconds),
        tasks_done=len(done),
        returned=sum(row.job.generation > 0 for row in done),
        backlog_tasks=log.evenings[-1].tasks,
        backlog_minutes=log.evenings[-1].planned_seconds / 60,
    )


def _named(window: Window) -> tuple[float | None, float | None]:
    """Of all tasks done, and of those for clients with a caseworker on the first day."""
    own = window.facts.own
    most: dict[int, Counter[int]] = {}
    for row in window.done:
        if own[row.job.client] == NOBODY:
            most.setdefault(row.job.client, Counter())[row.caseworker] += 1
    known = [row.caseworker == own[row.job.client] for row in window.done if own[row.job.client] != NOBODY]
    by_most = sum(max(counts.values()) for counts in most.values())
    return _share(sum(known) + by_most, len(window.done)), _mean(known)


def _indices(window: Window) -> IndexSummary:
    sequences: dict[int, list[str]] = {}
    for row in window.done:
        sequences.setdefault(row.job.client, []).append(str(row.caseworker))
    pools = [max(len(window.facts.eligible[client]), 1) for client in sequences]
    return summarise(sequences.values(), pools)


def _mean_of(distribution: Distribution | None) -> float | None:
    return None if distribution is None else distribution.mean


def _mean(values: list[bool] | list[float] | tuple[int, ...]) -> float | None:
    return sum(values) / len(values) if values else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
