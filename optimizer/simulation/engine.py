"""The engine: arrivals and finished jobs, one after another, day by day; whoever is free asks the policy for work.

A job in hand at the end of the day is carried on by the same person on their next day (preemptive resume).
"""

from collections import defaultdict
from collections.abc import Callable
from heapq import heapify, heappop, heappush

from optimizer.simulation.log import Evening, InHand, Log, done_now
from optimizer.simulation.office import Office
from optimizer.simulation.policy import Policy
from optimizer.simulation.readiness import Readiness
from optimizer.simulation.world import Job, World

# At the same second whoever finishes is free before the next job comes in.
_FINISHED, _ARRIVED = 0, 1


def simulate(world: World, policy: Policy, watch: Callable[[int], None] | None = None) -> Log:
    """Play all days of the world under one policy; `watch` is told each day that begins, and may raise to end it."""
    return _Engine(world, policy, watch).run()


class _Engine:
    def __init__(self, world: World, policy: Policy, watch: Callable[[int], None] | None) -> None:
        self._world, self._policy, self._watch = world, policy, watch
        self._office = Office(world.facts)
        self._readiness = Readiness(self._office)
        self._returning: dict[int, list[Job]] = defaultdict(list)
        self._events: list[tuple[int, int, str | int, Job | InHand]] = []
        self._idle: set[int] = set()
        self._worked: list[int] = []
        self._log = Log()

    def run(self) -> Log:
        self._policy.begin(self._office)
        for day in range(self._world.n_days):
            if self._watch:
                self._watch(day)
            self._begin(day)
            self._first_jobs()
            while self._events:
                self._next_event()
            self._end()
        log, office = self._log, self._office
        log.waiting, log.blocked = tuple(office.waiting.values()), tuple(office.blocked.values())
        log.in_hand = tuple(office.in_hand.values())
        return log

    def _begin(self, day: int) -> None:
        """What the morning shows: who is here, and which jobs can be begun."""
        office = self._office
        office.day, office.second, office.ends = day, 0, self._world.seconds[day]
        self._worked = [0] * len(office.ends)
        for job in self._readiness.of_this_morning():
            self._open(job)
        arriving = [*self._world.jobs[day], *self._returning.pop(day, ())]
        for job in sorted((job for job in arriving if job.second == 0), key=lambda job: job.id):
            self._reveal(job)
        self._events = [(job.second, _ARRIVED, job.id, job) for job in arriving if job.second > 0]
        heapify(self._events)
        self._policy.morning()

    def _first_jobs(self) -> None:
        """Jobs in hand are carried on, then the others ask, those with the longest day first."""
        here = [caseworker for caseworker, end in enumerate(self._office.ends) if end > 0]
        for caseworker in here:
            if caseworker in self._office.in_hand:
                self._work_on(self._office.in_hand[caseworker])
        self._idle = {caseworker for caseworker in here if caseworker not in self._office.in_hand}
        for caseworker in sorted(self._idle, key=lambda w: (-self._office.ends[w], w)):
            self._pull(caseworker)

    def _next_event(self) -> None:
        self._office.second, _kind, _, what = heappop(self._events)
        if isinstance(what, InHand):
            followers = self._finish(what)
            self._pull(what.caseworker)
            for follower in followers:
                self._offer(follower)
        elif self._reveal(what):
            self._offer(what)

    def _reveal(self, job: Job) -> bool:
        """A job becomes known; whether it can be begun."""
        ready = self._readiness.is_ready(job)
        if ready:
            self._open(job)
        return ready

    def _open(self, job: Job) -> None:
        self._office.waiting[job.id] = job
        self._policy.arrived(job)

    def _offer(self, job: Job) -> None:
        """Somebody without work may begin it, unless it has been begun."""
        if not self._idle or job.id not in self._office.waiting:
            return
        able = [w for w in self._idle if w in job.able and self._office.left(w)]
        for caseworker in self._policy.ask(job, able) if able else ():
            if self._pull(caseworker):
                return

    def _pull(self, caseworker: int) -> bool:
        """The policy's next job for somebody, if there is one and time is left."""
        job = self._policy.next_job(caseworker) if self._office.left(caseworker) else None
        if job is None:
            self._idle.add(caseworker)
            return False
        self._idle.discard(caseworker)
        office = self._office
        del office.waiting[job.id]
        reading_in = office.reading_in(job.client, caseworker)
        needed = job.real_seconds + reading_in
        begun = InHand(job, caseworker, office.day, office.second, needed, reading_in)
        office.in_hand[caseworker] = begun
        self._work_on(begun)
        return True

    def _work_on(self, begun: InHand) -> None:
        """Until it is done or the day is over."""
        caseworker, now = begun.caseworker, self._office.second
        spent = min(begun.left_seconds, self._office.left(caseworker))
        if spent == begun.left_seconds:
            heappush(self._events, (now + spent, _FINISHED, caseworker, begun))
        begun.worked_seconds += spent
        self._worked[caseworker] += spent

    def _finish(self, begun: InHand) -> list[Job]:
        """Note it; the jobs that it sets free."""
        office, job, caseworker = self._office, begun.job, begun.caseworker
        del office.in_hand[caseworker]
        office.done_on[job.id] = office.day
        self._log.done.append(done_now(begun, office.day, office.second))
        known = office.has_met(job.client, caseworker)
        office.meet(job.client, caseworker)
        office.count_contact(job.client, caseworker)
        returned = self._world.returns(job, office.day, known)
        if returned is not None:
            self._returning[returned.day].append(returned)
        followers = list(self._readiness.after(job))
        for follower in followers:
            self._open(follower)
        return followers

    def _end(self) -> None:
        office, log = self._office, self._log
        left = [*office.waiting.values(), *office.blocked.values(), *(begun.job for begun in office.in_hand.values())]
        log.evenings.append(Evening(len(left), sum(job.planned_seconds for job in left)))
        log.present.append(office.ends)
        log.worked.append(self._worked)
