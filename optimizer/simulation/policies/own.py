"""Client-based: each caseworker does their own clients' tasks, earliest due first; how much is shared is a limit."""

from collections.abc import Callable, Sequence
from math import inf

from optimizer.simulation.naming import Naming
from optimizer.simulation.office import Office
from optimizer.simulation.queues import Pool, Queue, due_first
from optimizer.simulation.world import NOBODY, Job

#: Seconds of own work beyond which a caseworker's next tasks are anybody's.
Limit = Callable[[Office, int], float]


def never(_office: Office, _caseworker: int) -> float:
    return inf


def backlog_of(days: float) -> Limit:
    """So many usual days of work."""

    def limit(office: Office, caseworker: int) -> float:
        return days * office.facts.usual_seconds[caseworker]

    return limit


def what_is_left_today(office: Office, caseworker: int) -> float:
    return office.left(caseworker)


class OwnPolicy:
    """Own tasks up to the limit are kept; the rest, and whatever is nobody's, goes to a common queue as well.

    Whoever is free takes the earliest due of the two, their own before a stranger's due the same day.
    """

    def __init__(self, limit: Limit) -> None:
        self._limit = limit

    def begin(self, office: Office) -> None:
        self._office = office
        self._queues = [Queue(office, due_first) for _ in range(office.facts.n_caseworkers)]
        self._common = Pool(office, due_first)
        #: Planned seconds of each one's own waiting tasks.
        self._load = [0] * office.facts.n_caseworkers
        self._whose: dict[str, int] = {}
        self._naming = Naming(office)

    def named(self, client: int) -> int:
        """Whose the client is when a task comes in."""
        return self._naming.name(client)

    def arrived(self, job: Job) -> None:
        own = self.named(job.client)
        if own == NOBODY or own not in job.able:
            self._common.put(job)
            return
        self._whose[job.id] = own
        self._queues[own].put(job)
        self._load[own] += job.planned_seconds
        if self._load[own] > self._limit(self._office, own):
            self._common.put(job)

    def morning(self) -> None:
        """What is shared is decided anew: earliest due first, each one's own work up to the limit is theirs alone."""
        office = self._office
        self._common = Pool(office, due_first)
        kept = [0] * office.facts.n_caseworkers
        limits = [self._limit(office, w) for w in range(office.facts.n_caseworkers)]
        for job in sorted(office.waiting.values(), key=lambda job: (due_first(job), job.id)):
            own = self._whose.get(job.id, NOBODY)
            if own == NOBODY:
                self._common.put(job)
                continue
            kept[own] += job.planned_seconds
            if kept[own] > limits[own]:
                self._common.put(job)

    def next_job(self, caseworker: int) -> Job | None:
        own, shared = self._queues[caseworker].first(), self._common.first(caseworker)
        first = own if shared is None or (own is not None and own[0] <= shared[0]) else shared
        if first is None:
            return None
        job = first[2]
        if job.id in self._whose:
            self._load[self._whose.pop(job.id)] -= job.planned_seconds
        return job

    def ask(self, job: Job, idle: Sequence[int]) -> Sequence[int]:
        """The own caseworker, then whoever has the most time left: they take it only where it is shared."""
        own = self._whose.get(job.id, NOBODY)
        return sorted(idle, key=lambda w: (w != own, -self._office.left(w), w))


class StickyPolicy(OwnPolicy):
    """What the own caseworker can't fit today is anybody's; who has none becomes the client of whom they meet first."""

    def __init__(self) -> None:
        super().__init__(what_is_left_today)

    def begin(self, office: Office) -> None:
        super().begin(office)
        self._own = list(office.facts.own)

    def named(self, client: int) -> int:
        return self._own[client]

    def next_job(self, caseworker: int) -> Job | None:
        job = super().next_job(caseworker)
        if job is not None and self._own[job.client] == NOBODY and caseworker in self._eligible(job):
            self._own[job.client] = caseworker
        return job

    def _eligible(self, job: Job) -> frozenset[int]:
        return self._office.facts.eligible[job.client]
