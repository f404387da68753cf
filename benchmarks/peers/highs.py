"""HiGHS: the window model as a MIP, each objective after another, then days per caseworker by small MIPs."""

import numpy as np

from benchmarks.peers.chains import refuse_chains_across_clients
from benchmarks.peers.decided import Decided, decided_of
from benchmarks.peers.mip import highs_version, solve_mip
from benchmarks.peers.place import decided, improve, place_edf
from benchmarks.peers.run import Run
from benchmarks.peers.window import WindowModel
from optimizer.dispatch import dispatch
from optimizer.instance.indexed import Bools, IndexedInstance, Ints
from optimizer.rules import ObjectiveName

#: Share of the limit kept for the days.
_FOR_DAYS = 0.25
#: Of what is left of the time for the window model, the most that one objective may take.
_SHARES: dict[ObjectiveName, float] = {"unassigned": 0.3, "late": 0.5, "continuity": 1.0}
#: With more pairs of client and caseworker than that only promising ones are given.
_MOST_PAIRS = 30_000
_STRANGERS_PER_CLIENT = 3


def solve(run: Run) -> None:
    refuse_chains_across_clients(run.indexed)
    run.told.versions = {"highspy": highs_version()}
    run.phase("build")
    start = decided_of(run.indexed, dispatch(run.indexed.instance, "dedicated"))
    run.offer(start)
    pairs, whole = _pairs(run.indexed, start, run.seed)
    if not whole:
        run.told.notes.append(f"{int(pairs.sum()):,} of {int(run.indexed.eligible.sum()):,} pairs given; no bounds")
    model = WindowModel(run.indexed, pairs)
    run.built()
    caseworker = _assign(run, model, start, whole)
    run.phase("days")
    desks, placed = place_edf(run.indexed, caseworker)
    run.offer(improve(run, caseworker, desks, placed))


def _assign(run: Run, model: WindowModel, start: Decided, whole: bool) -> Ints:
    """(C,) p(c) by the last objective that HiGHS found a solution for; a plan is left after each."""
    kept: dict[ObjectiveName, int] = {}
    values = model.values_of(start)
    for name, share in _SHARES.items():
        run.phase(name)
        seconds = (run.left - _FOR_DAYS * run.seconds) * share
        solved = solve_mip(model.program(name, kept), seconds, run.threads, run.seed, values)
        if whole and solved.bound is not None:
            run.claim(name, model.value(name, solved.bound), kept)
        if solved.values is not None:
            values = solved.values
        kept[name] = model.value(name, int(model.cost(name)[0] @ values))
        run.told.notes.append(f"window model: {name} {kept[name]:,}{'' if solved.optimal else ', not proven'}")
        caseworker = model.caseworkers(values)
        run.offer(decided(run.indexed, caseworker, place_edf(run.indexed, caseworker)[1]))
    return caseworker


def _pairs(indexed: IndexedInstance, start: Decided, seed: int) -> tuple[Bools, bool]:
    """(C, W) pairs to choose from, and whether these are all that rule A2 allows."""
    eligible = indexed.eligible
    if eligible.sum() <= _MOST_PAIRS:
        return eligible, True
    draw = np.where(eligible, np.random.default_rng(seed).random(eligible.shape), -1.0)
    nth = np.partition(draw, -_STRANGERS_PER_CLIENT, axis=1)[:, -_STRANGERS_PER_CLIENT]
    known = (indexed.relationship > 0) | (draw >= nth[:, None])
    held = np.flatnonzero(start.caseworker >= 0)
    known[held, start.caseworker[held]] = True
    return eligible & known, False
