"""Task-based: whoever is free takes the first open task that they may do."""

from collections.abc import Sequence

from optimizer.simulation.keyed import uniform
from optimizer.simulation.office import Office
from optimizer.simulation.queues import Order, Pool, Rank
from optimizer.simulation.world import Job


class PoolPolicy:
    """The common queue in some order; of those without work, whoever has the most time left is asked first."""

    def __init__(self, order: Order) -> None:
        self._order = order

    def begin(self, office: Office) -> None:
        self._office = office
        self._pool = Pool(office, self._order)

    def arrived(self, job: Job) -> None:
        self._pool.put(job)

    def morning(self) -> None:
        """Nothing is planned."""

    def next_job(self, caseworker: int) -> Job | None:
        first = self._pool.first(caseworker)
        return None if first is None else first[2]

    def ask(self, job: Job, idle: Sequence[int]) -> Sequence[int]:  # noqa: ARG002
        return sorted(idle, key=lambda w: (-self._office.left(w), w))


class SkillPolicy(PoolPolicy):
    """What is due by today, then the rest; within each what the fewest can do first: scarce skills are spared."""

    def next_job(self, caseworker: int) -> Job | None:
        today = self._office.day
        best: tuple[tuple[bool, int, Rank, str], Job] | None = None
        for able, (rank, name, job) in self._pool.firsts(caseworker):
            can_wait = job.due > today and not job.is_appointment
            key = (can_wait, sum(map(self._office.is_here, able)), rank, name)
            if best is None or key < best[0]:
                best = (key, job)
        return None if best is None else best[1]

    def ask(self, job: Job, idle: Sequence[int]) -> Sequence[int]:  # noqa: ARG002
        """Whoever may do the fewest of the open tasks."""
        open_jobs = self._office.waiting.values()
        could = {w: sum(w in other.able for other in open_jobs) for w in idle} if len(idle) > 1 else {}
        return sorted(idle, key=lambda w: (could.get(w, 0), -self._office.left(w), w))


def random_order(seed: int) -> Order:
    """An order that a seed draws, the same for a task whenever it comes in."""

    def rank(job: Job) -> Rank:
        return (not job.is_appointment, uniform(seed, "order", job.id))

    return rank
