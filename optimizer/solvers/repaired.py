"""A first plan from an older one: what still fits stays, what no longer fits goes, and the rest is put in where it can.

For a solve that begins with a plan of the same office, before people fell ill or came, or of yesterday.
"""

import numpy as np

from optimizer.bounds.heads import depths
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.plan.schema import Plan
from optimizer.rules import Policy
from optimizer.solvers.fill import fill


def remembered(indexed: IndexedInstance, plan: Plan) -> Decisions:
    """What a plan, of whatever instance, says about the clients, caseworkers, tasks and days that this one has."""
    instance = indexed.instance
    workers = {worker.id: index for index, worker in enumerate(instance.caseworkers)}
    days = {day: index for index, day in enumerate(indexed.days)}
    holder = {row.client: workers.get(row.caseworker, -1) for row in plan.assignments if row.caseworker is not None}
    done = {row.task: (workers[row.caseworker], days[row.day]) for row in plan.schedule
            if row.caseworker in workers and row.day in days}  # fmt: skip
    rows = np.array([done.get(task.id, (-1, -1)) for task in instance.tasks], dtype=np.int64).reshape(-1, 2)
    caseworker = np.array([holder.get(client.id, -1) for client in instance.clients], dtype=np.int64)
    return Decisions(caseworker, rows[:, 0].copy(), rows[:, 1].copy())


def repaired(indexed: IndexedInstance, policy: Policy, wish: Decisions) -> Decisions:
    """Decisions that keep to every rule, as near to the wish as it goes without searching."""
    return _Repair(indexed, policy, wish).run()


class _Repair:
    def __init__(self, indexed: IndexedInstance, policy: Policy, wish: Decisions) -> None:
        self._indexed, self._policy, self._wish = indexed, policy, wish
        self._holders: Bools = possible_holders(indexed, policy)
        self._doers: Bools = possible_doers(indexed, policy, self._holders)
        self._room = indexed.capacity + indexed.overtime
        self._met: set[tuple[int, int]] = set()
        self._performer, self._day = (np.full(indexed.n_tasks, -1) for _ in range(2))

    def run(self) -> Decisions:
        self._holder = self._still_held()
        self._place_clients()
        done = np.flatnonzero(self._wish.performer >= 0)
        order = done[np.lexsort((-self._indexed.late_weight[done], depths(self._indexed)[done], self._wish.day[done]))]
        # A task whose caseworker stays has the older right to the minutes of its day.
        for moved in (False, True):
            for task in order.tolist():
                self._keep(task, moved=moved)
        return fill(self._indexed, Decisions(self._holder, self._performer, self._day), self._policy)

    def _still_held(self) -> Ints:
        """Whoever may not serve a client any more is replaced; above a cap, those with most points go first."""
        indexed, wish = self._indexed, self._wish.caseworker
        clients = np.arange(indexed.n_clients)
        holder = np.where((wish >= 0) & self._holders[clients, wish], wish, -1)
        if self._policy == "task-based":
            return holder
        for worker in np.flatnonzero(indexed.max_caseload >= 0).tolist():
            mine = np.flatnonzero(holder == worker)
            mine = mine[np.argsort(-indexed.points[mine], kind="stable")]
            excess = int(indexed.points[mine].sum() - indexed.max_caseload[worker])
            gone = 0 if excess <= 0 else int(np.searchsorted(np.cumsum(indexed.points[mine]), excess)) + 1
            holder[mine[:gone]] = -1
        return holder

    def _place_clients(self) -> None:
        """To whoever knows them best and has room for their points; among equals, to who has most minutes."""
        indexed, holder = self._indexed, self._holder
        held = holder >= 0
        load = np.bincount(holder[held], weights=indexed.points[held], minlength=indexed.n_caseworkers)
        capped = (indexed.max_caseload >= 0) & (self._policy != "task-based")
        left = np.where(capped, indexed.max_caseload - load, np.inf)
        minutes = indexed.minutes.mean(axis=1) if indexed.n_tasks else np.zeros(0)
        work = np.bincount(indexed.client_of, weights=minutes, minlength=indexed.n_clients)
        free = self._room.sum(axis=1) - np.bincount(holder[held], weights=work[held], minlength=indexed.n_caseworkers)
        waiting = np.flatnonzero(~held)
        for client in waiting[np.argsort(-work[waiting], kind="stable")].tolist():
            possible = np.flatnonzero(self._holders[client] & (left >= indexed.points[client]))
            if len(possible):
                best = possible[np.lexsort((-free[possible], -indexed.kept_points[client, possible]))[0]]
                holder[client] = best
                left[best] -= indexed.points[client]
                free[best] -= work[client]

    def _keep(self, task: int, *, moved: bool) -> None:
        """On the day it had, if it may be there, what it waits for is done and the minutes are free."""
        indexed, client, day = self._indexed, int(self._indexed.client_of[task]), int(self._wish.day[task])
        worker = int(self._wish.performer[task])
        if self._policy == "client-based":
            worker = int(self._holder[client])
        if (worker != self._wish.performer[task]) != moved or worker < 0 or not self._doers[task, worker]:
            return
        fixed = int(indexed.fixed_day[task])
        if day < indexed.release[task] or fixed not in (-1, day):
            return
        after = indexed.after[task]
        if any(self._day[before] < 0 or self._day[before] + lag > day for before, lag in after):
            return
        strange = bool(indexed.strangers[client, worker]) and (client, worker) not in self._met
        minutes = int(indexed.minutes[task, worker]) + (indexed.familiarisation if strange else 0)
        if minutes <= self._room[worker, day]:
            self._room[worker, day] -= minutes
            self._met.add((client, worker))
            self._performer[task], self._day[task] = worker, day
