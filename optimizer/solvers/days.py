"""Each caseworker's days packed anew while clients stay where they are; caseworkers are independent of one another."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from optimizer.bounds.choices import Choices, Floats
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.solvers.repack import NEVER, repack

#: The first temperature against the rate of a late unit; the last one, and the price of a minute too many, in points.
_HOT, _COLD, _OVERFLOW = 0.1, 0.5, 1.5


class Days:
    """Repacks client-based decisions.

    `rates`: of a late unit, a continuity point, an unassigned client, a unit of delay; `movable` (C,) clients.
    """

    def __init__(self, indexed: IndexedInstance, choices: Choices, rates: Floats, movable: Bools) -> None:
        self._indexed, self._choices, self._rates, self._movable = indexed, choices, rates, movable
        self._after: list[list[tuple[int, int]]] = [[] for _ in range(indexed.n_tasks)]
        for task, predecessors in enumerate(indexed.after):
            for predecessor, lag in predecessors:
                self._after[predecessor].append((task, lag))

    def pack(
        self, decisions: Decisions, workers: Sequence[int], moves: int, heat: float, seed: int, threads: int
    ) -> Decisions:
        """The decisions with the days of these caseworkers packed anew, where that is better.

        `moves`: attempts for each task; `heat`: 1 forgets the days there are, near 0 keeps most of them.
        """
        owner = np.where(decisions.caseworker >= 0, decisions.caseworker, -1)[self._indexed.client_of]
        order = np.argsort(owner, kind="stable")
        starts = np.searchsorted(owner[order], np.arange(self._indexed.n_caseworkers + 1))

        def one(worker: int) -> tuple[Ints, Ints]:
            tasks = order[starts[worker] : starts[worker + 1]]
            return tasks, self._pack_one(worker, tasks, decisions.day, moves, heat, seed)

        with ThreadPoolExecutor(threads) as pool:
            packed = list(pool.map(one, workers))
        day = decisions.day.copy()
        for tasks, days in packed:
            day[tasks] = days
        performer = np.where(day >= 0, owner, -1)
        return Decisions(decisions.caseworker.copy(), performer, day)

    def _pack_one(self, worker: int, tasks: Ints, day: Ints, moves: int, heat: float, seed: int) -> Ints:
        indexed, none = self._indexed, self._indexed.n_days
        old = np.where(day[tasks] < 0, none, day[tasks]).astype(np.int64)
        if not len(tasks):
            return old
        minutes = indexed.minutes[tasks, worker].astype(np.int64)
        client = indexed.client_of[tasks]
        reading = np.where(indexed.strangers[client, worker], indexed.familiarisation, 0).astype(np.int64)
        cost = self._cost(worker, tasks, old)
        place = {task: position for position, task in enumerate(tasks.tolist())}
        chains = [
            [(place[other], lag) for other, lag in rows[task] if other in place]
            for rows in (indexed.after, self._after)
            for task in tasks.tolist()
        ]
        before, after = _flat(chains[: len(tasks)]), _flat(chains[len(tasks) :])
        mates = _flat([[(place[m], 0) for m in indexed.tasks_of[c] if place[m] != at] for at, c in enumerate(client)])
        spare = np.append(indexed.overtime[worker], 0)
        room = np.append(indexed.capacity[worker] + indexed.overtime[worker], 0)
        self._book(old, minutes, reading, client, room)
        hot = heat * max(_HOT * self._rates[0], 200 * _COLD)
        new, packed = old.copy(), room.copy()
        repack(
            cost, minutes, reading, mates[0], mates[1], *before, *after, packed, spare, new, _OVERFLOW, 0.0,
            moves * len(tasks), max(hot, _COLD), _COLD, (seed + worker) % 2**31,
        )  # fmt: skip
        rows = np.arange(len(tasks))
        better = cost[rows, new].sum() < cost[rows, old].sum()
        return np.where((new if better else old) == none, -1, new if better else old)

    def _cost(self, worker: int, tasks: Ints, old: Ints) -> Floats:
        """(n, H + 1) late weight, delay and points lost, priced; tasks that must stay have one day."""
        indexed, choices, days = self._indexed, self._choices, np.arange(self._indexed.n_days + 1)
        client = indexed.client_of[tasks]
        due, none = choices.due[tasks][:, None], indexed.n_days
        cost = self._rates[0] * np.where(days > due, choices.late_weight[tasks][:, None], 0)
        cost = cost + self._rates[3] * choices.delay_weight[tasks][:, None] * np.maximum(
            0, days - indexed.due[tasks][:, None]
        )
        cost[:, none] += self._rates[1] * indexed.weight[client] * indexed.own_task_points[client, worker]
        outside = (days < choices.on_first[tasks][:, None]) | (days > choices.late_last[tasks][:, None])
        outside |= ~choices.able[tasks, worker][:, None]
        outside[:, none] = False
        frozen = ~self._movable[client]
        outside[frozen] = True
        outside[np.arange(len(tasks)), old] = False
        return np.ascontiguousarray(np.where(outside, NEVER, cost))

    def _book(self, day: Ints, minutes: Ints, reading: Ints, client: Ints, room: Ints) -> None:
        done = day < self._indexed.n_days
        np.subtract.at(room, day[done], minutes[done])
        first: dict[int, int] = {}
        for c, d, extra in zip(client[done].tolist(), day[done].tolist(), reading[done].tolist(), strict=True):
            if extra:
                first[c] = min(first.get(c, d), d)
        for d in first.values():
            room[d] -= self._indexed.familiarisation


def _flat(rows: list[list[tuple[int, int]]]) -> tuple[Ints, Ints, Ints]:
    """Where each row begins, its first and its second entries."""
    starts = np.append(0, np.cumsum([len(row) for row in rows])).astype(np.int64)
    first, second = (np.array([entry[i] for row in rows for entry in row], dtype=np.int64) for i in range(2))
    return starts, first, second
