"""The window relaxation: whole tasks may be split over days, nothing else is given up.

For one caseworker, work with first and last days can be done, if it may be split, exactly when for every window of days
the minutes that must lie inside it fit the window's capacity (preemptive scheduling with deadlines; Horn, Naval
Research Logistics Quarterly 21, 1974). So days vanish: a task is on time with w, late with w, or undone, and one row
per caseworker and window remains. Every plan is a solution of these rows, hence the LP's bound holds for every plan:

- predecessors only move a task's first day later, to where its chain can reach;
- efforts are the minutes of the pair; overtime allowed is added to capacity;
- familiarisation is counted once per pair, on the client's earliest task only: if that task is done by its last day,
  the reading-in lies between the client's first possible day and that last day;
- a late task must lie after its due day; an undone one needs no minutes and earns no contact.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack

from optimizer.bounds.heads import heads
from optimizer.bounds.rows import Rows
from optimizer.bounds.safe import LinearProgram, proven_lower_bound, solve_whole
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.rules import MAXIMISED, ObjectiveName, Policy

#: Objectives that the relaxation bounds; the others depend on single days.
BOUNDED: frozenset[ObjectiveName] = frozenset({"unassigned", "late", "continuity", "delay", "peak"})


@dataclass(frozen=True)
class Options:
    """Ways to do a task: by whom, between which days, on time or late; parallel arrays."""

    task: Ints
    worker: Ints
    first: Ints
    last: Ints
    late: Bools

    def __len__(self) -> int:
        return len(self.task)


@dataclass(frozen=True)
class Whole:
    """What the relaxation says in whole numbers: a bound, and the (C,) p(c), or -1, of the best solution."""

    bound: int | None
    caseworker: Ints | None


class WindowRelaxation:
    """The relaxation of one instance under one policy; `bound` proves one objective at a time.

    `holders` (C, W) and `doers` (T, W) say who may be p(c) and who may do a task.
    """

    def __init__(self, indexed: IndexedInstance, policy: Policy, holders: Bools, doers: Bools) -> None:
        self._indexed, self._policy = indexed, policy
        self._head = heads(indexed)
        self._options = _options(indexed, doers, self._head)
        self._earliest = _earliest(indexed, self._options, self._head)
        self._y_client, self._y_worker = np.nonzero(holders)
        n_y, n_options = len(self._y_client), len(self._options)
        self._unassigned = n_y + np.arange(indexed.n_clients)
        self._x = n_y + indexed.n_clients + np.arange(n_options)
        self._undone = n_y + indexed.n_clients + n_options + np.arange(indexed.n_tasks)
        self._n_choices = n_y + indexed.n_clients + n_options + indexed.n_tasks
        self._rows = Rows(self._n_choices)
        self._upper = [np.ones(self._rows.n_columns, dtype=np.int64)]
        self._settle_owned()
        self._assign()
        self._perform()
        self._fill_windows()
        self._gain_columns, self._gain_points = self._gains()

    @property
    def size(self) -> int:
        """Columns of the linear program."""
        return self._rows.n_columns

    @property
    def work(self) -> float:
        """What the linear program takes, about in seconds."""
        return 3e-5 * self.size

    @property
    def work_whole(self) -> float:
        """What branch and bound takes, about in seconds."""
        return 3e-4 * self.size

    def bound(self, name: ObjectiveName, reached: Mapping[ObjectiveName, int], seconds: float) -> int | None:
        """A proven bound on `name` given the values reached for earlier objectives; None where nothing was proven."""
        if name not in BOUNDED:
            return None
        lowest = proven_lower_bound(self.program(name, reached), seconds)
        return None if lowest is None else self._as_value(name, lowest)

    def whole(
        self, name: ObjectiveName, reached: Mapping[ObjectiveName, int], seconds: float, gap: float = 0.0
    ) -> Whole:
        """With tasks and clients whole: a tighter bound, which rests on HiGHS's branch and bound alone, and p(c)."""
        if name not in BOUNDED:
            return Whole(None, None)
        marked = np.zeros(self.size, dtype=np.int64)
        marked[: self._n_choices] = 1
        answer = solve_whole(self.program(name, reached), marked, seconds, gap)
        bound = None if answer.bound is None else self._as_value(name, answer.bound)
        return Whole(bound, None if answer.solution is None else self._holders(answer.solution))

    def _holders(self, solution: Ints) -> Ints:
        chosen = np.flatnonzero(solution[: len(self._y_client)])
        caseworker = np.full(self._indexed.n_clients, -1)
        caseworker[self._y_client[chosen]] = self._y_worker[chosen]
        return caseworker

    def program(self, name: ObjectiveName, reached: Mapping[ObjectiveName, int]) -> LinearProgram:
        """The rows and costs for one objective given the values reached for earlier ones."""
        at_most, limit = self._rows.at_most()
        kept = [self._at_least_as_good(other, value) for other, value in reached.items() if other in BOUNDED]
        if kept:
            at_most = csr_array(vstack([at_most, *(row for row, _ in kept)]))
            limit = np.append(limit, [right for _, right in kept])
        equal, value = self._rows.equal()
        return LinearProgram(self._cost(name)[0], at_most, limit, equal, value, np.concatenate(self._upper))

    def cost_of(self, name: ObjectiveName, value: int) -> int:
        """A value of the objective as cost in `program`."""
        return -value if name in MAXIMISED else value - self._cost(name)[1]

    def _as_value(self, name: ObjectiveName, cost: int) -> int:
        return -cost if name in MAXIMISED else cost + self._cost(name)[1]

    def _at_least_as_good(self, name: ObjectiveName, value: int) -> tuple[csr_array, int]:
        cost, constant = self._cost(name)
        return csr_array(cost[None, :]), -value if name in MAXIMISED else value - constant

    def _cost(self, name: ObjectiveName) -> tuple[Ints, int]:
        """Coefficients to minimise (a maximised objective negated), and the constant beside them."""
        indexed, options = self._indexed, self._options
        cost, constant = np.zeros(self.size, dtype=np.int64), 0
        weight = indexed.late_weight
        if name == "unassigned":
            cost[self._unassigned] = 1
        elif name == "late":
            counted = np.where(indexed.can_be_late, weight, 0)
            cost[self._x] = np.where(options.late, counted[options.task], 0)
            cost[self._undone] = counted
            constant = int(weight[indexed.overdue].sum())
        elif name == "peak":
            cost[self._peak] = 1
        elif name == "delay":
            cost[self._x] = weight[options.task] * np.maximum(0, options.first - indexed.due[options.task])
            cost[self._undone] = weight * (indexed.n_days - indexed.due)
        else:
            kept = indexed.kept_points[self._y_client, self._y_worker]
            cost[: len(self._y_client)] = -indexed.weight[self._y_client] * kept
            client = indexed.client_of[options.task]
            points = indexed.own_task_points if self._policy == "client-based" else indexed.relationship
            cost[self._x] = -indexed.weight[client] * points[client, options.worker]
            cost[self._gain_columns] = -self._gain_points
        return cost, constant

    def _settle_owned(self) -> None:
        """P1 under task-based: who has a caseworker today keeps them in name."""
        if self._policy == "task-based":
            self._upper[0][self._unassigned[self._indexed.own >= 0]] = 0

    def _assign(self) -> None:
        """A1, and A4 where caps hold."""
        indexed, n_y = self._indexed, len(self._y_client)
        columns = np.append(np.arange(n_y), self._unassigned)
        keys = np.append(self._y_client, np.arange(indexed.n_clients))
        self._rows.add_equal(keys, columns, np.ones_like(columns), np.ones(indexed.n_clients, dtype=np.int64))
        if self._policy != "task-based":
            capped = np.flatnonzero(indexed.max_caseload[self._y_worker] >= 0)
            self._rows.add_at_most(
                self._y_worker[capped],
                capped,
                indexed.points[self._y_client[capped]],
                np.maximum(0, indexed.max_caseload),
            )

    def _perform(self) -> None:
        """A task is done once or not at all; under client-based (P1) by p(c) only."""
        indexed, options = self._indexed, self._options
        columns = np.append(self._x, self._undone)
        keys = np.append(options.task, np.arange(indexed.n_tasks))
        self._rows.add_equal(keys, columns, np.ones_like(columns), np.ones(indexed.n_tasks, dtype=np.int64))
        if self._policy == "client-based" and len(options):
            pairs, position = np.unique(options.task * indexed.n_caseworkers + options.worker, return_inverse=True)
            task, worker = np.divmod(pairs, indexed.n_caseworkers)
            holder = self._holder_columns(indexed.client_of[task], worker)
            self._rows.add_at_most(
                np.append(position, np.arange(len(pairs))),
                np.append(self._x, holder),
                np.append(np.ones_like(position), -np.ones_like(holder)),
                np.zeros(len(pairs), dtype=np.int64),
            )

    def _holder_columns(self, client: Ints, worker: Ints) -> Ints:
        """Column of "w is p(c)" per pair; -1 where w may not be."""
        column = np.full((self._indexed.n_clients, self._indexed.n_caseworkers), -1)
        column[self._y_client, self._y_worker] = np.arange(len(self._y_client))
        return column[client, worker]

    def _fill_windows(self) -> None:
        """C1 and C2: minutes by (caseworker, first, last) gathered in one column each, then a row per window."""
        indexed, options = self._indexed, self._options
        days = indexed.n_days
        minutes = indexed.minutes[options.task, options.worker].astype(np.int64)
        worker, first, last, columns = options.worker, options.first, options.last, self._x
        reading = self._reading_in()
        worker = np.append(worker, options.worker[reading])
        first = np.append(first, self._earliest[reading])
        last = np.append(last, options.last[reading])
        columns = np.append(columns, self._x[reading])
        minutes = np.append(minutes, np.full(len(reading), indexed.familiarisation))
        classes, position = np.unique((worker * days + first) * days + last, return_inverse=True)
        c_worker, c_first, c_last = classes // (days * days), classes // days % days, classes % days
        upto = np.concatenate(
            [
                np.zeros((indexed.n_caseworkers, 1), dtype=np.int64),
                np.cumsum(indexed.capacity + indexed.overtime, axis=1),
            ],
            axis=1,
        )
        most = upto[c_worker, c_last + 1] - upto[c_worker, c_first]
        gathered = self._rows.columns(len(classes))
        self._upper.append(most)
        self._rows.add_at_most(
            np.append(position, np.arange(len(classes))),
            np.append(columns, gathered),
            np.append(minutes, -np.ones_like(gathered)),
            np.zeros(len(classes), dtype=np.int64),
        )
        for w in np.unique(c_worker).tolist():
            mine = np.flatnonzero(c_worker == w)
            self._window_rows(c_first[mine], c_last[mine], gathered[mine], upto[w])
        self._bound_peak(c_worker, gathered)

    def _bound_peak(self, worker: Ints, gathered: Ints) -> None:
        """One column for the largest share of capacity, in thousandths: 1000 * minutes <= capacity * peak."""
        indexed = self._indexed
        capacity = indexed.capacity.sum(axis=1)
        most = capacity + indexed.overtime.sum(axis=1)
        used = np.flatnonzero(capacity)
        self._peak = self._rows.columns(1)
        highest = -(-1000 * most[used] // capacity[used])
        self._upper.append(np.array([highest.max(initial=0)], dtype=np.int64))
        self._rows.add_at_most(
            np.append(worker, np.arange(len(capacity))),
            np.append(gathered, np.full(len(capacity), self._peak[0])),
            np.append(np.full(len(worker), 1000), -capacity),
            np.zeros(len(capacity), dtype=np.int64),
        )

    def _window_rows(self, first: Ints, last: Ints, gathered: Ints, upto: Ints) -> None:
        starts, ends = np.unique(first), np.unique(last)
        inside = (first >= starts[:, None, None]) & (last <= ends[None, :, None])
        needed = inside.sum(axis=2) > 1  # a window with one class is that column's upper limit
        a, b, member = np.nonzero(inside & needed[:, :, None])
        windows, position = np.unique(a * len(ends) + b, return_inverse=True)
        limit = upto[ends[windows % len(ends)] + 1] - upto[starts[windows // len(ends)]]
        self._rows.add_at_most(position, gathered[member], np.ones_like(member), limit)

    def _reading_in(self) -> Ints:
        """Options that carry a pair's familiarisation: those of the client's earliest task that w may do."""
        indexed, options = self._indexed, self._options
        if not indexed.familiarisation:
            return np.zeros(0, dtype=np.int64)
        client = indexed.client_of[options.task]
        chosen: dict[int, int] = {}
        strange = np.flatnonzero(indexed.strangers[client, options.worker])
        pair = client * indexed.n_caseworkers + options.worker
        for option in strange.tolist():
            if self._head[options.task[option]] == self._earliest[option]:
                chosen.setdefault(int(pair[option]), int(options.task[option]))
        return np.array([o for o in strange.tolist() if chosen[int(pair[o])] == options.task[o]], dtype=np.int64)

    def _gains(self) -> tuple[Ints, Ints]:
        """Columns "done by w and w = p(c)" with what they add, where p(c) need not do the task."""
        indexed, options = self._indexed, self._options
        none = np.zeros(0, dtype=np.int64)
        if self._policy == "client-based" or not len(options):
            return none, none
        pairs, position = np.unique(options.task * indexed.n_caseworkers + options.worker, return_inverse=True)
        task, worker = np.divmod(pairs, indexed.n_caseworkers)
        client = indexed.client_of[task]
        extra = indexed.weight[client] * (indexed.own_task_points - indexed.relationship)[client, worker]
        holder = self._holder_columns(client, worker)
        useful = np.flatnonzero((extra > 0) & (holder >= 0))
        rank = np.full(len(pairs), -1)
        rank[useful] = np.arange(len(useful))
        gains = self._rows.columns(len(useful))
        self._upper.append(np.ones(len(useful), dtype=np.int64))
        ones, zeros = np.ones(len(useful), dtype=np.int64), np.zeros(len(useful), dtype=np.int64)
        keys = np.arange(len(useful))
        self._rows.add_at_most(np.append(keys, keys), np.append(gains, holder[useful]), np.append(ones, -ones), zeros)
        done = np.flatnonzero(rank[position] >= 0)
        self._rows.add_at_most(
            np.append(keys, rank[position[done]]),
            np.append(gains, self._x[done]),
            np.append(ones, -np.ones_like(done)),
            zeros,
        )
        return gains, extra[useful]


def relaxation_size(holders: Bools, doers: Bools) -> int:
    """About how many columns the window relaxation has."""
    return int(holders.sum() + 2 * doers.sum())


def _options(indexed: IndexedInstance, doers: Bools, head: Ints) -> Options:
    """On time between release and due day, late between the day after and the end; a fixed day is either."""
    task, worker = np.nonzero(doers)
    last_day = indexed.n_days - 1
    fixed, due = indexed.fixed_day[task], indexed.due[task]
    on_time_due = np.where(indexed.overdue[task], -1, np.minimum(due, last_day))
    first = np.where(fixed >= 0, np.maximum(fixed, head[task]), head[task])
    end = np.where(fixed >= 0, fixed, last_day)
    on_time = Options(task, worker, first, np.minimum(end, on_time_due), np.zeros(len(task), dtype=np.bool_))
    late = Options(task, worker, np.maximum(first, on_time_due + 1), end, np.ones(len(task), dtype=np.bool_))
    merged = [np.concatenate(pair) for pair in zip(_columns(on_time), _columns(late), strict=True)]
    keep = merged[2] <= merged[3]
    task, worker, first, last, is_late = (column[keep] for column in merged)
    return Options(task, worker, first, last, is_late.astype(np.bool_))


def _columns(options: Options) -> tuple[Ints, ...]:
    return options.task, options.worker, options.first, options.last, options.late.astype(np.int64)


def _earliest(indexed: IndexedInstance, options: Options, head: Ints) -> Ints:
    """Per option, the first day on which its caseworker could do anything for its client."""
    pair = indexed.client_of[options.task] * indexed.n_caseworkers + options.worker
    pairs, position = np.unique(pair, return_inverse=True)
    earliest = np.full(len(pairs), indexed.n_days)
    np.minimum.at(earliest, position, head[options.task])
    return earliest[position]
