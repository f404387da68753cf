"""The day-by-day walk that all rules share."""

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np

from optimizer.dispatch.choices import Choice
from optimizer.dispatch.office import Office
from optimizer.instance.indexed import Bools, IndexedInstance, Ints

_NEVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Done:
    """A task done; all but minutes are positions in the instance."""

    task: int
    caseworker: int
    day: int
    minutes: int


def walk(indexed: IndexedInstance, may_do: Bools, ranks: Ints, choice: Choice) -> list[Done]:
    """Every task done, in the order in which it is done.

    Parameters
    ----------
    indexed
        The instance.
    may_do
        (T, W) who is asked for a task, at most those who satisfy A3.
    ranks
        (T,) the rule's order of tasks, lowest first.
    choice
        Names the caseworker for a task, or None where nobody can fit it today.
    """
    return _Walk(indexed, may_do, ranks, choice).run()


class _Walk:
    def __init__(self, indexed: IndexedInstance, may_do: Bools, ranks: Ints, choice: Choice) -> None:
        self._office = Office(indexed, may_do)
        self._choice = choice
        self._days, self._tasks = indexed.n_days, indexed.n_tasks
        self._task_at: list[int] = np.argsort(ranks).tolist()
        self._fixed: list[int] = indexed.fixed_day.tolist()
        # Appointments of the day come before everything else.
        self._key: list[int] = np.where(indexed.fixed_day >= 0, ranks - self._tasks, ranks).tolist()
        self._released = _tasks_by_day(indexed.release)
        self._earliest: list[int] = indexed.release.tolist()
        self._missing = [len(after) for after in indexed.after]
        self._successors: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for task, after in enumerate(indexed.after):
            for predecessor, lag in after:
                self._successors[predecessor].append((task, lag))
        #: Per day, keys of the tasks that can be looked at from then on.
        self._arrivals: dict[int, list[int]] = defaultdict(list)
        for task, missing in enumerate(self._missing):
            if not missing:
                self._arrivals[self._arrival(task)].append(self._key[task])
        self._done: list[Done] = []

    def run(self) -> list[Done]:
        waiting: list[int] = []
        for day in range(self._days):
            self._office.begin_day(day)
            self._office.opened(self._released.get(day, ()))
            waiting = self._work(day, waiting + self._arrivals[day])
        return self._done

    def _work(self, day: int, keys: list[int]) -> list[int]:
        """Look once at every task that can be done today; the keys of those that wait for tomorrow."""
        heapify(keys)
        waiting = []
        while keys:
            key = heappop(keys)
            task = self._task_at[key % self._tasks]
            caseworker = self._choice(self._office, task)
            if caseworker is not None:
                minutes = self._office.do(task, caseworker)
                self._done.append(Done(task, int(self._office.by_id[caseworker]), day, minutes))
                self._open_successors(task, day, keys)
            elif key >= 0:  # an appointment does not wait
                waiting.append(key)
        return waiting

    def _open_successors(self, task: int, day: int, keys: list[int]) -> None:
        """A successor without lag may be done the same day: it joins the tasks still to be looked at."""
        for successor, lag in self._successors.get(task, ()):
            self._missing[successor] -= 1
            self._earliest[successor] = max(self._earliest[successor], day + lag)
            if self._missing[successor]:
                continue
            arrival = self._arrival(successor)
            if arrival <= day:
                heappush(keys, self._key[successor])
            else:
                self._arrivals[arrival].append(self._key[successor])

    def _arrival(self, task: int) -> int:
        """First day on which a task without missing predecessors can be looked at."""
        fixed = self._fixed[task]
        if fixed < 0:
            return self._earliest[task]
        return fixed if self._earliest[task] <= fixed else _NEVER


def _tasks_by_day(days: Ints) -> dict[int, list[int]]:
    tasks: dict[int, list[int]] = defaultdict(list)
    for task, day in enumerate(days.tolist()):
        tasks[day].append(task)
    return dict(tasks)
