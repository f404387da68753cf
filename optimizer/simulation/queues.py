"""Queues with an order: of one caseworker, and of all."""

from collections.abc import Callable, Iterable
from heapq import heappop, heappush

from optimizer.simulation.office import Office
from optimizer.simulation.world import Job

#: Lowest first; ties by id.
Rank = tuple[float, ...]
Order = Callable[[Job], Rank]
#: A job with its rank and id.
Ranked = tuple[Rank, str, Job]


def oldest_first(job: Job) -> Rank:
    return (not job.is_appointment, job.since, job.second)


def due_first(job: Job) -> Rank:
    """Appointments of today, or missed ones, before everything else."""
    return (not job.is_appointment, job.due)


class Queue:
    """Jobs in order; whatever is no longer waiting is passed over."""

    def __init__(self, office: Office, order: Order) -> None:
        self._office, self._order = office, order
        self._heap: list[Ranked] = []

    def put(self, job: Job) -> None:
        heappush(self._heap, (self._order(job), job.id, job))

    def first(self) -> Ranked | None:
        """The job to be done first, with its rank; it stays in the queue."""
        heap, waiting = self._heap, self._office.waiting
        while heap and heap[0][1] not in waiting:
            heappop(heap)
        return heap[0] if heap else None


class Pool:
    """What everybody draws on; jobs that the same people may do share a queue."""

    def __init__(self, office: Office, order: Order) -> None:
        self._office, self._order = office, order
        self._queues: dict[frozenset[int], Queue] = {}
        self._of: list[list[tuple[frozenset[int], Queue]]] = [[] for _ in range(office.facts.n_caseworkers)]

    def put(self, job: Job) -> None:
        queue = self._queues.get(job.able)
        if queue is None:
            queue = self._queues[job.able] = Queue(self._office, self._order)
            for caseworker in job.able:
                self._of[caseworker].append((job.able, queue))
        queue.put(job)

    def firsts(self, caseworker: int) -> Iterable[tuple[frozenset[int], Ranked]]:
        """The first job of every queue that a caseworker may draw on, with all who may."""
        for able, queue in self._of[caseworker]:
            first = queue.first()
            if first is not None:
                yield able, first

    def first(self, caseworker: int) -> Ranked | None:
        return min((first for _, first in self.firsts(caseworker)), key=lambda first: first[:2], default=None)
