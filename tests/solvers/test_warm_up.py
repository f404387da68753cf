"""The search is compiled before the time of a solve begins, all of it, and only once."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from optimizer.compiled import compiled_here, loaded_kinds
from optimizer.generate import OfficeParameters, generate
from optimizer.instance.indexed import index_instance
from optimizer.model.decisions import decisions_of_plan
from optimizer.rules import Policy
from optimizer.solvers import SolveSettings, solve
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.progress import Compiling, Event, Ready
from optimizer.solvers.start import first_plan
from optimizer.solvers.warm_up import warm_up
from tests.solvers.offices import busy_office

ONE_DAY = OfficeParameters(size="xs", caseworkers=12, clients=150, days=1)
TWO_WEEKS = OfficeParameters(size="xs", days=10, familiarisation_minutes=5, utilisation=1.1)


def kinds_of_arguments(office: OfficeParameters, policy: Policy) -> tuple[int, int]:
    """For how many kinds of arguments functions are loaded after warming up, and after a solve."""
    instance = generate(office)
    indexed, settings = index_instance(instance), SolveSettings(policy=policy, threads=2)
    start = decisions_of_plan(indexed, first_plan(instance, policy, settings.priority).plan)
    warm_up(policy, on_one_day=indexed.n_days == 1)
    warm = loaded_kinds()
    DecomposedSolve(indexed, policy, settings, Clock(1e9, 1.0), lambda _: None).run(start)
    return warm, loaded_kinds()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("office", "policy"),
    [(ONE_DAY, "client-based"), (TWO_WEEKS, "client-based"), (TWO_WEEKS, "cover"), (TWO_WEEKS, "task-based")],
)
def test_a_solve_needs_nothing_that_warming_up_has_not_loaded(office: OfficeParameters, policy: Policy) -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as fresh:
        warm, after = fresh.submit(kinds_of_arguments, office, policy).result()
    assert 0 < warm == after


def test_what_is_loaded_is_not_compiled_again() -> None:
    warm_up("client-based", on_one_day=False)
    before = compiled_here()
    assert warm_up("client-based", on_one_day=False) == 0.0
    assert compiled_here() == before


@pytest.mark.slow
def test_the_time_limit_begins_when_the_search_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiling takes longer than the limit; yet the search ends with a bound."""
    monkeypatch.setitem(os.environ, "NUMBA_CACHE_DIR", str(tmp_path))
    settings = SolveSettings(time_limit=8, method="decomposed")
    events: list[Event] = []
    outcome = solve(busy_office(), settings, on_progress=events.append)
    (ready,) = [event for event in events if isinstance(event, Ready)]
    assert Compiling() in events
    assert ready.compiled > 8
    assert outcome.seconds > ready.compiled + 2
    assert outcome.stopped == "time-limit"
    assert {row.name: row.bound for row in outcome.plan.objectives}["late"] is not None
    assert not outcome.notes, "what depends on the machine's disk is no part of a plan"

    events.clear()
    solve(busy_office(), settings, on_progress=events.append)
    assert [event for event in events if isinstance(event, Ready)] == [Ready(0.0)]
    assert Compiling() not in events
