"""Finished work that comes back, because a paper was missing."""

from datetime import date, timedelta

from optimizer.instance.schema import Task, TaskId
from optimizer.simulation.chances import Chances
from optimizer.simulation.due import due_day
from optimizer.simulation.keyed import lognormal, uniform
from optimizer.simulation.world import Job


class Returning:
    """Whether and when a job returns is drawn for the job; only the day it was finished, and by whom, shifts it."""

    def __init__(self, chances: Chances, seed: int, days: tuple[date, ...], n_days: int, length: int) -> None:
        self._chances, self._seed, self._days = chances, seed, days
        self._n_days, self._length = n_days, length

    def __call__(self, job: Job, day: int, known: bool) -> Job | None:
        """The job that comes back, or None: it is settled, or comes back after the last day."""
        chances, seed = self._chances, self._seed
        ratio = chances.known_return_ratio if known else 1.0
        if uniform(seed, "returns", job.id) >= chances.returns * ratio:
            return None
        span = chances.return_most_days - chances.return_least_days + 1
        wait = chances.return_least_days + int(span * uniform(seed, "return-days", job.id))
        back = day + wait + (chances.known_return_delay if known else 0)
        return self._returned(job, back) if back < self._n_days else None

    def _returned(self, job: Job, day: int) -> Job:
        chances, seed, generation = self._chances, self._seed, job.generation + 1
        name = f"{job.id.rpartition('+')[0] or job.id}+{generation}"
        release = self._days[day]
        due = release + timedelta(days=chances.return_due_days)
        planned = 60 * chances.return_minutes
        return Job(
            id=name,
            client=job.client,
            planned_seconds=planned,
            real_seconds=max(1, round(planned * lognormal(chances.spread, seed, "minutes", name))),
            day=day,
            second=int(self._length * uniform(seed, "arrival", name)),
            due=due_day(due, self._days, day),
            able=job.able,
            generation=generation,
            since=day,
            task=job.task and self._task(job.task, name, release, due),
        )

    def _task(self, task: Task, name: str, release: date, due: date) -> Task:
        return Task(
            id=TaskId(name),
            client=task.client,
            program=task.program,
            minutes=self._chances.return_minutes,
            release=release,
            due=due,
            late_weight=task.late_weight,
            pin=task.pin,
        )
