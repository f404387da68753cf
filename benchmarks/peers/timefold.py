"""Timefold's Python edition: caseworkers and days by local search, then days per caseworker once more by small MIPs.

It starts where `dispatch dedicated` ends, which is better than its own construction heuristics give in the time.
"""

import shutil
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import numpy as np

from benchmarks.peers.chains import first_days, refuse_chains_across_clients
from benchmarks.peers.days import Desk
from benchmarks.peers.decided import Decided, decided_of
from benchmarks.peers.place import decided, improve, place_edf
from benchmarks.peers.run import Run, Unavailable
from optimizer.dispatch import dispatch

#: Share of the limit kept for the days, and for starting Java and reading the solution back.
_FOR_DAYS = 0.2
_OVERHEAD = 1.0


def solve(run: Run) -> None:
    if shutil.which("java") is None:
        raise Unavailable("no java on the path; Timefold needs Java 17 or newer")
    refuse_chains_across_clients(run.indexed)
    run.told.versions = {"timefold": version("timefold")}
    run.phase("build")
    start = decided_of(run.indexed, dispatch(run.indexed.instance, "dedicated"))
    run.offer(start)
    model = _model(run.memory_gb)
    office = model.office_of(run.indexed, start, first_days(run.indexed))
    run.built()
    run.phase("search")
    seconds = run.left - _FOR_DAYS * run.seconds - _OVERHEAD
    if seconds <= 0:
        run.told.notes.append("no time left after building")
        return
    found = model.search(office, seconds, run.seed)
    run.told.notes.append(f"score found (hard, then unassigned, late, continuity): {found.score}")
    caseworker, day = model.read(found, run.indexed)
    _place(run, Decided(caseworker, day))


def _model(memory_gb: float) -> Any:
    """The model's module; importing it needs a running Java."""
    from timefold.solver import init  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415

    init(f"-Xmx{max(1, int(memory_gb * 0.6))}g", "-XX:CompressedClassSpaceSize=256m")
    from benchmarks.peers import timefold_model  # noqa: PLC0415

    return timefold_model


def _place(run: Run, found: Decided) -> None:
    """Timefold's own days where they keep the rules and are no worse, else earliest due first; then MIPs."""
    run.phase("days")
    desks, placed = place_edf(run.indexed, found.caseworker)
    for i, desk in enumerate(desks):
        own = {task: int(found.day[task]) for task in desk.tasks if found.day[task] >= 0}
        if _holds(desk, own):
            placed[i] = desk.better(own, placed[i])
    run.offer(decided(run.indexed, found.caseworker, placed))
    if find_spec("highspy") is None:
        run.told.notes.append("highspy is not installed: days without MIPs")
        return
    run.told.versions["highspy"] = version("highspy")
    run.offer(improve(run, found.caseworker, desks, placed))


def _holds(desk: Desk, days: dict[int, int]) -> bool:
    """C1, C2, T1 and T2 at one desk."""
    indexed, load, met = desk.indexed, np.zeros(desk.indexed.n_days, dtype=np.int64), set[int]()
    for task in sorted(days, key=days.__getitem__):
        client, day = int(indexed.client_of[task]), days[task]
        load[day] += int(indexed.minutes[task, desk.worker]) + (0 if client in met else desk.reading(client))
        met.add(client)
        if day < indexed.release[task] or indexed.fixed_day[task] not in (-1, day):
            return False
        if any(before not in days or days[before] + lag > day for before, lag in indexed.after[task]):
            return False
    return bool((load <= desk.room).all())
