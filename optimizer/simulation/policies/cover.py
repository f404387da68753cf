"""Caseload's `cover` every morning: clients stay, and a plan of a few days says who helps whom today."""

from optimizer.simulation.naming import NamingByWork
from optimizer.simulation.office import Office
from optimizer.simulation.policies.numbers import Numbers
from optimizer.simulation.policies.own import OwnPolicy, due_by_today, what_is_left_today
from optimizer.simulation.policies.planning import Planning
from optimizer.simulation.queues import Queue, Rank, Ranked
from optimizer.simulation.world import NOBODY, Job


class CoverPolicy(OwnPolicy):
    """As `helping`, but of what is known in the morning the plan says who does what is not their own.

    Today's list, what is due today and appointments come before the rest, each earliest due first. What the plan gives
    to another the own caseworker does only where nothing else of their clients is open.
    """

    def __init__(self, planning: Planning) -> None:
        super().__init__(what_is_left_today, due_by_today, NamingByWork)
        self._planning = planning
        #: Who is to do a task today.
        self._listed: dict[str, int] = {}

    def begin(self, office: Office) -> None:
        super().begin(office)
        self._numbers = Numbers.of(office)

    def _empty(self) -> None:
        super()._empty()
        self._given = [Queue(self._office, self._order) for _ in self._queues]
        self._lent = [Queue(self._office, self._order) for _ in self._queues]

    def _order(self, job: Job) -> Rank:
        is_for_today = job.id in self._listed or job.due <= self._office.day
        return (not job.is_appointment, not is_for_today, job.due)

    def morning(self) -> None:
        self._plan()
        self._empty()
        for job in self._office.waiting.values():
            self._put(job)
            self._count(job, 1)

    def _plan(self) -> None:
        plan = self._planning.of_this_morning(self._office, self._naming.of, "cover")
        rows, today = plan.schedule if plan else (), self._office.today
        self._listed = {row.task: self._numbers.caseworker[row.caseworker] for row in rows if row.day == today}

    def _put(self, job: Job) -> None:
        listed, own = self._listed.get(job.id, NOBODY), self.named(job.client)
        if listed in (NOBODY, own):
            super()._put(job)
            return
        self._given[listed].put(job)
        if own in job.able:
            self._lent[own].put(job)

    def _doer(self, job: Job) -> int:
        return self._listed.get(job.id, super()._doer(job))

    def _first_own(self, caseworker: int) -> Ranked | None:
        return super()._first_own(caseworker) or self._lent[caseworker].first()

    def _first_other(self, caseworker: int) -> Ranked | None:
        both = (self._given[caseworker].first(), super()._first_other(caseworker))
        return min((first for first in both if first), key=lambda first: first[:2], default=None)
