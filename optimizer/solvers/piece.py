"""A piece of the problem under client-based: some caseworkers with the clients that they serve now.

Nothing outside a piece depends on what happens inside it, but for predecessors across clients: tasks tied to one
outside keep their day, and those that a task outside waits for must be done (`needed`). With that, a piece is an
instance of its own, and the exact model solves it as such.
"""

from dataclasses import dataclass, replace

import numpy as np

from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.model.decisions import Decisions
from optimizer.rules import Policy


@dataclass(frozen=True)
class Piece:
    """An indexed instance of its own, and where its rows stand in the whole."""

    indexed: IndexedInstance
    clients: Ints
    workers: Ints
    tasks: Ints
    #: Tasks, as the piece counts them, that must be done, as tasks outside that are done wait for them.
    needed: Ints
    policy: Policy = "client-based"

    def cut(self, whole: Decisions) -> Decisions:
        """The piece's part of decisions on the whole."""
        position = np.full(max(whole.caseworker.max(initial=-1), self.workers.max(initial=-1)) + 2, -1)
        position[self.workers] = np.arange(len(self.workers))  # its last place answers for -1, nobody
        return Decisions(
            position[whole.caseworker[self.clients]], position[whole.performer[self.tasks]], whole.day[self.tasks]
        )

    def put_back(self, whole: Decisions, part: Decisions) -> Decisions:
        """The whole with the piece's decisions in place."""
        names = np.append(self.workers, -1)  # index -1 stays nobody
        caseworker, performer, day = whole.caseworker.copy(), whole.performer.copy(), whole.day.copy()
        caseworker[self.clients] = names[part.caseworker]
        performer[self.tasks] = names[part.performer]
        day[self.tasks] = part.day
        return Decisions(caseworker, performer, day)


def cut_piece(
    indexed: IndexedInstance, decisions: Decisions, workers: Ints, free: Bools, extra: Ints | None = None
) -> Piece:
    """The caseworkers' clients and tasks; `free` (C,) clients may move among them, the others stay.

    `extra` names clients served by nobody now who may join.
    """
    mine = np.isin(decisions.caseworker, workers)
    if extra is not None:
        mine[extra] = True
    clients = np.flatnonzero(mine)
    tasks = np.flatnonzero(mine[indexed.client_of])
    stay = ~free[clients, None] & (decisions.caseworker[clients, None] >= 0)
    eligible = indexed.eligible[np.ix_(clients, workers)]
    eligible &= ~stay | (decisions.caseworker[clients, None] == workers[None, :])
    part = slice_of(indexed, decisions, clients, workers, tasks, eligible)
    return Piece(part, clients, workers, tasks, needed_outside(indexed, decisions, tasks))


def slice_of(
    indexed: IndexedInstance, decisions: Decisions, clients: Ints, workers: Ints, tasks: Ints, eligible: Bools
) -> IndexedInstance:
    """An instance of these clients, caseworkers and tasks; tasks tied to one outside keep their day."""
    position = np.full(indexed.n_clients, -1)
    position[clients] = np.arange(len(clients))
    after, tied = _predecessors_inside(indexed, tasks)
    held = np.where(decisions.day[tasks] >= 0, decisions.day[tasks], indexed.fixed_day[tasks])
    never = tied & (decisions.day[tasks] < 0)
    return replace(
        indexed,
        capacity=indexed.capacity[workers],
        overtime=indexed.overtime[workers],
        release=np.where(never, indexed.n_days, indexed.release[tasks]),
        due=indexed.due[tasks],
        overdue=indexed.overdue[tasks],
        fixed_day=np.where(tied, held, indexed.fixed_day[tasks]),
        client_of=position[indexed.client_of[tasks]],
        own=np.full(len(clients), -1),
        eligible=eligible,
        able=indexed.able[np.ix_(tasks, workers)] & ~never[:, None],
        relationship=indexed.relationship[np.ix_(clients, workers)],
        strangers=indexed.strangers[np.ix_(clients, workers)],
        new=indexed.new[clients],
        kept_points=indexed.kept_points[np.ix_(clients, workers)],
        own_task_points=indexed.own_task_points[np.ix_(clients, workers)],
        weight=indexed.weight[clients],
        points=indexed.points[clients],
        late_weight=indexed.late_weight[tasks],
        minutes=indexed.minutes[np.ix_(tasks, workers)],
        max_caseload=indexed.max_caseload[workers],
        after=after,
    )


def _predecessors_inside(
    indexed: IndexedInstance, tasks: Ints
) -> tuple[tuple[tuple[tuple[int, int], ...], ...], Bools]:
    """Predecessors among these tasks, renumbered; and which tasks have a tie to a task outside."""
    position = dict(zip(tasks.tolist(), range(len(tasks)), strict=True))
    tied = np.zeros(len(tasks), dtype=np.bool_)
    after: list[tuple[tuple[int, int], ...]] = []
    for task in tasks.tolist():
        after.append(tuple((position[p], lag) for p, lag in indexed.after[task] if p in position))
        tied[position[task]] = len(after[-1]) < len(indexed.after[task])
    for task, predecessors in enumerate(indexed.after):
        if predecessors and task not in position:
            for predecessor, _ in predecessors:
                if predecessor in position:
                    tied[position[predecessor]] = True
    return tuple(after), tied


def needed_outside(indexed: IndexedInstance, decisions: Decisions, tasks: Ints) -> Ints:
    """Positions of the tasks that a task outside waits for, which is done; none of them may be dropped."""
    inside = set(tasks.tolist())
    done = np.flatnonzero(decisions.performer >= 0).tolist()
    awaited = {before for task in done if task not in inside for before, _ in indexed.after[task]}
    return np.flatnonzero(np.isin(tasks, np.array(sorted(awaited & inside), dtype=np.int64)))
