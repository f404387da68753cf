"""The first day on which a task can be done, its chain of predecessors considered."""

import numpy as np

from optimizer.instance.indexed import IndexedInstance, Ints


def heads(indexed: IndexedInstance) -> Ints:
    """(T,) first day in reach; beyond the horizon where none is."""
    head = indexed.release.copy()
    changed = True
    while changed:
        changed = False
        for task, predecessors in enumerate(indexed.after):
            for predecessor, lag in predecessors:
                first = max(int(head[predecessor]), int(indexed.fixed_day[predecessor])) + lag
                if first > head[task]:
                    head[task], changed = first, True
    return head


def depths(indexed: IndexedInstance) -> Ints:
    """(T,) longest chain of tasks before each: sorted by first day, then by this, none comes too early."""
    depth = np.zeros(indexed.n_tasks, dtype=np.int64)
    changed = True
    while changed:
        changed = False
        for task, predecessors in enumerate(indexed.after):
            for predecessor, _ in predecessors:
                if depth[predecessor] >= depth[task]:
                    depth[task], changed = depth[predecessor] + 1, True
    return depth
