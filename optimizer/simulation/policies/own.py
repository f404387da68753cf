"""Client-based: each caseworker does their own clients' tasks, earliest due first; how much is shared is a limit."""

from collections.abc import Callable, Sequence
from math import inf

from optimizer.simulation.naming import Naming
from optimizer.simulation.office import Office
from optimizer.simulation.queues import Pool, Queue, Rank, Ranked, due_first
from optimizer.simulation.world import NOBODY, Job

#: Seconds of own work beyond which a caseworker's next tasks are anybody's.
Limit = Callable[[Office, int], float]
#: Whether a task may be anybody's at all; if not, it doesn't count against the limit either.
Shareable = Callable[[Office, Job], bool]


def never(_office: Office, _caseworker: int) -> float:
    return inf


def backlog_of(days: float) -> Limit:
    """So many usual days of work."""

    def limit(office: Office, caseworker: int) -> float:
        return days * office.facts.usual_seconds[caseworker]

    return limit


def what_is_left_today(office: Office, caseworker: int) -> float:
    return office.left(caseworker)


def everything(_office: Office, _job: Job) -> bool:
    return True


def due_by_today(office: Office, job: Job) -> bool:
    return job.due <= office.day or job.is_appointment


class OwnPolicy:
    """Own tasks up to the limit are kept; the rest, and whatever is nobody's, goes to a common queue as well.

    Whoever is free takes the earliest due of the two, their own before a stranger's due the same day.
    """

    def __init__(
        self, limit: Limit, shareable: Shareable = everything, naming: Callable[[Office], Naming] = Naming
    ) -> None:
        self._limit, self._shareable, self._name = limit, shareable, naming

    def begin(self, office: Office) -> None:
        self._office = office
        self._naming = self._name(office)
        self._empty()

    def _empty(self) -> None:
        office = self._office
        self._queues = [Queue(office, self._order) for _ in range(office.facts.n_caseworkers)]
        self._common = Pool(office, self._order)
        #: Planned seconds of each one's own waiting tasks, of those that may be shared.
        self._load = [0] * office.facts.n_caseworkers
        self._whose: dict[str, int] = {}

    def _order(self, job: Job) -> Rank:
        return due_first(job)

    def named(self, client: int) -> int:
        """Whose the client is when a task comes in."""
        return self._naming.name(client)

    def arrived(self, job: Job) -> None:
        self._put(job)
        self._share_beyond_limit(job)

    def _put(self, job: Job) -> None:
        """Into the queue of the client's caseworker; into the common one where they may not do it, or there is none."""
        own = self.named(job.client)
        if own == NOBODY or own not in job.able:
            self._common.put(job)
        else:
            self._whose[job.id] = own
            self._queues[own].put(job)

    def _doer(self, job: Job) -> int:
        """Who is to do it unless it is shared, or NOBODY."""
        return self._whose.get(job.id, NOBODY)

    def morning(self) -> None:
        """What is shared is decided anew: earliest due first, each one's own work up to the limit is theirs alone."""
        office = self._office
        self._common = Pool(office, self._order)
        self._load = [0] * office.facts.n_caseworkers
        for job in sorted(office.waiting.values(), key=lambda job: (self._order(job), job.id)):
            if job.id not in self._whose:
                self._common.put(job)
            self._share_beyond_limit(job)

    def _share_beyond_limit(self, job: Job) -> None:
        doer = self._count(job, 1)
        if doer != NOBODY and self._load[doer] > self._limit(self._office, doer):
            self._common.put(job)

    def _count(self, job: Job, sign: int) -> int:
        """Add its minutes to those of whoever is to do it, or take them off; NOBODY where it is not to be shared."""
        doer = self._doer(job) if self._shareable(self._office, job) else NOBODY
        if doer != NOBODY:
            self._load[doer] += sign * job.planned_seconds
        return doer

    def next_job(self, caseworker: int) -> Job | None:
        own, shared = self._first_own(caseworker), self._first_other(caseworker)
        first = own if shared is None or (own is not None and own[0] <= shared[0]) else shared
        if first is None:
            return None
        job = first[2]
        self._count(job, -1)
        self._whose.pop(job.id, None)
        return job

    def _first_own(self, caseworker: int) -> Ranked | None:
        """The first task of their own clients."""
        return self._queues[caseworker].first()

    def _first_other(self, caseworker: int) -> Ranked | None:
        """The first task of other people's clients, or of nobody's, that they may take."""
        return self._common.first(caseworker)

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
