"""Bounds are told before a search begins and while it runs, so that a solve that is cut off states them."""

import pytest

from optimizer.generate import OfficeParameters, generate
from optimizer.instance.indexed import index_instance
from optimizer.model.decisions import decisions_of_plan
from optimizer.rules import MAXIMISED, ObjectiveName, Policy
from optimizer.solvers import SolveSettings
from optimizer.solvers.clock import Clock
from optimizer.solvers.decomposed import DecomposedSolve
from optimizer.solvers.progress import Bounded, Event, Finished, Improved
from optimizer.solvers.start import first_plan
from optimizer.solvers.valuation import Valuation

FIRST_THREE: tuple[ObjectiveName, ...] = ("unassigned", "late", "continuity")


OFFICE = OfficeParameters(size="xs", caseworkers=5, clients=60, days=5, utilisation=1.2, scarce_languages=0.6)


def events_of(settings: SolveSettings, policy: Policy = "client-based") -> list[Event]:
    instance = generate(OFFICE)
    indexed, events = index_instance(instance), list[Event]()
    start = decisions_of_plan(indexed, first_plan(instance, policy, settings.priority).plan)
    DecomposedSolve(indexed, policy, settings, Clock(settings.time_limit), events.append).run(start)
    return events


@pytest.mark.parametrize("policy", ["client-based", "cover"])
def test_bounds_come_before_the_first_turn_is_over(policy: Policy) -> None:
    events = events_of(SolveSettings(time_limit=2.0, threads=1), policy)
    before = events[: next(at for at, event in enumerate(events) if isinstance(event, Finished))]
    first_plan_of_search = next(at for at, event in enumerate(before) if isinstance(event, Improved))
    told = [event.name for event in before[:first_plan_of_search] if isinstance(event, Bounded)]
    assert tuple(told) == FIRST_THREE


def test_no_bound_is_beaten_by_a_later_plan_that_is_as_good_before() -> None:
    """Whenever it was told: what is proven for the values of a moment holds for all plans after it."""
    settings = SolveSettings(time_limit=4.0, threads=1)
    events = events_of(settings)
    indexed = index_instance(generate(OFFICE))
    valuation = Valuation(indexed, settings.priority, {})
    told: dict[ObjectiveName, list[int]] = {}
    seen = 0
    for event in events:
        if isinstance(event, Bounded):
            told.setdefault(event.name, []).append(event.bound)
        if isinstance(event, Improved):
            for name, bounds in told.items():
                value = valuation.value(event.decisions, name)
                assert all(value <= bound if name in MAXIMISED else value >= bound for bound in bounds)
                seen += 1
    assert seen > 10


def test_a_bound_that_a_target_cut_off_is_not_told() -> None:
    """With a target that nothing misses, the bound told is that of the relaxation, not the target."""
    plain = events_of(SolveSettings(time_limit=2.0, threads=1))
    aimed = events_of(SolveSettings(time_limit=2.0, threads=1, targets={"late": 10_000}))
    first = [next(e.bound for e in events if isinstance(e, Bounded) and e.name == "late") for events in (plain, aimed)]
    assert first[1] <= first[0] < 10_000
