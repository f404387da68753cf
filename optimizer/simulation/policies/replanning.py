"""Caseload every morning: a plan for what is known, today's part of it as lists, its caseworkers from now on."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from optimizer.instance.schema import Instance
from optimizer.plan.schema import Plan
from optimizer.rules import Policy
from optimizer.simulation.morning import instance_of_this_morning
from optimizer.simulation.office import Office
from optimizer.simulation.queues import Pool, Queue, due_first
from optimizer.simulation.world import NOBODY, Job
from optimizer.solvers import SolveSettings, solve

Planner = Callable[[Instance, SolveSettings], Plan]


def solved(instance: Instance, settings: SolveSettings) -> Plan:
    return solve(instance, settings).plan


class ReplanningPolicy:
    """Each works through their list, earliest due first, then through the other open tasks of their own clients.

    What comes in for today's clients during the day and is due today joins the list of their caseworker. A client who
    has no caseworker waits for the next morning's plan.
    """

    def __init__(self, policy: Policy, settings: SolveSettings, plan_days: int, planner: Planner = solved) -> None:
        self._policy, self._plan_days, self._planner = policy, plan_days, planner
        self._settings = replace(settings, policy=policy)

    def begin(self, office: Office) -> None:
        self._office = office
        self._named = list(office.facts.own)
        instance = office.facts.instance
        assert instance is not None, "a bare queue has no office to plan for"
        self._number = {worker.id: w for w, worker in enumerate(instance.caseworkers)}
        self._client = {client.id: c for c, client in enumerate(instance.clients)}
        self._listed: dict[str, int] = {}
        self._empty()

    def _empty(self) -> None:
        office = self._office
        self._today = [Queue(office, due_first) for _ in self._number]
        self._rest = [Queue(office, due_first) for _ in self._number]
        #: Tasks that the client's caseworker may not do.
        self._others = Pool(office, due_first)

    def arrived(self, job: Job) -> None:
        listed, own = self._listed.get(job.id, NOBODY), self._named[job.client]
        if listed != NOBODY:
            self._today[listed].put(job)
        elif own in job.able:
            self._rest[own].put(job)
            if job.day == self._office.day and job.due <= self._office.day:
                self._today[own].put(job)
        elif own != NOBODY:
            self._others.put(job)

    def morning(self) -> None:
        """Plan, and put what can be begun into the queues that the plan says."""
        self._follow(self._plan())
        self._empty()
        for job in self._office.waiting.values():
            self.arrived(job)

    def _plan(self) -> Plan | None:
        instance = instance_of_this_morning(self._office, self._named, self._plan_days, self._policy)
        return self._planner(instance, self._settings) if instance.tasks else None

    def _follow(self, plan: Plan | None) -> None:
        self._listed = {}
        if plan is None:
            return
        for row in plan.assignments:
            if row.caseworker is not None:
                self._named[self._client[row.client]] = self._number[row.caseworker]
        today = self._office.facts.days[self._office.day]
        for scheduled in plan.schedule:
            if scheduled.day == today:
                self._listed[scheduled.task] = self._number[scheduled.caseworker]

    def next_job(self, caseworker: int) -> Job | None:
        first = self._today[caseworker].first() or self._rest[caseworker].first() or self._others.first(caseworker)
        return first[2] if first else None

    def ask(self, job: Job, idle: Sequence[int]) -> Sequence[int]:
        """Whose list it is on, then whose client it is; the others only where those two may not."""
        wanted = (self._listed.get(job.id, NOBODY), self._named[job.client])
        return sorted(idle, key=lambda w: (w not in wanted, w))
