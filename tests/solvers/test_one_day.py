"""The search for one-day offices: what it reports are plans, and they are as good as any on tiny offices."""

from typing import Any

import numpy as np
import pytest

from benchmarks.gap import as_instance
from benchmarks.gap_hard import make_problem
from optimizer.bounds.allowance import Unlimited
from optimizer.bounds.placements import whole_day
from optimizer.checks.check import require_checked
from optimizer.instance.indexed import index_instance
from optimizer.model.decisions import Decisions
from optimizer.solvers.assemble import assemble_plan
from optimizer.solvers.clock import Clock
from optimizer.solvers.one_day import one_day
from optimizer.solvers.settings import SolveSettings
from tests.bounds.test_never_crossed import priced_of
from tests.bounds.test_whole_clients import most_of


def search(problem: dict[str, Any], threads: int) -> tuple[list[int], int]:
    """Continuity of each plan reported, and the most that any way to place all clients gives."""
    office = as_instance("tiny", problem)
    indexed = index_instance(office)
    priced = priced_of(indexed, "client-based")
    _, prices = priced.search("continuity", {"unassigned": 0, "late": 0}, Unlimited())
    found = one_day(indexed, priced, prices, SolveSettings(threads=threads))
    assert found is not None
    plans: list[Decisions] = []
    found.run(Clock(0, work=10), 5.0, 1.0, plans.append)
    values = []
    for plan in plans:
        score = require_checked(office, assemble_plan(indexed, "client-based", plan)).score
        assert score.objectives["unassigned"] == score.objectives["late"] == 0
        values.append(score.objectives["continuity"])
    whole = whole_day(indexed, priced.choices)
    assert whole is not None
    return values, most_of(whole)


@pytest.mark.parametrize("kind", ["C", "D", "E"])
@pytest.mark.parametrize("threads", [1, 2])
def test_tiny_offices_are_solved_and_plans_get_better(kind: str, threads: int) -> None:
    values, most = search(make_problem(kind, 3, 9).as_profits(), threads)
    assert most > 0
    assert values == sorted(values) or threads > 1
    assert max(values) == most


def test_parts_of_a_larger_office_make_a_plan_together() -> None:
    problem = make_problem("E", 16, 48).as_profits()
    office = index_instance(as_instance("office", problem))
    priced = priced_of(office, "client-based")
    _, prices = priced.search("continuity", {"unassigned": 0, "late": 0}, Unlimited())
    found = one_day(office, priced, prices, SolveSettings(threads=2))
    assert found is not None
    plans: list[Decisions] = []
    found.run(Clock(0, work=10), 5.0, 1.0, plans.append)
    assert plans
    whole = whole_day(office, priced.choices)
    assert whole is not None
    load = np.zeros(16, dtype=np.int64)
    np.add.at(load, plans[-1].caseworker, whole.minutes[np.arange(48), plans[-1].caseworker])
    assert (load <= whole.capacity).all()


@pytest.mark.parametrize("threads", [1, 2])
def test_counted_work_gives_the_same_plans_and_closing_improves_them(threads: int) -> None:
    """Plans get no worse from the short search to the long one, and are the same when repeated."""
    office = index_instance(as_instance("office", make_problem("D", 12, 72).as_profits()))
    priced = priced_of(office, "client-based")
    _, prices = priced.search("continuity", {"unassigned": 0, "late": 0}, Unlimited())
    whole = whole_day(office, priced.choices)
    assert whole is not None

    def once() -> tuple[list[int], list[int]]:
        found = one_day(office, priced, prices, SolveSettings(threads=threads))
        assert found is not None
        assert found.many
        plans: list[Decisions] = []
        clock = Clock(0, work=1.6)
        found.run(clock, 0.8, 1.0, plans.append)
        short = len(plans)
        found.improve(clock, 0.8, plans.append)
        values = [int(whole.points[np.arange(72), plan.caseworker].sum()) for plan in plans]
        load = np.bincount(plans[-1].caseworker, whole.minutes[np.arange(72), plans[-1].caseworker], 12)
        assert (load <= whole.capacity).all()
        return values[:short], values[short:]

    short, long = once()
    assert max(long) > max(short)
    assert once() == (short, long)
