"""Days for the tasks of one caseworker, once it is known whose clients they are."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, vstack

from benchmarks.peers.mip import Mip, solve_mip
from optimizer.instance.indexed import IndexedInstance, Ints


@dataclass(frozen=True)
class Desk:
    """One caseworker and their tasks."""

    indexed: IndexedInstance
    worker: int
    tasks: list[int]
    #: (T,) first day that release and predecessors allow.
    head: Ints

    @property
    def room(self) -> Ints:
        """(H,) minutes of each day, overtime included."""
        return np.asarray(self.indexed.capacity[self.worker] + self.indexed.overtime[self.worker])

    def on_time(self, task: int, day: int) -> bool:
        return 0 <= day <= self.indexed.due[task] and not self.indexed.overdue[task]

    def reading(self, client: int) -> int:
        return self.indexed.familiarisation if self.indexed.strangers[client, self.worker] else 0

    def late(self, days: dict[int, int]) -> int:
        """Weight of what is late and need not be."""
        weight, could = self.indexed.late_weight, self.indexed.can_be_late
        return int(sum(weight[t] for t in self.tasks if could[t] and not self.on_time(t, days.get(t, -1))))

    def points(self, days: dict[int, int]) -> int:
        """Continuity earned by tasks."""
        return sum(self.worth(task) for task in days)

    def worth(self, task: int) -> int:
        client = int(self.indexed.client_of[task])
        return int(self.indexed.weight[client] * self.indexed.own_task_points[client, self.worker])

    def better(self, one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
        """Less late, then more points; `one` if equal."""
        key_one, key_other = (self.late(one), -self.points(one)), (self.late(other), -self.points(other))
        return other if key_other < key_one else one

    def lossless(self, days: dict[int, int]) -> bool:
        return not self.late(days) and all(t in days or not self.worth(t) for t in self.tasks)


def edf(desk: Desk) -> dict[int, int]:
    """Task -> day: each day appointments, then what can still be on time by due day, then the rest by due day."""
    indexed, days, met = desk.indexed, dict[int, int](), set[int]()
    waiting = set(desk.tasks)
    for day, room in enumerate(desk.room.tolist()):
        left, placed = room, True
        while placed:
            placed = False
            for task in sorted(waiting, key=lambda t: _rank(desk, t, day)):
                client = int(indexed.client_of[task])
                minutes = int(indexed.minutes[task, desk.worker]) + (0 if client in met else desk.reading(client))
                if minutes <= left and _ready(indexed, task, day, days):
                    days[task], left, placed = day, left - minutes, True
                    met.add(client)
                    waiting.remove(task)
    return days


def _rank(desk: Desk, task: int, day: int) -> tuple[bool, bool, int, int]:
    indexed = desk.indexed
    return indexed.fixed_day[task] < 0, not desk.on_time(task, day), int(indexed.due[task]), task


def _ready(indexed: IndexedInstance, task: int, day: int, days: dict[int, int]) -> bool:
    if indexed.release[task] > day or indexed.fixed_day[task] not in (-1, day):
        return False
    return all(before in days and days[before] + lag <= day for before, lag in indexed.after[task])


class DaysModel:
    """x[t, d], and for clients never met the day of reading in; late first, then continuity."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        indexed = desk.indexed
        pairs = [(t, d) for t in desk.tasks for d in self._days(t)]
        self.columns = {pair: column for column, pair in enumerate(pairs)}
        strange = sorted({(int(indexed.client_of[t]), d) for t, d in pairs if desk.reading(int(indexed.client_of[t]))})
        self.first = {pair: len(pairs) + column for column, pair in enumerate(strange)}
        self.size = len(pairs) + len(strange)
        self._entries: list[tuple[int, int, int]] = []
        self._high: list[float] = []
        self._once()
        self._respect_days()
        self._read_in()
        self._wait()

    def _days(self, task: int) -> list[int]:
        fixed, head = int(self.desk.indexed.fixed_day[task]), int(self.desk.head[task])
        allowed = range(head, self.desk.indexed.n_days) if fixed < 0 else [fixed] * (head <= fixed)
        return [day for day in allowed if self.desk.indexed.minutes[task, self.desk.worker] <= self.desk.room[day]]

    def _row(self, entries: list[tuple[int, int]], high: int) -> None:
        self._entries += [(len(self._high), column, value) for column, value in entries]
        self._high.append(high)

    def _once(self) -> None:
        for task in self.desk.tasks:
            self._row([(self.columns[task, d], 1) for d in self._days(task)], 1)

    def _respect_days(self) -> None:
        minutes = self.desk.indexed.minutes[:, self.desk.worker]
        loads: list[list[tuple[int, int]]] = [[] for _ in self.desk.room]
        for (task, day), column in self.columns.items():
            loads[day].append((column, int(minutes[task])))
        for (_, day), column in self.first.items():
            loads[day].append((column, self.desk.indexed.familiarisation))
        for load, room in zip(loads, self.desk.room.tolist(), strict=True):
            self._row(load, room)

    def _read_in(self) -> None:
        """C2: no task before reading in, which falls on the day of a task."""
        done: dict[tuple[int, int], list[int]] = {pair: [] for pair in self.first}
        for (task, day), column in self.columns.items():
            client = int(self.desk.indexed.client_of[task])
            if (client, day) not in self.first:
                continue
            done[client, day].append(column)
            before = [self.first[client, e] for e in range(day + 1) if (client, e) in self.first]
            self._row([(column, 1), *((one, -1) for one in before)], 0)
        for pair, column in self.first.items():
            self._row([(column, 1), *((one, -1) for one in done[pair])], 0)

    def _wait(self) -> None:
        """T2."""
        for task in self.desk.tasks:
            for before, lag in self.desk.indexed.after[task]:
                ready = [(self.columns[before, d], d) for d in self._days(before) if (before, d) in self.columns]
                for day in self._days(task):
                    so_far = [(self.columns[task, d], 1) for d in self._days(task) if d <= day]
                    self._row([*so_far, *((column, -1) for column, d in ready if d + lag <= day)], 0)

    def solve(self, start: dict[int, int], seconds: float, threads: int, seed: int) -> dict[int, int]:
        """Late, then continuity with late kept; never worse than `start`."""
        late, worth = np.zeros(self.size, dtype=np.int64), np.zeros(self.size, dtype=np.int64)
        for (task, day), column in self.columns.items():
            if self.desk.indexed.can_be_late[task] and self.desk.on_time(task, day):
                late[column] = -self.desk.indexed.late_weight[task]
            worth[column] = -self.desk.worth(task)
        best, values = start, self._values(start)
        first = solve_mip(self._mip(late), seconds * 0.6, threads, seed, values)
        if first.values is not None:
            best, values = self.desk.better(best, self._read(first.values)), first.values
        kept = int(late @ values)
        second = solve_mip(self._mip(worth, late, kept), seconds * 0.4, threads, seed, values)
        return best if second.values is None else self.desk.better(best, self._read(second.values))

    def _mip(self, cost: Ints, kept: Ints | None = None, most: int = 0) -> Mip:
        row, column, value = np.array(self._entries, dtype=np.int64).reshape(-1, 3).T
        rows = csr_array(coo_array((value, (row, column)), shape=(len(self._high), self.size)))
        high = np.array(self._high)
        if kept is not None:
            rows, high = csr_array(vstack([rows, csr_array(kept[None, :])])), np.append(high, most)
        ones = np.ones(self.size, dtype=np.int64)
        return Mip(cost, ones, ones.astype(np.bool_), rows, np.full(len(high), -np.inf), high)

    def _read(self, values: Ints) -> dict[int, int]:
        return {task: day for (task, day), column in self.columns.items() if values[column]}

    def _values(self, days: dict[int, int]) -> Ints:
        values, earliest = np.zeros(self.size, dtype=np.int64), dict[int, int]()
        for task, day in days.items():
            values[self.columns[task, day]] = 1
            client = int(self.desk.indexed.client_of[task])
            earliest[client] = min(day, earliest.get(client, day))
        for (client, day), column in self.first.items():
            values[column] = earliest.get(client) == day
        return values
