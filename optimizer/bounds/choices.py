"""Each client's choices as flat arrays: who may be p(c), and each task's ways to be done.

A way is on time, late or undone; `days` of a way are the window in which its minutes must lie (see `window.py`).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from optimizer.bounds.heads import depths, heads
from optimizer.instance.indexed import Bools, IndexedInstance, Ints

Floats = npt.NDArray[np.float64]


class Choices(NamedTuple):
    """Arrays of one instance; C clients, W caseworkers, T tasks, H days, P pairs of client and possible p(c)."""

    #: (C + 1,) where the client's pairs begin; (P,) the caseworker of a pair.
    pair_from: Ints
    worker: Ints
    #: (P,) weight · r(c, w) kept, and weight · value of one task done by p(c).
    kept: Ints
    contact: Ints
    #: (P,) minutes of reading-in before the pair's first task.
    reading: Ints
    #: (C + 1,) where the client's tasks begin in `task`; (T,) tasks by client, predecessors first.
    task_from: Ints
    task: Ints
    #: (T,) by task: window on time and window late (first > last: none), first day in reach.
    on_first: Ints
    on_last: Ints
    late_first: Ints
    late_last: Ints
    head: Ints
    #: (T,) due day, weight that counts as late, weight of delay.
    due: Ints
    late_weight: Ints
    delay_weight: Ints
    #: (T, W)
    minutes: npt.NDArray[np.int32]
    able: Bools
    #: (C,) caseload points.
    points: Ints


def choices_of(indexed: IndexedInstance, holders: Bools, doers: Bools) -> Choices:
    """The choices where `holders` (C, W) may be p(c) and `doers` (T, W) may do a task."""
    client, worker = np.nonzero(holders)
    head = heads(indexed)
    fixed, last = indexed.fixed_day, indexed.n_days - 1
    first = np.where(fixed >= 0, np.maximum(fixed, head), head)
    end = np.where(fixed >= 0, fixed, last)
    due = np.where(indexed.overdue, -1, np.minimum(indexed.due, last))
    weight = indexed.weight[client]
    return Choices(
        pair_from=_starts(client, indexed.n_clients),
        # In one piece, as `with_fewer_pairs` has it: another layout would be compiled for by itself.
        worker=np.ascontiguousarray(worker),
        kept=weight * indexed.kept_points[client, worker],
        contact=weight * indexed.own_task_points[client, worker],
        reading=indexed.familiarisation * indexed.strangers[client, worker].astype(np.int64),
        task_from=_starts(np.sort(indexed.client_of), indexed.n_clients),
        task=np.lexsort((depths(indexed), first, indexed.client_of)),
        on_first=first,
        on_last=np.minimum(end, due),
        late_first=np.maximum(first, due + 1),
        late_last=end,
        head=head,
        due=indexed.due,
        late_weight=np.where(indexed.can_be_late, indexed.late_weight, 0),
        delay_weight=np.where(indexed.due < indexed.n_days, indexed.late_weight, 0),
        minutes=indexed.minutes,
        able=doers,
        points=indexed.points,
    )


def with_fewer_pairs(choices: Choices, share: Floats, most: int) -> Choices:
    """The same choices with each client's pairs of the largest (P,) share only, `most` of them."""
    n_clients = len(choices.points)
    owner = np.repeat(np.arange(n_clients), np.diff(choices.pair_from))
    order = np.lexsort((-share, owner))
    rank = np.arange(len(owner)) - choices.pair_from[owner[order]]
    keep = np.sort(order[rank < most])
    return choices._replace(
        pair_from=_starts(owner[keep], n_clients),
        worker=choices.worker[keep],
        kept=choices.kept[keep],
        contact=choices.contact[keep],
        reading=choices.reading[keep],
    )


def first_caseworker(choices: Choices) -> Ints:
    """(C,) the caseworker of each client's first pair, or -1."""
    if not len(choices.worker):
        return np.full(len(choices.points), -1)
    some = np.diff(choices.pair_from) > 0
    return np.where(some, choices.worker[np.where(some, choices.pair_from[:-1], 0)], -1)


def _starts(owner: Ints, count: int) -> Ints:
    """(count + 1,) where each owner's rows begin."""
    return np.append(0, np.cumsum(np.bincount(owner, minlength=count))).astype(np.int64)
