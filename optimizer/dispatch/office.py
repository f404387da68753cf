"""What dispatch sees while it walks: minutes left today, open tasks, and who has met whom by now."""

from collections.abc import Iterable

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, Ints


class Office:
    """Caseworkers are positions in order of their ids, so that the first of equals is the one with the lowest id."""

    def __init__(self, indexed: IndexedInstance, may_do: Bools) -> None:
        """`may_do`: (T, W) who is asked for a task, at most those who satisfy A3."""
        workers = indexed.instance.caseworkers
        #: Position by id -> position in the instance.
        self.by_id = np.array(sorted(range(len(workers)), key=lambda w: workers[w].id), dtype=np.int64)
        position = np.empty(len(workers) + 1, dtype=np.int64)
        position[self.by_id] = np.arange(len(workers))
        position[-1] = -1  # nobody stays nobody
        self._capacity = indexed.capacity[self.by_id]
        self._minutes = indexed.minutes[:, self.by_id]
        self._reading_in = indexed.strangers[:, self.by_id] * np.int32(indexed.familiarisation)
        self._client_of: list[int] = indexed.client_of.tolist()
        self._own: list[int] = position[indexed.own].tolist()
        self._may_do = may_do[:, self.by_id]
        self._group, self._members = _groups(self._may_do)
        shortest = np.where(self._may_do, self._minutes, np.iinfo(np.int32).max).min(axis=1, initial=2**31 - 1)
        self._shortest: list[int] = shortest.tolist()
        #: (W,) tasks released and not done that a caseworker may do.
        self.open_tasks: Ints = np.zeros(len(workers), dtype=np.int64)
        #: (W,) minutes left of the day.
        self.left: Ints = np.zeros(len(workers), dtype=np.int64)
        self._most_left: list[int] = []

    def begin_day(self, day: int) -> None:
        self.left = self._capacity[:, day].copy()
        # Upper bounds: minutes only shrink in the course of a day.
        self._most_left = [int(self.left[members].max(initial=0)) for members in self._members]

    def opened(self, tasks: Iterable[int]) -> None:
        self.open_tasks += self._may_do[list(tasks)].sum(axis=0)

    def own(self, task: int) -> int:
        """The client's own caseworker of today, or -1."""
        return self._own[self._client_of[task]]

    def minutes(self, task: int, caseworker: int) -> int:
        """Reading-in included."""
        return int(self._minutes[task, caseworker] + self._reading_in[self._client_of[task], caseworker])

    def can_fit(self, task: int, caseworker: int) -> bool:
        return bool(self._may_do[task, caseworker]) and self.minutes(task, caseworker) <= int(self.left[caseworker])

    def who_can_fit(self, task: int) -> Ints:
        """Everyone who may do the task and has the minutes left, in order of id."""
        group = self._group[task]
        if self._shortest[task] > self._most_left[group]:
            return self._members[-1]
        members = self._members[group]
        left = self.left[members]
        needed = self._minutes[task, members] + self._reading_in[self._client_of[task], members]
        fitting: Ints = members[needed <= left]
        if not len(fitting):
            self._most_left[group] = int(left.max(initial=0))
        return fitting

    def do(self, task: int, caseworker: int) -> int:
        """Book the task and return its minutes; from now on caseworker and client have met."""
        minutes = self.minutes(task, caseworker)
        self.left[caseworker] -= minutes
        self._reading_in[self._client_of[task], caseworker] = 0
        self.open_tasks -= self._may_do[task]
        return minutes


def _groups(may_do: Bools) -> tuple[list[int], list[Ints]]:
    """Tasks that the same people may do share a group; the last group is that of nobody, and perhaps of no task."""
    packed = np.packbits(may_do, axis=1)
    numbers: dict[bytes, int] = {}
    group = [numbers.setdefault(row.tobytes(), len(numbers)) for row in packed]
    members = [np.empty(0, dtype=np.int64) for _ in range(len(numbers) + 1)]
    for task, number in enumerate(group):
        if not len(members[number]):
            members[number] = np.flatnonzero(may_do[task])
    return group, members
