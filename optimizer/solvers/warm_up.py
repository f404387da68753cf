"""Compiling the search before the time of a solve begins to count.

It takes half a minute, once after installing: more than a short time limit, within which it would never end, so that
every solve would begin it anew. Where it is on disk it only has to be loaded, as the search would do anyway.
"""

import math
import time
from typing import Any, Final

import numpy as np

from optimizer.bounds import PricedBound, Prices
from optimizer.bounds.knapsacks import knapsack_bound
from optimizer.bounds.placements import client_prices
from optimizer.compiled import compiled_here
from optimizer.instance.build import build_instance
from optimizer.instance.indexed import IndexedInstance, index_instance
from optimizer.model.decisions import Decisions
from optimizer.model.variables import possible_doers, possible_holders
from optimizer.rules import OBJECTIVES, Policy
from optimizer.solvers.annealing import Annealing
from optimizer.solvers.annealing_pool import PooledAnnealing
from optimizer.solvers.clock import Clock
from optimizer.solvers.one_day import OneDay, one_day
from optimizer.solvers.settings import SolveSettings

#: Enough for closing them one after the other, which begins at nine; the least budget: one round of everything.
_CASEWORKERS: Final = 10
_WORK: Final = 1e-6
#: Together these call everything.
SEARCHES: Final[tuple[tuple[Policy, bool], ...]] = (
    ("client-based", False),
    ("client-based", True),
    ("cover", False),
)


def warm_up(policy: Policy, *, on_one_day: bool) -> float:
    """Load everything compiled that a search under this policy calls; seconds, 0 where nothing had to be compiled."""
    began, before = time.monotonic(), compiled_here()
    indexed = index_instance(build_instance(_office("2026-01-05" if on_one_day else "2026-01-06")))
    holders = possible_holders(indexed, policy)
    priced = PricedBound(indexed, policy, holders, possible_doers(indexed, policy, holders))
    prices = priced.search("continuity", {}, _clock().allowance(_WORK, _WORK))[1]
    _search(indexed, policy, priced, prices)
    if policy == "client-based" and on_one_day:
        day = one_day(indexed, priced, prices, SolveSettings(threads=1))
        assert day is not None
        _search_day(day, prices)
    return time.monotonic() - began if compiled_here() > before else 0.0


def _search(indexed: IndexedInstance, policy: Policy, priced: PricedBound, prices: Prices) -> None:
    nothing = Decisions(*(np.full(length, -1) for length in (indexed.n_clients, indexed.n_tasks, indexed.n_tasks)))
    annealing = (
        Annealing(indexed, priced, prices, OBJECTIVES, {}, 1, 1)
        if policy == "client-based"
        else PooledAnnealing(indexed, priced, prices, OBJECTIVES, {}, 1, 1, nothing)
    )
    annealing.start(None)
    annealing.run(_clock(), _WORK, 1.0, lambda _: False)
    annealing.pack(_clock(), 1, 1.0)


def _search_day(day: OneDay, prices: Prices) -> None:
    day.run(_clock(), _WORK, 1.0, lambda _: None)
    day.improve(_clock(), _WORK, lambda _: None)
    day.beams().run(0, math.inf, np.random.Generator(np.random.PCG64(1)))
    knapsack_bound(day.pairs, client_prices(day.pairs, prices), _clock().allowance(_WORK, _WORK))


def _clock() -> Clock:
    return Clock(math.inf, _WORK)


def _office(end: str) -> dict[str, Any]:
    """Everybody speaks everything; two clients for each caseworker, with a task each."""
    able = {"languages": ["en"], "programs": ["calfresh"]}
    clients = [f"c{number}" for number in range(2 * _CASEWORKERS)]
    task = {"program": "calfresh", "minutes": 30, "release": "2026-01-05", "due": "2026-01-05", "late_weight": 1}
    return {
        "format": "caseload-instance/1",
        "name": "warm-up",
        "horizon": {"start": "2026-01-05", "end": end},
        "caseworkers": [{"id": f"w{number}", "minutes_per_day": 100, **able} for number in range(_CASEWORKERS)],
        "clients": [{"id": client, "language": "en", "contacts": {"w0": 1}} for client in clients],
        "tasks": [{"id": f"t{client}", "client": client, **task} for client in clients],
    }
