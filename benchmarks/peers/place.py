"""Days for a whole office, caseworker by caseworker: earliest due first, then small MIPs where that loses."""

import numpy as np

from benchmarks.peers.chains import first_days
from benchmarks.peers.days import DaysModel, Desk, edf
from benchmarks.peers.decided import Decided
from benchmarks.peers.run import Run
from optimizer.instance.indexed import IndexedInstance, Ints


def place_edf(indexed: IndexedInstance, caseworker: Ints) -> tuple[list[Desk], list[dict[int, int]]]:
    """Per caseworker with clients, their desk and the days that earliest due first gives."""
    head = first_days(indexed)
    tasks: dict[int, list[int]] = {}
    for task, client in enumerate(indexed.client_of.tolist()):
        worker = int(caseworker[client])
        if worker >= 0 and indexed.able[task, worker]:
            tasks.setdefault(worker, []).append(task)
    desks = [Desk(indexed, worker, mine, head) for worker, mine in sorted(tasks.items())]
    return desks, [edf(desk) for desk in desks]


def decided(indexed: IndexedInstance, caseworker: Ints, placed: list[dict[int, int]]) -> Decided:
    day = np.full(indexed.n_tasks, -1)
    for days in placed:
        for task, one in days.items():
            day[task] = one
    return Decided(caseworker, day)


def improve(run: Run, caseworker: Ints, desks: list[Desk], placed: list[dict[int, int]]) -> Decided:
    """Share what is left of the limit among the desks that lose something, the worst first."""
    lossy = [i for i, desk in enumerate(desks) if not desk.lossless(placed[i])]
    lossy.sort(key=lambda i: -desks[i].late(placed[i]))
    for done, i in enumerate(lossy):
        seconds = (run.left - 0.5) / (len(lossy) - done)
        if seconds <= 0.2:
            run.told.notes.append(f"no time for the days of {len(lossy) - done} of {len(lossy)} caseworkers")
            break
        placed[i] = DaysModel(desks[i]).solve(placed[i], seconds, run.threads, run.seed)
        run.offer(decided(run.indexed, caseworker, placed))
    return decided(run.indexed, caseworker, placed)
