"""Predecessors as the peers see them that place days caseworker by caseworker."""

import numpy as np

from benchmarks.peers.run import Refused
from optimizer.instance.indexed import IndexedInstance, Ints


def refuse_chains_across_clients(indexed: IndexedInstance) -> None:
    """Days of one caseworker would depend on those of another.

    Raises
    ------
    Refused
        A task waits for a task of another client.
    """
    for task, before in enumerate(indexed.after):
        for predecessor, _ in before:
            if indexed.client_of[task] != indexed.client_of[predecessor]:
                ids = [indexed.instance.tasks[one].id for one in (task, predecessor)]
                raise Refused(f"task {ids[0]} waits for {ids[1]} of another client; days are placed per caseworker")


def first_days(indexed: IndexedInstance) -> Ints:
    """(T,) the first day that release and the chain of predecessors allow; H or more where none does."""
    head = indexed.release.copy()
    followers: list[list[tuple[int, int]]] = [[] for _ in range(indexed.n_tasks)]
    waiting = [len(before) for before in indexed.after]
    for task, before in enumerate(indexed.after):
        for predecessor, lag in before:
            followers[predecessor].append((task, lag))
    ready = [task for task, count in enumerate(waiting) if not count]
    while ready:
        task = ready.pop()
        if indexed.fixed_day[task] >= 0:
            fixed = int(indexed.fixed_day[task])
            head[task] = fixed if head[task] <= fixed else indexed.n_days
        for follower, lag in followers[task]:
            head[follower] = max(int(head[follower]), int(head[task]) + lag)
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    return np.minimum(head, indexed.n_days)
