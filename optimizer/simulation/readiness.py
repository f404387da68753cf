"""When a known job can be begun: its predecessors done, their lags over, the appointment's day come."""

from collections import defaultdict
from collections.abc import Iterator

from optimizer.simulation.office import Office
from optimizer.simulation.world import Job


class Readiness:
    """Moves known jobs in and out of `Office.blocked`."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._mornings: dict[int, list[Job]] = defaultdict(list)
        self._followers: dict[str, list[Job]] = defaultdict(list)

    def is_ready(self, job: Job) -> bool:
        """Whether it can be begun now; if not, it is blocked until it can."""
        missing = [before for before, _ in job.after if before not in self._office.done_on]
        if missing:
            self._followers[missing[0]].append(job)
        else:
            since = [job.fixed_day, *(self._office.done_on[before] + lag for before, lag in job.after)]
            if max(since) <= self._office.day:
                self._office.blocked.pop(job.id, None)
                return True
            self._mornings[max(since)].append(job)
        self._office.blocked[job.id] = job
        return False

    def of_this_morning(self) -> Iterator[Job]:
        """What had to wait for today."""
        for job in sorted(self._mornings.pop(self._office.day, ()), key=lambda job: job.id):
            self._office.blocked.pop(job.id)
            yield job

    def after(self, done: Job) -> Iterator[Job]:
        """What a job that has just been done sets free at once."""
        for job in self._followers.pop(done.id, ()):
            if self.is_ready(job):
                yield job
