"""The window model: who serves whom, days left out.

Tasks with first and last days fit a caseworker's days, if they may be split, exactly when for every window of days the
minutes that must lie inside fit its capacity (preemptive scheduling; Horn, Naval Research Logistics Quarterly 21,
1974). So a plan needs a Boolean per client and caseworker, one per task and caseworker for "on time" and one for
"late", and a row per caseworker and window. Written apart from Caseload's own bounds, so that neither can hide a
mistake of the other.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, vstack

from benchmarks.peers.chains import first_days
from benchmarks.peers.decided import Decided
from benchmarks.peers.mip import Floats, Mip
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.rules import MAXIMISED, ObjectiveName


@dataclass(frozen=True)
class Ways:
    """Columns "this pair does this task inside these days"; parallel arrays."""

    pair: Ints
    task: Ints
    first: Ints
    last: Ints
    on_time: Bools


class Block:
    """Rows gathered entry by entry."""

    def __init__(self) -> None:
        self._parts: list[tuple[Ints, Ints, Ints]] = []
        self._low: list[Floats] = []
        self._high: list[Floats] = []
        self._n = 0

    def add(self, row: Ints, column: Ints, value: Ints, low: Floats, high: Floats) -> None:
        """Entries of new rows 0 … len(high) - 1 of this call."""
        self._parts.append((row + self._n, column, value))
        self._low.append(low)
        self._high.append(high)
        self._n += len(high)

    def matrix(self, n_columns: int) -> tuple[csr_array, Floats, Floats]:
        row, column, value = (np.concatenate([part[i] for part in self._parts]) for i in range(3))
        matrix = csr_array(coo_array((value, (row, column)), shape=(self._n, n_columns)))
        return matrix, np.concatenate(self._low), np.concatenate(self._high)


class WindowModel:
    """Columns: pairs, unassigned clients, ways to do tasks, minutes per caseworker and (first, last)."""

    def __init__(self, indexed: IndexedInstance, pairs: Bools) -> None:
        self.indexed = indexed
        self.client, self.worker = np.nonzero(pairs & indexed.eligible)
        self._head = first_days(indexed)
        self.ways = self._ways()
        self._n_pairs, self._n_clients = len(self.client), indexed.n_clients
        self._unassigned = self._n_pairs + np.arange(self._n_clients)
        self._way = self._n_pairs + self._n_clients + np.arange(len(self.ways.pair))
        self._n_choices = self._n_pairs + self._n_clients + len(self._way)
        self._block = Block()
        self._assign()
        self._perform()
        most = self._fill_windows()
        self._upper = np.concatenate([np.ones(self._n_choices, dtype=np.int64), most])
        self.size = len(self._upper)
        self._integral = np.arange(self.size) < self._n_choices
        self._rows = self._block.matrix(self.size)

    def program(self, name: ObjectiveName, kept: dict[ObjectiveName, int]) -> Mip:
        """To minimise (a maximised objective negated), the values of earlier objectives kept."""
        rows, low, high = self._rows
        for other, value in kept.items():
            cost, constant = self.cost(other)
            rows = csr_array(vstack([rows, csr_array(cost[None, :])]))
            low, high = np.append(low, -np.inf), np.append(high, self.as_cost(other, value) - constant)
        return Mip(self.cost(name)[0], self._upper, self._integral, rows, low, high)

    @staticmethod
    def as_cost(name: ObjectiveName, value: int) -> int:
        return -value if name in MAXIMISED else value

    def value(self, name: ObjectiveName, cost: int) -> int:
        """What a cost (without its constant) means."""
        total = cost + self.cost(name)[1]
        return -total if name in MAXIMISED else total

    def cost(self, name: ObjectiveName) -> tuple[Ints, int]:
        indexed, ways = self.indexed, self.ways
        cost, constant = np.zeros(self.size, dtype=np.int64), 0
        if name == "unassigned":
            cost[self._unassigned] = 1
        elif name == "late":
            counted = np.where(indexed.can_be_late, indexed.late_weight, 0)
            cost[self._way] = -np.where(ways.on_time, counted[ways.task], 0)
            constant = int(counted.sum() + indexed.late_weight[indexed.overdue].sum())
        else:
            weight = indexed.weight[self.client]
            cost[: self._n_pairs] = -weight * indexed.kept_points[self.client, self.worker]
            cost[self._way] = -(weight * indexed.own_task_points[self.client, self.worker])[ways.pair]
        return cost, constant

    def values_of(self, plan: Decided) -> Ints:
        """Every column for a plan: a complete start, as each plan is a solution of the relaxation.

        Clients whose pair is not among those given stay unassigned.
        """
        values, ways = np.zeros(self.size, dtype=np.int64), self.ways
        values[: self._n_pairs] = plan.caseworker[self.client] == self.worker
        values[self._unassigned] = 1
        values[self._unassigned[self.client[values[: self._n_pairs] == 1]]] = 0
        day = plan.day[ways.task]
        inside = (day >= ways.first) & (day <= ways.last)
        values[self._way] = inside & (values[ways.pair] == 1)
        row, column, minutes = self._gathered
        np.add.at(values, row, minutes * values[column])
        return values

    def caseworkers(self, values: Ints) -> Ints:
        """(C,) p(c) or -1."""
        chosen = np.flatnonzero(values[: self._n_pairs] == 1)
        caseworker = np.full(self._n_clients, -1)
        caseworker[self.client[chosen]] = self.worker[chosen]
        return caseworker

    def _ways(self) -> Ways:
        """On time from the first day to the due day, late from the day after to the end; a fixed day is either."""
        indexed, end = self.indexed, self.indexed.n_days - 1
        column = np.full((indexed.n_clients, indexed.n_caseworkers), -1)
        column[self.client, self.worker] = np.arange(len(self.client))
        task, worker = np.nonzero((column[indexed.client_of] >= 0) & indexed.able)
        pair = column[indexed.client_of[task], worker]
        due = np.where(indexed.overdue[task], -1, np.minimum(indexed.due[task], end))
        last = np.where(indexed.fixed_day[task] >= 0, indexed.fixed_day[task], end)
        firsts = [self._head[task], np.maximum(self._head[task], due + 1)]
        lasts = [np.minimum(last, due), last]
        keep = np.concatenate([first <= until for first, until in zip(firsts, lasts, strict=True)])
        on_time = np.repeat([True, False], len(task))
        return Ways(
            np.tile(pair, 2)[keep], np.tile(task, 2)[keep],
            np.concatenate(firsts)[keep], np.concatenate(lasts)[keep], on_time[keep],
        )  # fmt: skip

    def _assign(self) -> None:
        """A1 and A4."""
        indexed, clients = self.indexed, np.arange(self._n_clients)
        one = np.ones(self._n_clients)
        columns = np.append(np.arange(self._n_pairs), self._unassigned)
        self._block.add(np.append(self.client, clients), columns, np.ones_like(columns), one, one)
        cap = np.where(indexed.max_caseload >= 0, indexed.max_caseload, np.inf)
        pairs = np.arange(self._n_pairs)
        self._block.add(self.worker, pairs, indexed.points[self.client], np.full(len(cap), -np.inf), cap)

    def _perform(self) -> None:
        """P1: a task is done once at most, by the caseworker of its client."""
        key, row = np.unique(self.ways.pair * self.indexed.n_tasks + self.ways.task, return_inverse=True)
        pair, rows = key // self.indexed.n_tasks, np.arange(len(key))
        self._block.add(
            np.append(row, rows), np.append(self._way, pair),
            np.append(np.ones_like(row), -np.ones_like(rows)), np.full(len(key), -np.inf), np.zeros(len(key)),
        )  # fmt: skip

    def _fill_windows(self) -> Ints:
        """C1, C2: minutes by caseworker, first and last day in a column each, then the windows over these."""
        indexed, ways, days = self.indexed, self.ways, self.indexed.n_days
        worker = self.worker[ways.pair]
        reading, earliest = self._reading_in()
        column = np.append(self._way, self._way[reading])
        minutes = np.append(
            indexed.minutes[ways.task, worker].astype(np.int64), np.full(len(reading), indexed.familiarisation)
        )
        first, last = np.append(ways.first, earliest), np.append(ways.last, ways.last[reading])
        worker = np.append(worker, worker[reading])
        key, row = np.unique((worker * days + first) * days + last, return_inverse=True)
        w, a, b = key // days**2, key // days % days, key % days
        gathered = self._n_choices + np.arange(len(key))
        self._gathered = (gathered[row], column, minutes)
        zero = np.zeros(len(key))
        self._block.add(
            np.append(row, np.arange(len(key))), np.append(column, gathered),
            np.append(minutes, -np.ones_like(key)), zero, zero,
        )  # fmt: skip
        capacity = (indexed.capacity + indexed.overtime).cumsum(axis=1)
        upto = np.hstack([np.zeros((indexed.n_caseworkers, 1), dtype=np.int64), capacity])
        for one in range(indexed.n_caseworkers):
            mine = np.flatnonzero(w == one)
            self._windows(a[mine], b[mine], gathered[mine], upto[one])
        return np.asarray(upto[w, b + 1] - upto[w, a])

    def _windows(self, first: Ints, last: Ints, gathered: Ints, upto: Ints) -> None:
        starts, ends = np.unique(first), np.unique(last)
        inside = (first >= starts[:, None, None]) & (last <= ends[None, :, None])
        needed = inside.sum(axis=2) > 1  # a lone column has its own upper limit
        a, b, member = np.nonzero(inside & needed[:, :, None])
        windows, row = np.unique(a * len(ends) + b, return_inverse=True)
        if len(windows):
            limit = upto[ends[windows % len(ends)] + 1] - upto[starts[windows // len(ends)]]
            self._block.add(
                row, gathered[member], np.ones_like(member), np.full(len(limit), -np.inf), limit.astype(np.float64)
            )

    def _reading_in(self) -> tuple[Ints, Ints]:
        """Ways that carry the familiarisation of their pair, and from which day on.

        Counted once per pair, with the task that can be done first: reading in lies between the pair's first possible
        day and that task's last day. Where another task is done instead it is left out: a relaxation.
        """
        indexed, ways = self.indexed, self.ways
        strange = indexed.strangers[self.client, self.worker]
        if not indexed.familiarisation or not strange.any():
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        earliest = np.full(len(self.client), indexed.n_days)
        np.minimum.at(earliest, ways.pair, self._head[ways.task])
        carrier = np.full(len(earliest), indexed.n_tasks)
        heads = np.flatnonzero(self._head[ways.task] == earliest[ways.pair])
        np.minimum.at(carrier, ways.pair[heads], ways.task[heads])
        chosen = np.flatnonzero(strange[ways.pair] & (carrier[ways.pair] == ways.task))
        return chosen, earliest[ways.pair[chosen]]
