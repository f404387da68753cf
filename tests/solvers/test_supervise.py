"""A solver process may be killed or asked to stop at any moment: the best plan is kept, checked, and it is said."""

import multiprocessing
import threading
import time

import pytest

from optimizer.errors import ModelTooLarge
from optimizer.instance.schema import Instance
from optimizer.rules import OBJECTIVES
from optimizer.solvers import Outcome, SolveSettings, solve
from optimizer.solvers.progress import Event, Improved, Started
from tests.builders import client, instance, task
from tests.solvers.offices import busy_office

#: A limit that no test waits for.
FAR = 300.0


@pytest.fixture(scope="module")
def office() -> Instance:
    return busy_office()


class Killer:
    """Kills the first `deaths` solver processes once each has something to tell; then asks the solve to stop."""

    def __init__(self, deaths: int) -> None:
        self.stop = threading.Event()
        self.killed: list[int] = []
        self.stopped_at = float("inf")
        self._deaths = deaths

    def __call__(self, event: Event) -> None:
        alive = [child for child in multiprocessing.active_children() if child.pid not in self.killed]
        if not isinstance(event, Started | Improved) or not alive:
            return
        if len(self.killed) < self._deaths:
            self.killed.append(alive[0].pid or 0)
            alive[0].kill()
        elif not self.stop.is_set():
            self.stopped_at = time.monotonic()
            self.stop.set()


def solve_with(killer: Killer, office: Instance) -> Outcome:
    return solve(office, SolveSettings(time_limit=FAR), on_progress=killer, stop=killer.stop)


def assert_sound(outcome: Outcome) -> None:
    """A checked plan that claims no more than is known."""
    assert outcome.checked is not None
    assert outcome.checked.plan is outcome.plan
    assert [row.name for row in outcome.plan.objectives] == list(OBJECTIVES)
    assert outcome.plan.status == "feasible"
    assert outcome.plan.provenance.notes == outcome.notes


def test_killed_once_it_is_started_again(office: Instance) -> None:
    killer = Killer(deaths=1)
    outcome = solve_with(killer, office)
    assert_sound(outcome)
    assert (outcome.deaths, outcome.stopped) == (1, "stopped")
    assert killer.stop.is_set(), "the second process has told something"
    (note,) = outcome.notes
    assert "killed by signal SIGKILL" in note


def test_killed_twice_the_best_plan_is_kept(office: Instance) -> None:
    outcome = solve_with(Killer(deaths=2), office)
    assert_sound(outcome)
    assert (outcome.deaths, outcome.stopped, len(outcome.notes)) == (2, "died", 2)
    assert multiprocessing.active_children() == []


def test_a_wish_to_stop_is_met_soon(office: Instance) -> None:
    killer = Killer(deaths=0)
    outcome = solve_with(killer, office)
    assert_sound(outcome)
    assert (outcome.deaths, outcome.stopped, outcome.notes) == (0, "stopped", ())
    assert time.monotonic() - killer.stopped_at < 30
    assert multiprocessing.active_children() == []


def test_a_wish_to_stop_before_the_start_leaves_the_first_plan(office: Instance) -> None:
    stop = threading.Event()
    stop.set()
    outcome = solve(office, SolveSettings(time_limit=FAR), stop=stop)
    assert_sound(outcome)
    assert (outcome.deaths, outcome.stopped) == (0, "stopped")


@pytest.mark.parametrize("method", ["exact", "decomposed"])
def test_the_time_limit_is_roughly_kept(office: Instance, method: str) -> None:
    outcome = solve(office, SolveSettings(time_limit=3, method=method))
    assert_sound(outcome)
    assert outcome.stopped == "time-limit"
    assert outcome.seconds < 30
    assert multiprocessing.active_children() == []


def test_a_time_limit_too_short_for_anything_leaves_the_first_plan(office: Instance) -> None:
    outcome = solve(office, SolveSettings(time_limit=1e-3))
    assert_sound(outcome)
    assert all(row.bound is None for row in outcome.plan.objectives)


def test_plans_handed_over_are_checked_and_get_no_worse(office: Instance) -> None:
    unassigned_and_late, killer = [], Killer(deaths=0)
    solve(
        office,
        SolveSettings(time_limit=FAR),
        on_progress=killer,
        stop=killer.stop,
        on_plan=lambda checked: unassigned_and_late.append(
            (checked.score.objectives["unassigned"], checked.score.objectives["late"])
        ),
    )
    assert unassigned_and_late
    assert unassigned_and_late == sorted(unassigned_and_late, reverse=True)


def test_an_error_in_the_callback_comes_out_and_leaves_no_process(office: Instance) -> None:
    def fail(_: Event) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        solve(office, SolveSettings(time_limit=FAR), on_progress=fail)
    for child in multiprocessing.active_children():
        child.join(30)
    assert multiprocessing.active_children() == []


def test_weights_beyond_what_is_exact_are_refused_as_such() -> None:
    """The solver process says so; it does not count as one that died."""
    people = tuple(client(f"c{n}", caseworker="w1", weight=1_000_000) for n in range(20))
    work = tuple(task(f"t{n}", f"c{n}") for n in range(20))
    with pytest.raises(ModelTooLarge, match="use smaller weights"):
        solve(instance(clients=people, tasks=work), SolveSettings(time_limit=FAR))
